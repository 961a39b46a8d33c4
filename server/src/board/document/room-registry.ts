import { epochClientId, FIRST_EPOCH, seedBoard } from "@casement/shared/document/schema";
import * as Y from "yjs";
import type { BoardLimits } from "../board-limits.js";
import { loadBoard } from "../storage/board-store.js";
import { RecordWriter } from "../storage/record-writer.js";
import { SERVER } from "../validation/authors.js";
import { BoardRoom } from "./board-room.js";
import { beginNextEpoch, saveKeyframe, tidyRecord, type UpkeepDeps } from "./upkeep.js";

interface Slot {
  /** Loading and unloading of one room, one after the other. */
  chain: Promise<unknown>;
  room: BoardRoom | null;
  /** Connections that hold the room or wait for it. */
  uses: number;
  timer: NodeJS.Timeout | null;
}

export interface RegistryDeps extends UpkeepDeps {
  readonly limits: BoardLimits;
  /** The database stopped answering (true) or answers again (false). */
  readonly onTrouble: (failing: boolean) => void;
}

/** All board rooms of this node. */
export class RoomRegistry {
  readonly writer: RecordWriter;
  readonly #deps: RegistryDeps;
  readonly #slots = new Map<string, Slot>();
  readonly #keyframeTimer: NodeJS.Timeout;

  constructor(deps: RegistryDeps) {
    this.#deps = deps;
    this.writer = new RecordWriter(deps);
    this.#keyframeTimer = setInterval(() => void this.#makeKeyframes(false), deps.limits.keyframeCheckMs).unref();
  }

  /** The room of a session, loaded when it is not. Each call needs one `release`. Throws when it cannot be loaded. */
  async open(sessionId: string): Promise<BoardRoom> {
    const slot = this.#slot(sessionId);
    slot.uses += 1;
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = null;
    const opened = slot.chain.then(async () => {
      slot.room ??= await this.#load(sessionId);
      return slot.room;
    });
    slot.chain = opened.catch(() => undefined);
    try {
      return await opened;
    } catch (error) {
      this.release(sessionId);
      throw error;
    }
  }

  release(sessionId: string): void {
    const slot = this.#slots.get(sessionId);
    if (slot === undefined) return;
    slot.uses -= 1;
    if (slot.uses === 0) this.#unloadLater(sessionId, slot);
  }

  /** The loaded room, or null. */
  peek(sessionId: string): BoardRoom | null {
    return this.#slots.get(sessionId)?.room ?? null;
  }

  /** Throws a document away; whoever opens the room next gets it from the record, with all that was on its way there. */
  discard(room: BoardRoom): void {
    const slot = this.#slots.get(room.sessionId);
    if (slot?.room !== room) return;
    slot.room = null;
    slot.chain = slot.chain.then(async () => {
      await room.untilIdle();
      room.destroy();
    });
  }

  /** Drops a deleted session at once, with what was not stored yet. */
  forget(sessionId: string): void {
    const slot = this.#slots.get(sessionId);
    slot?.room?.destroy();
    if (slot !== undefined) slot.room = null;
  }

  /** A board as it is now: the live room's, or the record's without loading a room. V1 update. */
  async read(sessionId: string): Promise<Uint8Array> {
    const room = this.peek(sessionId);
    if (room !== null) return room.encode();
    const { doc, authors } = await loadBoard(this.#deps.prisma, sessionId);
    if (authors.size === 0) seedBoard(doc);
    const state = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return state;
  }

  /** The board as an ended epoch left it. V1 update. */
  async readEpoch(sessionId: string, epoch: number): Promise<Uint8Array> {
    const { doc } = await loadBoard(this.#deps.prisma, sessionId, epoch);
    const state = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return state;
  }

  /** Commits everything and leaves keyframes behind. False when the database did not take it all in time. */
  async close(withinMs: number): Promise<boolean> {
    clearInterval(this.#keyframeTimer);
    for (const { room } of this.#slots.values()) room?.catchUp();
    const complete = await this.writer.close(withinMs);
    if (complete && !this.writer.failing) await this.#makeKeyframes(true);
    for (const { timer, room } of this.#slots.values()) {
      if (timer !== null) clearTimeout(timer);
      room?.destroy();
    }
    this.#slots.clear();
    return complete;
  }

  #slot(sessionId: string): Slot {
    let slot = this.#slots.get(sessionId);
    if (slot === undefined) {
      slot = { chain: Promise.resolve(), room: null, uses: 0, timer: null };
      this.#slots.set(sessionId, slot);
    }
    return slot;
  }

  async #load(sessionId: string): Promise<BoardRoom> {
    const board = await loadBoard(this.#deps.prisma, sessionId);
    const isNew = board.authors.size === 0;
    if (isNew) {
      board.doc.clientID = epochClientId(FIRST_EPOCH);
      seedBoard(board.doc);
      board.authors.bind(SERVER, [board.doc.clientID]);
    }
    const room = new BoardRoom(sessionId, board, this.writer, this.#deps.clock, this.#deps.limits);
    if (isNew) room.recordOwn(Y.encodeStateAsUpdate(board.doc));
    // Nobody sees a seed that a crash could still take back.
    await room.untilIdle();
    return room;
  }

  #unloadLater(sessionId: string, slot: Slot): void {
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = setTimeout(() => {
      slot.timer = null;
      slot.chain = slot.chain.then(() => this.#unload(sessionId, slot)).catch(() => undefined);
    }, this.#deps.limits.unloadAfterMs).unref();
  }

  async #unload(sessionId: string, slot: Slot): Promise<void> {
    if (slot.uses > 0) return;
    if (slot.room !== null && !slot.room.idle) return this.#unloadLater(sessionId, slot);
    const { room } = slot;
    if (room !== null) await saveKeyframe(this.#deps, room, true);
    if (slot.uses > 0) return;
    if (room !== null) await beginNextEpoch(this.#deps, room);
    if (room !== null) await tidyRecord(this.#deps, room);
    // Whoever comes from here on waits in the chain and gets it as the record has it.
    room?.destroy();
    slot.room = null;
    if (slot.uses === 0) this.#slots.delete(sessionId);
  }

  async #makeKeyframes(all: boolean): Promise<void> {
    for (const { room } of this.#slots.values()) if (room !== null) await saveKeyframe(this.#deps, room, all);
  }
}
