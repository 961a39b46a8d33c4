import { epochClientId, FIRST_EPOCH, seedBoard } from "@casement/shared/document/schema";
import * as Y from "yjs";
import type { Metrics } from "../../platform/metrics/metrics.js";
import { Slots } from "../../platform/slots.js";
import type { BoardLimits } from "../board-limits.js";
import { UpdateWriter } from "../storage/update-writer.js";
import { SERVER } from "../validation/authors.js";
import { Aside } from "./aside/aside.js";
import { BoardDocument } from "./board-document.js";
import {
  beginNextEpoch,
  type PreparedEpoch,
  prepareNextEpoch,
  saveKeyframe,
  tidyRecord,
  type UpkeepDeps,
} from "./upkeep.js";

/**
 * The documents whose keyframes are due are kept one after the other, with a rest in between that is so many times as
 * long as the keyframe took: however many rooms there are, whoever draws has most of the loop.
 */
const KEYFRAME_REST = 4;
/** Everybody may leave all rooms at once, such as when a network fails; unloading reads and packs what was recorded. */
const UNLOADS_AT_ONCE = 2;

interface Slot {
  /** Loads and unloads of one document, one after the other. */
  chain: Promise<unknown>;
  document: BoardDocument | null;
  /** How many connections hold the document or wait for it. */
  uses: number;
  timer: NodeJS.Timeout | null;
  /** It is being unloaded: at most once at a time, or a second unloading would end with another slot's document. */
  unloading: boolean;
  /** Ends the packing of the record of a document that is no longer loaded. */
  packing: AbortController | null;
}

interface RegistryDeps extends Omit<UpkeepDeps, "aside"> {
  readonly limits: BoardLimits;
  readonly metrics: Metrics;
  /** The database stopped answering (true) or answers again (false). */
  readonly onTrouble: (failing: boolean) => void;
}

/** The documents that this node has loaded. */
export class DocumentRegistry {
  readonly writer: UpdateWriter;
  readonly #deps: RegistryDeps & UpkeepDeps;
  readonly #slots = new Map<string, Slot>();
  readonly #unloads = new Slots(UNLOADS_AT_ONCE);
  readonly #keyframeTimer: NodeJS.Timeout;
  /** Goes through the documents for keyframes that are due; null in between. */
  #round: Promise<void> | null = null;
  #closing = false;

  constructor(deps: RegistryDeps) {
    this.#deps = { ...deps, aside: new Aside() };
    this.writer = new UpdateWriter(deps);
    this.#keyframeTimer = setInterval(() => {
      this.#round ??= this.#makeKeyframes().finally(() => {
        this.#round = null;
      });
    }, deps.limits.keyframeCheckMs).unref();
  }

  /**
   * Returns the document of a session, loading it if necessary. Each call needs one `release`. Throws if it cannot be
   * loaded.
   */
  async open(sessionId: string): Promise<BoardDocument> {
    const slot = this.#slot(sessionId);
    slot.uses += 1;
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = null;
    slot.packing?.abort();
    const opened = slot.chain.then(async () => {
      slot.document ??= await this.#load(sessionId);
      return slot.document;
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

  /** How many documents are in memory. */
  get size(): number {
    return [...this.#slots.values()].filter(({ document }) => document !== null).length;
  }

  /** Returns the document if it is loaded, otherwise null. */
  peek(sessionId: string): BoardDocument | null {
    return this.#slots.get(sessionId)?.document ?? null;
  }

  /**
   * Drops a document that broke. Whoever opens it next gets it from the session log, once all pending updates are
   * committed.
   */
  discard(document: BoardDocument): void {
    const slot = this.#slots.get(document.sessionId);
    if (slot?.document !== document) return;
    slot.document = null;
    slot.chain = slot.chain.then(async () => {
      await document.untilIdle();
      document.destroy();
    });
  }

  /** Drops the document of a deleted session at once, with what is not committed yet. */
  forget(sessionId: string): void {
    const slot = this.#slots.get(sessionId);
    slot?.document?.destroy();
    slot?.packing?.abort();
    if (slot !== undefined) slot.document = null;
  }

  /**
   * Returns a board as it is now, as a V1 update: the loaded one, or one read from the session log without loading it.
   */
  async read(sessionId: string): Promise<Uint8Array> {
    const document = this.peek(sessionId);
    if (document !== null) return document.encode();
    const { doc, authors } = await this.#deps.storage.load(sessionId);
    if (authors.size === 0) seedBoard(doc);
    const state = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return state;
  }

  /** Returns the board as an ended epoch left it, as a V1 update. */
  async readEpoch(sessionId: string, epoch: number): Promise<Uint8Array> {
    const { doc } = await this.#deps.storage.load(sessionId, epoch);
    const state = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return state;
  }

  /** Commits everything and writes keyframes. Returns false if the database did not take it all in time. */
  async close(withinMs: number): Promise<boolean> {
    this.#closing = true;
    clearInterval(this.#keyframeTimer);
    for (const { document } of this.#slots.values()) document?.catchUp();
    const complete = await this.writer.close(withinMs);
    for (const { document } of this.#slots.values())
      if (complete && !this.writer.failing && document !== null) await saveKeyframe(this.#deps, document, true);
    for (const { timer, document, packing } of this.#slots.values()) {
      if (timer !== null) clearTimeout(timer);
      packing?.abort();
      document?.destroy();
    }
    this.#slots.clear();
    await this.#deps.aside.close();
    return complete;
  }

  #slot(sessionId: string): Slot {
    let slot = this.#slots.get(sessionId);
    if (slot === undefined) {
      slot = { chain: Promise.resolve(), document: null, uses: 0, timer: null, unloading: false, packing: null };
      this.#slots.set(sessionId, slot);
    }
    return slot;
  }

  async #load(sessionId: string): Promise<BoardDocument> {
    const board = await this.#deps.storage.load(sessionId);
    const isNew = board.authors.size === 0;
    if (isNew) {
      board.doc.clientID = epochClientId(FIRST_EPOCH);
      seedBoard(board.doc);
      board.authors.bind(SERVER, [board.doc.clientID]);
    }
    const document = new BoardDocument(sessionId, board, this.writer, this.#deps.clock, this.#deps.limits);
    if (isNew) document.recordOwn(Y.encodeStateAsUpdate(board.doc));
    // The seed is committed before anybody sees it: a crash must not take it back.
    await document.untilIdle();
    return document;
  }

  #unloadLater(sessionId: string, slot: Slot): void {
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = setTimeout(() => {
      slot.timer = null;
      if (slot.unloading) return this.#unloadLater(sessionId, slot);
      slot.unloading = true;
      void this.#unloads
        .run(() => this.#unload(sessionId, slot))
        .catch((error: unknown) => this.#deps.logger.warn({ err: error, sessionId }, "board not unloaded"))
        .finally(() => this.#unloaded(sessionId, slot));
    }, this.#deps.limits.unloadAfterMs).unref();
  }

  /** Only the middle of it is in the chain: whoever comes back waits for no keyframe, no rebuilding and no packing. */
  async #unload(sessionId: string, slot: Slot): Promise<void> {
    if (this.#isWanted(slot)) return;
    const { document } = slot;
    if (document !== null) await saveKeyframe(this.#deps, document, true);
    const goes = document !== null && !this.#isWanted(slot);
    const prepared = goes ? await prepareNextEpoch(this.#deps, document) : null;
    const dropped = slot.chain.then(() => this.#drop(sessionId, slot, prepared));
    slot.chain = dropped.catch(() => undefined);
    if (await dropped) await this.#pack(sessionId, slot);
  }

  #unloaded(sessionId: string, slot: Slot): void {
    slot.unloading = false;
    if (!this.#isWanted(slot) && slot.document === null) this.#slots.delete(sessionId);
  }

  /** Whether somebody came, and perhaps has gone again. */
  #isWanted({ uses, timer }: Slot): boolean {
    return uses > 0 || timer !== null || this.#closing;
  }

  /** Returns whether the document is no longer loaded. */
  async #drop(sessionId: string, slot: Slot, prepared: PreparedEpoch | null): Promise<boolean> {
    if (this.#isWanted(slot)) return false;
    const { document } = slot;
    if (document === null) return true;
    if (!document.idle) {
      this.#unloadLater(sessionId, slot);
      return false;
    }
    if (prepared?.document === document) await beginNextEpoch(this.#deps, prepared);
    // Whoever opens the document from here on reads it from the session log.
    document.destroy();
    slot.document = null;
    return true;
  }

  /** Packs the record until somebody comes. */
  async #pack(sessionId: string, slot: Slot): Promise<void> {
    if (this.#isWanted(slot)) return;
    slot.packing = new AbortController();
    await tidyRecord(this.#deps, sessionId, slot.packing.signal);
    slot.packing = null;
  }

  async #makeKeyframes(): Promise<void> {
    for (const { document } of this.#slots.values()) {
      if (this.#closing) return;
      const tookMs = document === null ? 0 : await saveKeyframe(this.#deps, document, false);
      if (tookMs > 0) await new Promise((resolve) => setTimeout(resolve, tookMs * KEYFRAME_REST).unref());
    }
  }
}
