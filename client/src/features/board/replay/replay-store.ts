import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { RecordIndex } from "@casement/shared/document/records/record-index";
import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import { sameValue } from "@casement/shared/lib/json-value";
import type { TLRecord, TLStore } from "tldraw";
import { watchEdits } from "../binding/local-edits";
import { type LeftOut, Quarantine } from "../binding/quarantine";
import { mergeQuietly } from "../binding/quiet-merge";

/** The document and page records are the editor's own: a board may be empty, but always has a page. */
const OURS = /^(shape|binding):/;

/** More texts than any recording has; beyond it the cache is emptied. */
const MAX_TEXTS = 5000;

/** Applies a recording's changes to an editor's store. */
export class ReplayStore {
  /** The recording's records without those that cannot be shown; shapes whose parent is missing here are orphans. */
  readonly #targetRecords = new RecordIndex();
  readonly #touched = new Set<string>();
  readonly #texts = new Map<string, unknown>();
  readonly #quarantine: Quarantine;
  readonly stop: () => void;

  readonly #store: TLStore;

  constructor(store: TLStore) {
    this.#store = store;
    this.#quarantine = new Quarantine(store);
    this.stop = watchEdits(store, (id) => this.#touched.add(id));
  }

  /** Applies a change. */
  show({ put, removed }: BoardDiff): void {
    const gone = removed.filter((id) => OURS.test(id));
    const affected = new Set<string>();
    for (const id of gone) this.#take(id, null, affected);
    for (const record of put) this.#take(record.id, this.#withKnownText(record), affected);
    this.#touched.clear();
    this.#merge(affected);
    // The editor's own side effects are not in the recording.
    const strayed = [...this.#touched].filter((id) => OURS.test(id) && !this.#isAsSaid(id));
    if (strayed.length > 0) this.#merge(strayed);
  }

  /** Shape records that cannot be shown; the same array while they are the same. */
  get leftOut(): readonly LeftOut[] {
    return this.#quarantine.leftOut;
  }

  #take(id: string, record: BoardRecord | null, affected: Set<string>): void {
    const isShown = record !== null && this.#quarantine.admit(record) !== null;
    if (record === null) this.#quarantine.forget(id);
    for (const each of this.#targetRecords.set(id, isShown ? record : null)) affected.add(each);
  }

  /** Makes the store show the recording's state of these records. */
  #merge(ids: Iterable<string>): void {
    const records: TLRecord[] = [];
    const removed: string[] = [];
    for (const id of ids) {
      const record = this.#targetRecords.visible(id);
      if (record !== undefined) records.push(record as unknown as TLRecord);
      else if (OURS.test(id)) removed.push(id);
    }
    mergeQuietly(this.#store, () => {
      this.#store.remove(removed as TLRecord["id"][]);
      this.#store.put(records);
    });
  }

  /** The editor caches by a text's object, and each record comes as a new copy, so equal texts get one object. */
  #withKnownText(record: BoardRecord): BoardRecord {
    const props = record.props as Readonly<Record<string, unknown>> | undefined;
    if (props?.richText === undefined) return record;
    const key = JSON.stringify(props.richText);
    if (this.#texts.size > MAX_TEXTS) this.#texts.clear();
    const richText = this.#texts.get(key) ?? props.richText;
    this.#texts.set(key, richText);
    return { ...record, props: { ...props, richText } };
  }

  #isAsSaid(id: string): boolean {
    const shown = this.#store.get(id as TLRecord["id"]);
    const said = this.#targetRecords.visible(id);
    return said === undefined ? shown === undefined : shown !== undefined && sameValue(said, shown);
  }
}
