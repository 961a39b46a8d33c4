import { setImmediate as nextTurn } from "node:timers/promises";
import { BOARD_SCHEMA, FIRST_EPOCH, ROOT, recordsOf } from "@casement/shared/document/schema";
import { emptyState } from "@casement/shared/session-log/state";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import * as Y from "yjs";
import { BOARD_LIMITS } from "../../server/src/board/board-limits.js";
import { DocumentRegistry } from "../../server/src/board/document/document-registry.js";
import type { BoardStorage } from "../../server/src/board/storage/board-storage.js";
import { PrismaBoardStorage } from "../../server/src/board/storage/prisma-board-storage.js";
import { systemClock } from "../../server/src/platform/clock.js";
import { createLogger } from "../../server/src/platform/logger.js";
import { NO_METRICS } from "../../server/src/platform/metrics/metrics.js";
import { startBoardStage } from "../../server/src/testing/board-stage.js";
import { seatCast } from "../../server/src/testing/session-stage.js";
import { createTestDatabase } from "../../server/src/testing/test-database.js";
import { AwarenessRelay } from "../../server/src/transport/board/awareness-relay.js";
import { BoardChannel } from "../../server/src/transport/board/board-channel.js";
import { neverHappened } from "../never-happened.js";
import { canonical } from "../page/canonical.js";
import type { SeededRandom } from "../page/seeded.js";
import type { Proof } from "../proof.js";
import { DirectLine, HonestPeer } from "./direct-line.js";
import { HOSTILE, type Target } from "./frames.js";

/**
 * Frames for one document: a participant may use a thousand clientIDs, and all further frames would be refused for that
 * alone.
 */
const FRAMES_A_ROOM = 10_000;
/** Frames after which the honest people draw and everything pending is done. */
const FRAMES_A_TURN = 100;
const KINDS = Object.keys(HOSTILE);

/**
 * Promise 5 at full count: the real connection, validation, channel and session log get the frames within this process.
 */
export const hostileDirect: Proof = async ({ frames = 1_000_000, seed = 1 }, say) => {
  const random = seededRandom(seed);
  const database = await createTestDatabase();
  const tally: Tally = { frames: 0, kinds: new Set(), closings: 0, honestEdits: 0, longestFrameMs: 0, slowestKind: "" };
  const faults: string[] = [];
  const stage = await startBoardStage(database.prisma);
  const storage = new PrismaBoardStorage(database.prisma);
  const registry = new DocumentRegistry({
    limits: BOARD_LIMITS,
    storage,
    clock: systemClock,
    logger: createLogger("silent"),
    metrics: NO_METRICS,
    onTrouble: () => undefined,
    goesOn: () => Promise.resolve(true),
    readState: async (sessionId) => (await stage.deps.sessionLogs.load(sessionId)).state,
  });
  const began = performance.now();
  for (let document = 1; tally.frames < frames; document += 1) {
    const { sessionId } = await seatCast(stage.deps);
    const besieged = new BesiegedRoom(registry, storage, sessionId, random, tally);
    await besieged.open();
    await besieged.endure(Math.min(FRAMES_A_ROOM, frames - tally.frames));
    const found = await besieged.lookOver();
    faults.push(...found.map((fault) => `document ${document}: ${fault}`));
    registry.release(sessionId);
    registry.forget(sessionId);
    if (document % 10 === 0)
      say(`${tally.frames} frames, ${faults.length} faults, longest ${tally.longestFrameMs.toFixed(1)} ms`);
  }
  const perSecond = Math.round(tally.frames / ((performance.now() - began) / 1000));
  await registry.close(5000);
  await stage.stop();
  await database.close();
  const counts = {
    "frames handed over": tally.frames,
    "connections ended by them": tally.closings,
    "honest edits meanwhile": tally.honestEdits,
  };
  faults.push(...neverHappened(counts));
  if (frames >= FRAMES_A_ROOM)
    faults.push(...KINDS.filter((kind) => !tally.kinds.has(kind)).map((kind) => `never happened: ${kind}`));
  const figures = {
    seed,
    ...counts,
    kinds: tally.kinds.size,
    "frames a second": perSecond,
    "longest one frame held the process, ms of processor": Number(tally.longestFrameMs.toFixed(1)),
    "and its kind": tally.slowestKind,
    crashes: 0,
  };
  return { figures, faults };
};

interface Tally {
  frames: number;
  /** The kinds of those frames. */
  readonly kinds: Set<string>;
  closings: number;
  honestEdits: number;
  longestFrameMs: number;
  slowestKind: string;
}

class BesiegedRoom {
  #channel!: BoardChannel;
  #honest!: readonly [HonestPeer, HonestPeer];
  #attackers: DirectLine[] = [];

  constructor(
    readonly registry: DocumentRegistry,
    readonly storage: BoardStorage,
    readonly sessionId: string,
    readonly random: SeededRandom,
    readonly tally: Tally,
  ) {}

  async open(): Promise<void> {
    const document = await this.registry.open(this.sessionId);
    this.#channel = new BoardChannel(document, new AwarenessRelay(Date.now()), { ...emptyState, phase: "live" });
    this.#honest = [
      new HonestPeer(this.#channel, "olive", "owner"),
      new HonestPeer(this.#channel, "ivan", "interviewer"),
    ];
    for (let edits = 0; edits < 10; edits += 1) await this.#honestTurn();
  }

  async endure(frames: number): Promise<void> {
    const [{ doc, updates }] = this.#honest;
    const base = Y.encodeStateAsUpdate(doc);
    const target = (): Target => ({
      random: this.random,
      base,
      honest: updates,
      victim: doc.clientID,
      victimClock: Y.getState(doc.store, doc.clientID),
    });
    for (let sent = 0; sent < frames; sent += 1) {
      this.#attack(this.random.pick(KINDS), target());
      if (sent % FRAMES_A_TURN === 0) await this.#honestTurn();
    }
  }

  #attack(kind: string, target: Target): void {
    const frame = HOSTILE[kind]?.(target) as Uint8Array;
    const at = this.random.below(4);
    let line = this.#attackers[at];
    if (line === undefined || !line.isOpen) {
      line?.hangUp();
      line = new DirectLine(this.#channel, `eve-${at}`, "candidate");
      this.#attackers[at] = line;
    }
    // Processor time: a busy machine is no fault of the server.
    const began = process.cpuUsage();
    line.send(frame);
    const { user, system } = process.cpuUsage(began);
    const tookMs = (user + system) / 1000;
    if (tookMs > this.tally.longestFrameMs) Object.assign(this.tally, { longestFrameMs: tookMs, slowestKind: kind });
    this.tally.frames += 1;
    this.tally.kinds.add(kind);
    if (!line.isOpen) this.tally.closings += 1;
    line.unread.length = 0;
  }

  /** Lets each honest person draw something and read what was received. */
  async #honestTurn(): Promise<void> {
    for (const peer of this.#honest) {
      this.tally.honestEdits += 1;
      const id = `shape:honest-${peer.doc.clientID}-${this.random.below(20)}`;
      const records = recordsOf(peer.doc);
      const known = records.get(id);
      if (known === undefined) records.set(id, new Y.Map<unknown>([["_", { typeName: "shape", id }]]));
      else if (this.random.next() < 0.1) records.delete(id);
      else known.set("xy", [this.random.below(900), this.tally.honestEdits]);
    }
    await nextTurn();
    for (const peer of this.#honest) peer.read();
  }

  /** Returns what is wrong at the end with the honest people, the server and the session log. */
  async lookOver(): Promise<string[]> {
    const { document, awareness } = this.#channel;
    const faults: string[] = [];
    await document.untilIdle();
    await nextTurn();
    for (const peer of this.#honest) peer.read();
    const server = new Y.Doc();
    Y.applyUpdate(server, document.encode());
    const { doc: record } = await this.storage.load(this.sessionId);
    const wanted = canonical(recordsOf(server).toJSON());
    if (canonical(recordsOf(record).toJSON()) !== wanted) faults.push("the record is not the board");
    for (const { doc, line, sent, saved } of this.#honest) {
      if (!line.isOpen) faults.push("an honest connection was ended");
      if (saved !== sent) faults.push(`an honest person has ${saved} of ${sent} saved`);
      if (canonical(recordsOf(doc).toJSON()) !== wanted) faults.push("an honest copy is not the board");
    }
    if (server.store.pendingStructs !== null) faults.push("the board waits for something that is missing");
    const roots: string[] = Object.values(ROOT);
    if ([...server.share.keys()].some((root) => !roots.includes(root))) faults.push("another root came in");
    const meta = { epoch: FIRST_EPOCH, schema: BOARD_SCHEMA };
    if (canonical(server.getMap(ROOT.META).toJSON()) !== canonical(meta)) faults.push("meta data changed");
    if (!recordsOf(server).has("page:page")) faults.push("the page is gone");
    for (const line of this.#attackers) line?.hangUp();
    for (const { line } of this.#honest) line.hangUp();
    awareness.close();
    return faults;
  }
}
