import * as Y from "yjs";
import type { CopyDatabase } from "./copy-database";
import { rowKey, rowsOf, tabOf, unsavedKey } from "./copy-keys";

/** Once a copy has this many rows, they are merged into one. */
const MOST_ROWS = 500;
/** Length of a Yjs update without structs and deletions. */
const EMPTY_UPDATE_BYTES = 2;

/** The rows that one tab may erase: its own, and those that it found when it opened. */
export interface CopyRows {
  readonly tab: string;
  readonly loaded: readonly IDBValidKey[];
}

/** What a copy held when it was opened. */
interface CopyHoldings {
  /** Edits that earlier pages kept and the server has not acknowledged. */
  readonly unsaved: number;
  /** Yjs updates (V1), in any order. */
  readonly updates: readonly Uint8Array[];
}

const NOTHING: CopyHoldings = { unsaved: 0, updates: [] };

/**
 * One person's copy of one board in this browser, so that edits made offline survive a reload. Tabs share the database,
 * but each has rows of its own, so that no tab erases another's unsaved work.
 */
export class BoardCopy {
  #rows: CopyRows;
  #count: number;
  #last = 0;
  #remembered: number;
  #doc: Y.Doc | null = null;
  readonly #tabs: BroadcastChannel | null;

  readonly #database: CopyDatabase;
  #holdings: typeof NOTHING;

  constructor(database: CopyDatabase, name: string, rows: CopyRows, holdings = NOTHING) {
    this.#database = database;
    this.#holdings = holdings;
    this.#rows = rows;
    this.#count = rows.loaded.length;
    this.#remembered = holdings.unsaved;
    this.#tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
    // Another tab erased its rows, and this tab's rows may build on them.
    if (this.#tabs !== null) this.#tabs.onmessage = () => this.#writeWhole();
  }

  get rows(): CopyRows {
    return this.#rows;
  }

  /** Whether it still holds something that the document has not got. */
  get isLoaded(): boolean {
    return this.#holdings.updates.length === 0;
  }

  /** Applies what it holds to the document; returns how many of those edits the server has not acknowledged. */
  load(doc: Y.Doc): number {
    const { unsaved, updates } = this.#holdings;
    this.#holdings = NOTHING;
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    return unsaved;
  }

  /**
   * Keeps every change of the document from now on. Call it last: listeners that must not wait for the copy come before
   * it.
   * @param whole the document may hold more than was loaded.
   */
  keep(doc: Y.Doc, whole = this.#rows.loaded.length === 0): void {
    this.#doc = doc;
    if (whole) this.#writeWhole();
    doc.on("update", this.#updated);
  }

  /** Remembers how many edits are not acknowledged. */
  remember(unsaved: number): void {
    // After a reload it matters only whether the number is zero, so the exact one may lag behind while somebody draws.
    const worthwhile = (unsaved === 0) !== (this.#remembered === 0) || Math.abs(unsaved - this.#remembered) >= 20;
    if (!worthwhile) return;
    this.#remembered = unsaved;
    this.#database.write((_updates, facts) => facts.put(unsaved, unsavedKey(this.#rows.tab)));
  }

  close(): void {
    this.#doc?.off("update", this.#updated);
    this.#doc = null;
    this.#tabs?.close();
    this.#database.close();
  }

  /** Closes the copy and erases the rows that this tab may erase: the server has them. */
  erase(): void {
    this.#database.change((updates, facts) => forgetRows(updates, facts, this.#rows));
    this.#tabs?.postMessage("erased");
    this.close();
  }

  readonly #updated = (update: Uint8Array) => {
    this.#count += 1;
    // First by itself: making many rows one needs answers, and a page that is left gets none.
    this.#database.write((updates) => updates.put(update, this.#nextKey()));
    if (this.#count >= MOST_ROWS) this.#writeWhole();
  };

  #writeWhole(): void {
    if (this.#doc === null) return;
    const whole = Y.encodeStateAsUpdate(this.#doc);
    if (whole.length <= EMPTY_UPDATE_BYTES) return;
    const old = this.#rows;
    this.#rows = { tab: old.tab, loaded: [] };
    this.#count = 1;
    this.#database.change((updates, facts) => {
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

/** Deletes these rows, and the facts of a tab that has no rows left. */
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
