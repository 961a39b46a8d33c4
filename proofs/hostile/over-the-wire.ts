import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { syncMessage } from "../../server/src/testing/board-messages.js";
import type { Actor } from "../../server/src/testing/session-stage.js";
import { Crew } from "../live/crew.js";
import { prepareProcess } from "../live/stage.js";
import { neverHappened } from "../never-happened.js";
import { percentile } from "../page/figures.js";
import type { SeededRandom } from "../page/seeded.js";
import type { Proof } from "../proof.js";
import { HOSTILE, type Target } from "./frames.js";

const KINDS = Object.keys(HOSTILE);
const QUESTION = syncMessage(0, Uint8Array.from([0]));
const PROBE_EVERY_MS = 25;

/**
 * Promise 5 over real sockets: the real server in a process of its own, honest people at work, attackers beside them.
 */
export const hostileWire: Proof = async ({ seconds = 60, attackers = 6, seed = 1, built = 1 }, say) => {
  const random = seededRandom(seed);
  const stage = await prepareProcess(built === 1);
  const { server, cast } = stage;
  await server.start();
  const crew = new Crew(server.origin, [cast.owner, cast.interviewer], random);
  const faults: string[] = [];
  try {
    await crew.untilSynced();
    const calm = await probe(crew, Math.min(10, seconds / 2) * 1000);
    say(`without attackers: longest ${percentile(calm, 1)} ms`);
    crew.startDrawing(40);
    const enemies = Array.from({ length: attackers }, () => new Attacker(server.origin, cast.candidate, random, crew));
    const attacks = enemies.map((enemy) => enemy.attack());
    const stormy = await probe(crew, seconds * 1000);
    for (const enemy of enemies) enemy.stop();
    await Promise.all(attacks);
    await crew.stopDrawing();
    if (server.hasDied) faults.push("the server's process ended");
    faults.push(...(await crew.converged(stage.record)));
    faults.push(...(await crew.lost(stage.record)));
    const sum = (of: (enemy: Attacker) => number) => enemies.reduce((total, enemy) => total + of(enemy), 0);
    const counts = {
      "frames that the server answered or closed upon": sum(({ frames }) => frames),
      "connections ended by them": sum(({ closings }) => closings),
      "honest edits meanwhile": crew.sum(({ hands }) => hands.edits),
      "updates called saved": crew.sum(({ ledger }) => ledger.promised.updates),
      "edits timed without attackers": calm.length,
      "edits timed under attack": stormy.length,
    };
    faults.push(...neverHappened(counts));
    const figures = {
      seed,
      seconds,
      ...counts,
      "person to person without attackers, longest ms": percentile(calm, 1),
      "under attack, p50 ms": percentile(stormy, 0.5),
      "p99 ms": percentile(stormy, 0.99),
      "longest ms": percentile(stormy, 1),
      crashes: server.hasDied ? 1 : 0,
    };
    return { figures, faults };
  } finally {
    crew.leave();
    await stage.close();
  }
};

/** Measures again and again how long an edit takes from one page's document to another's, in ms. */
async function probe(crew: Crew, forMs: number): Promise<number[]> {
  const [from, to] = crew.members.map(({ page }) => page.doc) as [Y.Doc, Y.Doc];
  const took: number[] = [];
  const until = performance.now() + forMs;
  while (performance.now() < until) {
    const began = performance.now();
    from.getMap("records").set("shape:probe", new Y.Map([["_", { typeName: "probe", began }]]));
    const clock = Y.getState(from.store, from.clientID);
    while (Y.getState(to.store, from.clientID) < clock) await new Promise((resolve) => to.once("update", resolve));
    took.push(performance.now() - began);
    await wait(PROBE_EVERY_MS);
  }
  return took;
}

/** Sends a hostile frame and then an honest question, and waits for the outcome, so that each frame was surely read. */
class Attacker {
  frames = 0;
  closings = 0;
  #stopped = false;

  constructor(
    readonly origin: string,
    readonly actor: Actor,
    readonly random: SeededRandom,
    readonly crew: Crew,
  ) {}

  stop(): void {
    this.#stopped = true;
  }

  async attack(): Promise<void> {
    const [victim] = this.crew.members;
    const honest: Uint8Array[] = [];
    victim?.page.doc.on("update", (update: Uint8Array) => {
      if (honest.push(update) > 200) honest.shift();
    });
    let ws: WebSocket | null = null;
    while (!this.#stopped) {
      if (ws === null || ws.readyState !== WebSocket.OPEN) ws = await this.#connect();
      if (ws === null || honest.length === 0) await wait(20);
      else await this.#strike(ws, this.#target(victim?.page.doc as Y.Doc, honest));
    }
    ws?.terminate();
  }

  #target(doc: Y.Doc, honest: readonly Uint8Array[]): Target {
    const victimClock = Y.getState(doc.store, doc.clientID);
    return { random: this.random, base: EMPTY, honest, victim: doc.clientID, victimClock };
  }

  async #strike(ws: WebSocket, target: Target): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      const settle = () => {
        ws.off("message", hear);
        ws.off("close", close);
        this.frames += 1;
        resolve();
      };
      // A sync step 2 answers the question, which was read after the frame.
      const hear = (data: Buffer) => {
        if (data[0] === 0 && data[1] === 1) settle();
      };
      const close = () => {
        this.closings += 1;
        settle();
      };
      ws.on("message", hear);
      ws.on("close", close);
    });
    ws.send(HOSTILE[this.random.pick(KINDS)]?.(target) as Uint8Array);
    ws.send(QUESTION);
    await answered;
  }

  #connect(): Promise<WebSocket | null> {
    const { cookie, sessionId } = this.actor;
    const url = `${this.origin.replace("http", "ws")}/board/${sessionId}`;
    const ws = new WebSocket(url, { headers: { cookie, origin: this.origin } });
    return new Promise((resolve) => {
      ws.once("open", () => resolve(ws));
      ws.on("error", () => resolve(null));
    });
  }
}

const EMPTY = Y.encodeStateAsUpdate(new Y.Doc());
