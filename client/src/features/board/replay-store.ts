import type { BoardDiff } from "@casement/shared/board/board-diff";
import type { BoardRecord } from "@casement/shared/board/board-record";
import { sameValue } from "@casement/shared/board/json-value";
import type { TLRecord, TLStore } from "tldraw";
import { watchEdits } from "./binding/local-edits";
import { Quarantine } from "./binding/quarantine";

/** Document and page belong to the editor: a board is empty, never without a page. */
const OURS = /^(shape|binding):/;

/** More texts than any recording has; beyond it they are made anew. */
const MAX_TEXTS = 5000;

/** Makes an editor's store show what a recording says, change by change. */
export class ReplayStore {
  /** What the recording last said. */
  private readonly said = new Map<string, BoardRecord>();
  private readonly touched = new Set<string>();
  private readonly texts = new Map<string, unknown>();
  private readonly quarantine: Quarantine;
  readonly stop: () => void;

  constructor(private readonly store: TLStore) {
    this.quarantine = new Quarantine(store, () => undefined);
    this.stop = watchEdits(store, (id) => this.touched.add(id));
  }

  /** Takes the change over and answers with the records that were put. */
  show({ put, removed }: BoardDiff): TLRecord[] {
    const gone = removed.filter((id) => OURS.test(id));
    for (const id of gone) this.said.delete(id);
    for (const record of put) this.said.set(record.id, record);
    this.touched.clear();
    const records = this.merge(put, gone);
    // The editor's own side effects, an arrow that lets go of a removed shape, are not in the record.
    const strayed = [...this.touched].filter((id) => OURS.test(id) && !this.isAsSaid(id));
    const back = strayed.flatMap((id) => this.said.get(id) ?? []);
    const extra = strayed.filter((id) => !this.said.has(id));
    if (strayed.length > 0) this.merge(back, extra);
    return records;
  }

  private merge(put: readonly BoardRecord[], removed: readonly string[]): TLRecord[] {
    const records = put.flatMap((record) => this.quarantine.admit(this.withKnownText(record)) ?? []);
    this.store.mergeRemoteChanges(() => {
      this.store.remove(removed as TLRecord["id"][]);
      this.store.put(records);
    });
    return records;
  }

  /** The editor keeps what it made of a text by the text's identity, and each record comes as a copy of its own. */
  private withKnownText(record: BoardRecord): BoardRecord {
    const props = record.props as Readonly<Record<string, unknown>> | undefined;
    if (props?.richText === undefined) return record;
    const key = JSON.stringify(props.richText);
    if (this.texts.size > MAX_TEXTS) this.texts.clear();
    const richText = this.texts.get(key) ?? props.richText;
    this.texts.set(key, richText);
    return { ...record, props: { ...props, richText } };
  }

  private isAsSaid(id: string): boolean {
    const shown = this.store.get(id as TLRecord["id"]);
    const said = this.said.get(id);
    return said === undefined ? shown === undefined : shown !== undefined && sameValue(said, shown);
  }
}
