import { addChanged } from "@casement/shared/document/replay/changed-ids";
import { SheetIndex } from "@casement/shared/document/sheets/sheet-index";
import { sheetsOf, storedRow, storedRows } from "@casement/shared/document/sheets/stored-row";
import type * as Y from "yjs";
import { guarded, tellAll } from "../guarded-doc";
import type { SheetSource } from "./sheet-source";

/** The worksheets of an open document, read anew after each change. */
export class LiveSheets implements SheetSource {
  readonly index: SheetIndex;
  readonly #doc: Y.Doc;
  readonly #listeners = new Set<() => void>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.index = SheetIndex.of(storedRows(doc).values());
    sheetsOf(doc).observeDeep(this.#changed);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    sheetsOf(this.#doc).unobserveDeep(this.#changed);
  }

  readonly #changed = guarded((events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const ids = new Set<string>();
    addChanged(events, ids);
    const rows = sheetsOf(this.#doc);
    for (const id of ids) this.index.set(id, storedRow(id, rows.get(id)));
    tellAll(this.#listeners);
  });
}
