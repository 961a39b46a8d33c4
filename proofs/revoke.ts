import { setTimeout as wait } from "node:timers/promises";
import { CLOSE } from "@casement/shared/contract/close-codes";
import type { CommandName, CommandPayload } from "@casement/shared/contract/commands";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { syncMessage } from "../server/src/testing/board-messages.js";
import { BoardClient, type BoardStage, startBoardStage, startInterview } from "../server/src/testing/board-stage.js";
import { type Actor, type Cast, SessionClient, seat, seatCast } from "../server/src/testing/session-stage.js";
import { createTestDatabase } from "../server/src/testing/test-database.js";
import { neverHappened } from "./never-happened.js";
import { percentile } from "./page/figures.js";
import type { Proof } from "./proof.js";

const UPDATE = 2;
/** In a race a person is removed within this many ms after beginning to connect. */
const RACE_MS = 25;
/** Pause between two edits of the traffic: below what a connection may send for long. */
const EDIT_EVERY_MS = 15;

/** Promise 9: whoever is removed is out at once, on both sockets, under traffic and while they connect. */
export const revoke: Proof = async ({ rounds = 400, seed = 1 }, say) => {
  const random = seededRandom(seed);
  const database = await createTestDatabase();
  const stage = await startBoardStage(database.prisma);
  const cast = await seatCast(stage.deps);
  await startInterview(stage, cast.sessionId);
  const traffic = new Traffic(stage, cast);
  const faults: string[] = [];
  const [settledMs, racedMs]: [number[], number[]] = [[], []];
  let bytes = 0;
  try {
    await traffic.begin();
    for (let round = 1; round <= rounds; round += 1) {
      const racing = round % 2 === 0;
      const victim = new Victim(stage, await seat(stage.deps, cast.sessionId, "candidate"));
      if (racing) await wait(random.below(RACE_MS));
      else await victim.joined();
      const began = await traffic.command("participant.remove", { participantId: victim.actor.participantId });
      victim.write(`shape:late-${round}`);
      await traffic.tell(`secret-${round}`);
      const endedAt = await victim.ended();
      (racing ? racedMs : settledMs).push(Math.max(0, endedAt - began));
      const told = await victim.saw(`secret-${round}`);
      if (told) faults.push(`round ${round}: was shown what came after the removal`);
      faults.push(...(await victim.comesBack()).map((fault) => `round ${round}: ${fault}`));
      bytes += victim.bytes;
      if (round % 100 === 0) say(`round ${round}: ${faults.length} faults`);
    }
    faults.push(
      ...[...traffic.board.records.keys()].flatMap((id) => (id.startsWith("shape:late-") ? [`${id} was taken`] : [])),
    );
    const counts = {
      "removals while connected": settledMs.length,
      "removals while connecting": racedMs.length,
      "edits of the traffic": traffic.drawn,
      "messages of what came after, to those who stayed": traffic.told("secret-"),
      "bytes they were sent, scanned": bytes,
    };
    const leaks = faults.length;
    faults.push(...neverHappened(counts));
    const figures = {
      seed,
      ...counts,
      "both sockets closed, p50 ms": percentile(settledMs, 0.5),
      "p99 ms": percentile(settledMs, 0.99),
      "longest ms": percentile(settledMs, 1),
      "of those connecting, p99 ms": percentile(racedMs, 0.99),
      "frames of what came after": leaks,
    };
    return { figures, faults };
  } finally {
    traffic.end();
    await stage.stop();
    await database.close();
  }
};

/** An owner and an interviewer who work all the time. */
class Traffic {
  readonly owner: SessionClient;
  readonly board: BoardClient;
  drawn = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor({ origin }: BoardStage, cast: Cast) {
    this.owner = new SessionClient(origin, cast.owner);
    this.board = new BoardClient(origin, cast.interviewer);
  }

  async begin(): Promise<void> {
    await Promise.all([this.owner.joined(), this.board.joined()]);
    this.#timer = setInterval(() => {
      this.drawn += 1;
      this.board.draw(`shape:traffic-${this.drawn % 50}`);
    }, EDIT_EVERY_MS);
  }

  /** Sends a word on both sockets and waits until the server has processed it. */
  async tell(word: string): Promise<void> {
    this.board.draw(`shape:${word}`);
    await this.command("chat.send", { messageId: word, text: word });
    await this.board.until(({ allSaved }) => allSaved);
  }

  /** How many messages to the owner hold this word: the search that must find nothing at the removed finds these. */
  told(word: string): number {
    return this.owner.received.filter((message) => JSON.stringify(message).includes(word)).length;
  }

  /**
   * Repeats a command until the server accepts it, because hundreds of rounds need more commands than one person may
   * send. Resolves to the time of sending.
   */
  async command<N extends CommandName>(name: N, payload: CommandPayload<N>): Promise<number> {
    for (;;) {
      const sentAt = performance.now();
      const ack = await this.owner.send(name, payload);
      if (ack.ok) return sentAt;
      if (ack.error.code !== "RATE_LIMITED") throw new Error(`${name}: ${ack.error.code}`);
      await wait(Number(ack.error.details?.retryAfterSeconds ?? 1) * 1000);
    }
  }

  end(): void {
    clearInterval(this.#timer);
    this.owner.close();
    this.board.close();
  }
}

/** Somebody who is removed, with everything that their two sockets received. */
class Victim {
  bytes = 0;
  readonly #session: SessionClient;
  readonly #ws: WebSocket;
  readonly #frames: Buffer[] = [];
  readonly #boardEnded: Promise<{ at: number; code: number }>;
  readonly #sessionEnded: Promise<number>;

  constructor(
    readonly stage: BoardStage,
    readonly actor: Actor,
  ) {
    this.#session = new SessionClient(stage.origin, actor);
    this.#ws = this.#open();
    this.#ws.on("message", (data: Buffer) => this.#frames.push(data));
    this.#boardEnded = closing(this.#ws);
    this.#sessionEnded = new Promise((resolve) => {
      this.#session.socket.once("disconnect", () => resolve(performance.now()));
      this.#session.socket.once("connect_error", () => resolve(performance.now()));
    });
  }

  async joined(): Promise<void> {
    await this.#session.joined();
    while (this.#frames.length === 0) await new Promise((resolve) => this.#ws.once("message", resolve));
  }

  /** Tries to go on writing, whatever the server said. */
  write(id: string): void {
    const doc = new Y.Doc();
    doc.getMap("records").set(id, new Y.Map([["_", { typeName: "shape" }]]));
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.send(syncMessage(UPDATE, Y.encodeStateAsUpdate(doc)));
  }

  /** Time at which the later of both sockets was closed. */
  async ended(): Promise<number> {
    const [board, session] = await Promise.all([this.#boardEnded, this.#sessionEnded]);
    return Math.max(board.at, session);
  }

  async saw(word: string): Promise<boolean> {
    const session = JSON.stringify(this.#session.received);
    this.bytes += session.length + this.#frames.reduce((sum, { length }) => sum + length, 0);
    return session.includes(word) || this.#frames.some((frame) => frame.includes(word));
  }

  /** Returns what is wrong when they try again with their old cookie. */
  async comesBack(): Promise<string[]> {
    const [first, again] = [await this.#boardEnded, await closing(this.#open())];
    const session = await new SessionClient(this.stage.origin, this.actor).until(({ refused }) => refused !== null);
    const faults: string[] = [];
    if (first.code !== CLOSE.REVOKED) faults.push(`closed with ${first.code}`);
    if (again.code !== CLOSE.REVOKED) faults.push(`came back and was closed with ${again.code}`);
    if (session.refused?.code !== "REMOVED") faults.push(`the session said ${session.refused?.code}`);
    return faults;
  }

  #open(): WebSocket {
    const { cookie, sessionId } = this.actor;
    const url = `${this.stage.origin.replace("http", "ws")}/board/${sessionId}?saved=1`;
    const ws = new WebSocket(url, { headers: { cookie, origin: this.stage.origin } });
    ws.on("error", () => undefined);
    return ws;
  }
}

function closing(ws: WebSocket): Promise<{ at: number; code: number }> {
  return new Promise((resolve) => ws.once("close", (code) => resolve({ at: performance.now(), code })));
}
