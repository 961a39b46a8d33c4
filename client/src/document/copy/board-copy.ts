import * as Y from "yjs";
import type { CopyDatabase } from "./copy-database";
import { rowKey, rowsOf, tabOf, unsavedKey } from "./copy-keys";

/** So many rows become one. */
const MOST_ROWS = 500;
/** A Yjs update that says nothing. */
const EMPTY_UPDATE_BYTES = 2;

/** The rows that one tab answers for: its own, and those that lay there when it opened. */
export interface CopyRows {
  readonly tab: string;
  readonly loaded: readonly IDBValidKey[];
}

/** What lay in a copy when it was opened. */
export interface CopyHoldings {
  /** Edits that earlier pages kept without the server's answer. */
  readonly unsaved: number;
  /** Yjs updates (V1), in any order. */
  readonly updates: readonly Uint8Array[];
}

const NOTHING: CopyHoldings = { unsaved: 0, updates: [] };

/**
 * One person's copy of one board in this browser, so that edits made offline survive a reload. Several tabs share the
 * database, each with rows of its own: what one of them erases is never another's unsaved work.
 */
export class BoardCopy {
  #rows: CopyRows;
  #count: number;
  #last = 0;
  #remembered: number;
  #doc: Y.Doc | null = null;
  readonly #tabs: BroadcastChannel | null;

  constructor(
    private readonly database: CopyDatabase,
    name: string,
    rows: CopyRows,
    private holdings = NOTHING,
  ) {
    this.#rows = rows;
    this.#count = rows.loaded.length;
    this.#remembered = holdings.unsaved;
    this.#tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
    // Another tab erased what it knew, and that may be the beginning of what this one drew.
    if (this.#tabs !== null) this.#tabs.onmessage = () => this.#writeWhole();
  }

  get rows(): CopyRows {
    return this.#rows;
  }

  /** Whether anything lay in it that the document has not got. */
  get isLoaded(): boolean {
    return this.holdings.updates.length === 0;
  }

  /** Takes over what lay in it, as edits of the document; answers how many of them the server has not acknowledged. */
  load(doc: Y.Doc): number {
    const { unsaved, updates } = this.holdings;
    this.holdings = NOTHING;
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    return unsaved;
  }

  /**
   * Keeps every change of the document from now on; whatever must not wait for it listens already.
   * @param whole the document may hold more than was loaded.
   */
  keep(doc: Y.Doc, whole = this.#rows.loaded.length === 0): void {
    this.#doc = doc;
    if (whole) this.#writeWhole();
    doc.on("update", this.#updated);
  }

  /** Remembers how many edits have no answer yet. */
  remember(unsaved: number): void {
    // Zero or not is what counts after a reload; the exact number may lag behind while drawing.
    const worthwhile = (unsaved === 0) !== (this.#remembered === 0) || Math.abs(unsaved - this.#remembered) >= 20;
    if (!worthwhile) return;
    this.#remembered = unsaved;
    this.database.change((_updates, facts) => facts.put(unsaved, unsavedKey(this.#rows.tab)));
  }

  close(): void {
    this.#doc?.off("update", this.#updated);
    this.#doc = null;
    this.#tabs?.close();
    this.database.close();
  }

  /** Closes and forgets everything that this tab answers for: the server has it. */
  erase(): void {
    this.database.change((updates, facts) => forgetRows(updates, facts, this.#rows));
    this.#tabs?.postMessage("erased");
    this.close();
  }

  readonly #updated = (update: Uint8Array) => {
    this.#count += 1;
    if (this.#count >= MOST_ROWS) this.#writeWhole();
    else this.database.change((updates) => updates.put(update, this.#nextKey()));
  };

  #writeWhole(): void {
    if (this.#doc === null) return;
    const whole = Y.encodeStateAsUpdate(this.#doc);
    if (whole.length <= EMPTY_UPDATE_BYTES) return;
    const old = this.#rows;
    this.#rows = { tab: old.tab, loaded: [] };
    this.#count = 1;
    this.database.change((updates, facts) => {
      forgetRows(updates, facts, old);
      updates.put(whole, this.#nextKey());
      facts.put(this.#remembered, unsavedKey(old.tab));
    });
  }

  #nextKey(): string {
    this.#last += 1;
    return rowKey(this.#rows.tab, this.#last);
  }
}

/** Deletes these rows, and what is remembered of a tab that has none left. */
export function forgetRows(updates: IDBObjectStore, facts: IDBObjectStore, { tab, loaded }: CopyRows): void {
  updates.delete(rowsOf(tab));
  facts.delete(unsavedKey(tab));
  for (const key of loaded) updates.delete(key);
  for (const other of new Set(loaded.map(tabOf))) {
    const left = updates.count(rowsOf(other));
    left.onsuccess = () => {
      if (left.result === 0) facts.delete(unsavedKey(other));
    };
  }
}
