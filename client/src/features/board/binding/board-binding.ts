import { type BoardRecord, freePoints, isShape, propsOf } from "@casement/shared/document/records/board-record";
import { materialise } from "@casement/shared/document/records/materialise";
import { rebaseRecord } from "@casement/shared/document/records/rebase-record";
import { RecordIndex } from "@casement/shared/document/records/record-index";
import { isGroup } from "@casement/shared/document/records/standing";
import { writeRecord } from "@casement/shared/document/records/write-record";
import { MAX_BOARD_RECORDS, recordsOf } from "@casement/shared/document/schema";
import { isHeavier, sameValue } from "@casement/shared/lib/json-value";
import type { TLRecord, TLStore } from "tldraw";
import type * as Y from "yjs";
import type { ReportIssue } from "./board-issue";
import { browserTimers, FlushPace, type FlushTimers, flushWaitMs } from "./flush-pace";
import { type EditSource, watchEdits } from "./local-edits";
import { type LeftOut, Quarantine } from "./quarantine";
import { mergeQuietly } from "./quiet-merge";
import { removeLeftOut } from "./remove-left-out";

/** Records written in one transaction. */
const RECORDS_PER_TRANSACTION = 200;
/** How often a merge repeats: each round corrects what the editor did by itself in the one before. */
const MAX_LOOKS = 4;
/** Most characters of one record: a record cannot be cut, and at three bytes each it has to fit in one message. */
const MAX_RECORD_WEIGHT = 256 * 1024;

interface BindingOptions {
  readonly doc: Y.Doc;
  readonly store: TLStore;
  readonly writable: boolean;
  readonly report: ReportIssue;
  /** Called with the shape records that are not shown, whenever they change. */
  readonly leftOut?: (records: readonly LeftOut[]) => void;
  /** Called when the first edit waits to be written to the document, and when none waits any more. */
  readonly pending?: (pending: boolean) => void;
  /** Called before these records leave the store; nothing is written while it runs. */
  readonly leaving?: (ids: ReadonlySet<string>) => void;
  /** Called when a change of the document could not be shown: the store no longer matches the document. */
  readonly failed?: (error: unknown) => void;
  readonly timers?: FlushTimers;
  /** Runs a function once the editor's current operation is over; a test runs it at once. */
  readonly afterOperation?: (run: () => void) => void;
}

/**
 * Keeps a tldraw store and the board's document the same, in both directions. Invariant: when no edit waits, the
 * store's shapes and bindings are the document's, without orphans and quarantined records.
 */
export class BoardBinding {
  /** Origin of this binding's transactions: what undo tracks. */
  readonly origin = Symbol("board binding");
  readonly #records: Y.Map<Y.Map<unknown>>;
  /** The document's records without those that cannot be shown; shapes whose parent is missing here are orphans. */
  readonly #docRecords = new RecordIndex();
  readonly #dirty = new Set<string>();
  readonly #touchedByMerge = new Set<string>();
  readonly #quarantine: Quarantine;
  #toldLeftOut: readonly LeftOut[] = [];
  readonly #pace: FlushPace;
  readonly #stopWatching: () => void;
  #writable: boolean;
  #held = false;

  readonly #options: BindingOptions;

  constructor(options: BindingOptions) {
    this.#options = options;
    this.#records = recordsOf(options.doc);
    this.#writable = options.writable;
    this.#quarantine = new Quarantine(options.store);
    this.#pace = new FlushPace(
      () => this.flush(),
      () => flushWaitMs(this.#dirty.size, this.#isDrawing()),
      options.timers ?? browserTimers,
    );
    this.#stopWatching = watchEdits(options.store, (id, source) => this.#edited(id, source));
    this.#records.observeDeep(this.#documentChanged);
    this.#take([...this.#records.keys()]);
  }

  /** Going to read-only takes back every edit that was not written yet. */
  setWritable(writable: boolean): void {
    if (this.#writable && !writable) this.flush();
    this.#writable = writable;
  }

  /** How many more shapes and bindings the document accepts. */
  get room(): number {
    const waiting = [...this.#dirty].filter((id) => !this.#records.has(id) && this.#inStore(id) !== undefined);
    return Math.max(0, MAX_BOARD_RECORDS - this.#records.size - waiting.length);
  }

  /** Writes all waiting edits to the document at once. */
  flush(): void {
    if (this.#held) return;
    this.#pace.cancel();
    if (this.#dirty.size === 0) return;
    const ids = [...this.#dirty];
    this.#dirty.clear();
    if (this.#writable) this.#write(ids);
    else this.#merge(ids);
    this.#options.pending?.(false);
  }

  destroy(): void {
    this.flush();
    this.#stopWatching();
    this.#records.unobserveDeep(this.#documentChanged);
  }

  #edited(id: string, source: EditSource): void {
    if (source === "remote") {
      this.#touchedByMerge.add(id);
      return;
    }
    if (this.#dirty.size === 0) this.#options.pending?.(true);
    this.#dirty.add(id);
    this.#pace.arm();
  }

  #isDrawing(): boolean {
    if (this.#dirty.size > 2) return false;
    return [...this.#dirty].some((id) => {
      const record = this.#inStore(id);
      return record !== undefined && freePoints(record) !== null && propsOf(record).isComplete !== true;
    });
  }

  #inStore(id: string): BoardRecord | undefined {
    return this.#options.store.get(id as TLRecord["id"]) as BoardRecord | undefined;
  }

  #write(ids: readonly string[]): void {
    const refused: string[] = [];
    const tooLarge: string[] = [];
    const unfit: string[] = [];
    const affected = new Set<string>();
    const takenApart = new Set(ids.filter((id) => this.#isTakenApart(id)));
    for (let start = 0; start < ids.length; start += RECORDS_PER_TRANSACTION) {
      this.#options.doc.transact(() => {
        for (const id of ids.slice(start, start + RECORDS_PER_TRANSACTION)) {
          const record = this.#inStore(id);
          if (takenApart.has(id)) affected.add(id);
          else if (record !== undefined && this.#isFull(id)) refused.push(id);
          else if (isHeavier(record, MAX_RECORD_WEIGHT)) tooLarge.push(id);
          else if (record !== undefined && this.#quarantine.faultIn(record) !== null) unfit.push(id);
          else for (const each of this.#writeOne(id, record)) affected.add(each);
        }
      }, this.origin);
    }
    if (refused.length > 0) this.#options.report({ kind: "full", limit: MAX_BOARD_RECORDS });
    if (tooLarge.length > 0) this.#options.report({ kind: "too-large" });
    if (unfit.length > 0) this.#options.report({ kind: "unfit" });
    const unsettled = [...refused, ...tooLarge, ...unfit, ...affected].filter((id) => !this.#isSettled(id));
    if (unsettled.length > 0)
      (this.#options.afterOperation ?? queueMicrotask)(() => {
        this.#letGo(unsettled.filter((id) => this.#docRecords.visible(id) === undefined));
        this.#merge(unsettled);
      });
  }

  #isFull(id: string): boolean {
    return !this.#records.has(id) && this.#records.size >= MAX_BOARD_RECORDS;
  }

  /**
   * Whether the editor removed this group while some of its shapes live on. Such a group stays in the document, where
   * an empty group is not shown: deleting it would also delete what somebody else moves into it at that moment.
   */
  #isTakenApart(id: string): boolean {
    if (this.#inStore(id) !== undefined || !isGroup(this.#docRecords.get(id))) return false;
    for (const child of this.#docRecords.standingOn(id)) if (this.#inStore(child) !== undefined) return true;
    return false;
  }

  /** Writes one record; returns the ids of the records whose visibility may change with it. */
  #writeOne(id: string, record: BoardRecord | undefined): Iterable<string> {
    if (record === undefined) {
      if (this.#records.has(id)) this.#records.delete(id);
      return this.#docRecords.set(id, null);
    }
    const said = this.#docRecords.get(id);
    const shown = this.#docRecords.visible(id);
    if (said === undefined || shown === undefined || shown === said || !standsAlike(shown, record)) {
      writeRecord(this.#records, record, said);
      return this.#docRecords.set(id, record);
    }
    // It is shown elsewhere than the document has it, although nobody moved it: only its other changes are written.
    const next = rebaseRecord(shown, record, said);
    writeRecord(this.#records, next, said);
    return this.#docRecords.set(id, next);
  }

  readonly #documentChanged = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    if (transaction.origin === this.origin) return;
    const ids = new Set<string>();
    for (const event of events) {
      if (event.path.length > 0) ids.add(String(event.path[0]));
      else for (const id of event.changes.keys.keys()) ids.add(id);
    }
    try {
      this.#letGo([...ids].filter((id) => !this.#records.has(id)));
      this.#take([...ids]);
    } catch (error) {
      console.error(error);
      this.#options.failed?.(error);
    }
  };

  /**
   * Announces that these records leave the store. Edits made meanwhile wait, otherwise the leaving records would be
   * written again.
   */
  #letGo(ids: readonly string[]): void {
    const leaving = new Set(ids.filter((id) => this.#inStore(id) !== undefined));
    if (leaving.size === 0) return;
    this.#held = true;
    try {
      this.#options.leaving?.(leaving);
    } finally {
      this.#held = false;
    }
  }

  /** Shows the document's state of these records and of everything that stands on them. */
  #take(ids: readonly string[]): void {
    const before = new Map([...this.#dirty].map((id) => [id, this.#docRecords.visible(id)]));
    const affected = new Set<string>();
    for (const id of ids) {
      for (const each of this.#docRecords.set(id, this.#showable(id))) affected.add(each);
    }
    this.#merge([...affected], before);
    this.#tellLeftOut();
  }

  #showable(id: string): BoardRecord | null {
    const record = materialise(id, this.#records.get(id));
    if (record !== null && this.#quarantine.admit(record) !== null) return record;
    if (record === null) this.#quarantine.forget(id);
    return null;
  }

  #tellLeftOut(): void {
    const { leftOut } = this.#quarantine;
    if (leftOut === this.#toldLeftOut) return;
    this.#toldLeftOut = leftOut;
    this.#options.leftOut?.(leftOut);
  }

  /** Deletes from the document, for everybody, the records that cannot be shown. */
  removeLeftOut(): void {
    if (this.#writable) removeLeftOut(this.#options.doc, this.#quarantine.leftOut);
  }

  /** Makes the store show the document's state of these records, with waiting edits on top. */
  #merge(ids: readonly string[], before?: ReadonlyMap<string, BoardRecord | undefined>): void {
    let unsettled = ids;
    for (let look = 0; look < MAX_LOOKS && unsettled.length > 0; look += 1) {
      this.#touchedByMerge.clear();
      this.#apply(unsettled, before);
      // What the editor changes by itself in a merge (such as releasing a binding) is for the author to write, not for
      // everybody.
      const strayed = [...this.#touchedByMerge].filter((id) => !this.#dirty.has(id) && !this.#isSettled(id));
      unsettled = [...strayed, ...this.#leftBehind()];
    }
  }

  /**
   * Unwritten shapes that are no longer valid as they are: their parent is not shown any more, or a sibling got the
   * same index.
   */
  #leftBehind(): string[] {
    return [...this.#dirty].filter((id) => {
      const record = this.#inStore(id);
      if (record === undefined || !isShape(record)) return false;
      return this.#inStore(String(record.parentId)) === undefined || this.#docRecords.apart(record) !== record;
    });
  }

  #isSettled(id: string): boolean {
    const wanted = this.#docRecords.visible(id);
    const shown = this.#inStore(id);
    return wanted === undefined ? shown === undefined : shown !== undefined && sameValue(wanted, shown);
  }

  #apply(ids: readonly string[], before?: ReadonlyMap<string, BoardRecord | undefined>): void {
    const puts: TLRecord[] = [];
    const removals: TLRecord["id"][] = [];
    for (const id of ids) {
      const wanted = this.#wanted(id, before?.get(id));
      if (wanted === "keep") continue;
      const isShown = wanted !== null && this.#quarantine.faultIn(wanted) === null;
      if (isShown) puts.push(wanted as unknown as TLRecord);
      else if (wanted === null && this.#inStore(id) !== undefined) removals.push(id as TLRecord["id"]);
    }
    if (puts.length === 0 && removals.length === 0) return;
    mergeQuietly(this.#options.store, () => {
      this.#options.store.remove(removals);
      this.#options.store.put(puts);
    });
  }

  #wanted(id: string, before: BoardRecord | undefined): BoardRecord | null | "keep" {
    const visible = this.#docRecords.visible(id);
    const local = this.#dirty.has(id) ? this.#inStore(id) : undefined;
    if (visible === undefined) {
      const isNew = local !== undefined && before === undefined && this.#docRecords.get(id) === undefined;
      const standing = isNew ? this.#standing(local) : undefined;
      if (standing !== undefined) return standing;
      // Deleting wins: waiting edits of a deleted record are dropped.
      this.#dirty.delete(id);
      return null;
    }
    if (!this.#dirty.has(id)) return visible;
    if (local === undefined) return before === undefined ? visible : "keep";
    return before === undefined ? "keep" : this.#rebased(before, local, visible);
  }

  /** The visible record with this person's waiting edits on top, as far as they are still valid. */
  #rebased(before: BoardRecord, local: BoardRecord, visible: BoardRecord): BoardRecord {
    const rebased = rebaseRecord(before, local, visible);
    if (!isShape(local) || standsAlike(before, local)) return rebased;
    // It was moved here. Where its parent changed meanwhile, the rotation belongs to the place it was moved to.
    const moved = before.parentId === visible.parentId ? rebased : { ...rebased, rotation: local.rotation };
    return this.#standing(moved) ?? visible;
  }

  /** How to show a record that only waits to be written; undefined when it cannot be shown. */
  #standing(local: BoardRecord): BoardRecord | undefined {
    if (!isShape(local)) return this.#docRecords.standing(local);
    const isAmongNew = [local.id, String(local.parentId)].some(
      (id) => this.#docRecords.get(id) === undefined && this.#inStore(id),
    );
    if (!isAmongNew || this.#inStore(String(local.parentId)) === undefined) return this.#docRecords.standing(local);
    return this.#docRecords.apart(local);
  }
}

/** Whether two versions of a shape have the same place and rotation. */
function standsAlike(a: BoardRecord, b: BoardRecord): boolean {
  return (["x", "y", "rotation", "parentId", "index"] as const).every((key) => sameValue(a[key], b[key]));
}
