import * as Y from "yjs";
import { indexBoard } from "../records/fold-board.js";
import { materialise } from "../records/materialise.js";
import { RecordIndex } from "../records/record-index.js";
import { recordsOf } from "../schema.js";
import { sheetsOf } from "../sheets/stored-row.js";
import { addChanged } from "./changed-ids.js";
import type { ReplayLog } from "./replay-log.js";

/** Loading a whole board costs about as much as applying this many updates. */
const LOAD_COST = 500;
/** Every this many updates the cursor keeps the board, to begin from later. */
const KEEP_EVERY = 250;

/** A document that can be brought to any position of a log, forwards and backwards. */
export class ReplayCursor {
  readonly #log: ReplayLog;
  readonly #keeps: boolean;
  #doc = new Y.Doc();
  #index = new RecordIndex();
  /** Rank of the base that the document was loaded from, and its present position. */
  #origin = 0;
  #position = 0;
  /** The document was loaded anew since the last move returned. */
  #stale = false;
  #staleRows = false;
  readonly #changed = new Set<string>();
  readonly #changedRows = new Set<string>();

  /** @param keeps whether it keeps boards in the log, to begin from later. */
  constructor(log: ReplayLog, keeps = true) {
    this.#log = log;
    this.#keeps = keeps;
    this.#watch();
  }

  get position(): number {
    return this.#position;
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  /** The records at the present position. */
  get index(): RecordIndex {
    return this.#index;
  }

  /**
   * Goes to a position. Returns the ids whose visible record may differ from before, "all" if the board was loaded
   * anew, or null if the log still lacks something: damage found on the way can require chunks that nobody asked for
   * yet.
   */
  moveTo(target: number): ReadonlySet<string> | "all" | null {
    for (;;) {
      if (this.#mustLoad(target) && !this.#load(target)) return null;
      const updates = this.#log.updates(this.#position, target);
      if (updates === null) return null;
      const failed = this.#apply(updates);
      if (failed === null) break;
      this.#log.markDamaged(this.#position + failed);
      this.#origin = -1;
    }
    this.#position = target;
    const changed = this.#takeChanged();
    if (this.#keeps) this.#keepSometimes();
    if (!this.#stale) return changed;
    this.#stale = false;
    return "all";
  }

  /** Rows of worksheets that may have changed since the last call; "all" if the document was loaded anew since. */
  takeChangedRows(): ReadonlySet<string> | "all" {
    const changed = this.#staleRows ? "all" : new Set(this.#changedRows);
    this.#staleRows = false;
    this.#changedRows.clear();
    return changed;
  }

  destroy(): void {
    this.#doc.destroy();
  }

  #mustLoad(target: number): boolean {
    if (this.#origin < this.#log.floorOf(target) || this.#position > target) return true;
    const base = this.#log.baseFor(target);
    return base !== null && base.rank - this.#position > LOAD_COST;
  }

  #load(target: number): boolean {
    const base = this.#log.baseFor(target);
    if (base === null) return false;
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    if (base.state.length > 0) Y.applyUpdateV2(this.#doc, base.state);
    this.#origin = base.rank;
    this.#position = Math.floor(base.rank);
    this.#stale = true;
    this.#staleRows = true;
    this.#index = base.records === null ? indexBoard(this.#doc) : RecordIndex.of(base.records);
    this.#changed.clear();
    this.#watch();
    return true;
  }

  /** Applies updates. Returns the index of a failed one, after which the document is useless; null if all succeed. */
  #apply(updates: readonly (Uint8Array | null)[]): number | null {
    let at = 0;
    try {
      // One transaction for all: Yjs's clean-up after a transaction costs more than an update.
      this.#doc.transact(() => {
        for (; at < updates.length; at += 1) {
          const update = updates[at];
          if (update != null) Y.applyUpdate(this.#doc, update);
        }
      });
      return null;
    } catch {
      return at;
    }
  }

  #watch(): void {
    // The old document's observers end with it.
    recordsOf(this.#doc).observeDeep((events) => addChanged(events, this.#changed));
    sheetsOf(this.#doc).observeDeep((events) => addChanged(events, this.#changedRows));
  }

  #takeChanged(): ReadonlySet<string> {
    const affected = new Set<string>();
    const records = recordsOf(this.#doc);
    for (const id of this.#changed) {
      for (const each of this.#index.set(id, materialise(id, records.get(id)))) affected.add(each);
    }
    this.#changed.clear();
    return affected;
  }

  #keepSometimes(): void {
    const base = this.#log.baseFor(this.#position);
    if (base !== null && this.#position - base.rank < KEEP_EVERY) return;
    this.#log.keep(this.#position, Y.encodeStateAsUpdateV2(this.#doc), this.#index.snapshot());
  }
}
