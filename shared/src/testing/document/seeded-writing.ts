import type * as Y from "yjs";
import { addRow, edit, moveRow, removeRow, setField, textOf, writeText } from "../../document/sheets/edit-rows.js";
import { readSheets } from "../../document/sheets/read-sheets.js";
import type { seededRandom } from "../seeded-random.js";

const SENTENCES = ["post a tweet", "read a timeline", "p99 below 200 ms", "two data centres", "who may see it?"];

/**
 * Writes worksheets like a person: rows written letter by letter, also in the middle of texts, rows moved, taken out of
 * scope and now and then removed, topics with options. Every `edit` makes one update, as one key press does.
 */
export class SeededWriting {
  readonly #doc: Y.Doc;
  readonly #random: ReturnType<typeof seededRandom>;
  #work: Generator<void> = this.#requirement();

  constructor(doc: Y.Doc, random: ReturnType<typeof seededRandom>) {
    this.#doc = doc;
    this.#random = random;
  }

  /** Makes the next update. */
  edit(): void {
    let changed = false;
    const heard = () => {
      changed = true;
    };
    this.#doc.on("update", heard);
    while (!changed) if (this.#work.next().done === true) this.#work = this.#choose();
    this.#doc.off("update", heard);
  }

  #choose(): Generator<void> {
    const draw = this.#random.next();
    if (draw < 0.3) return this.#requirement();
    if (draw < 0.6) return this.#rewrite();
    if (draw < 0.75) return this.#rearrange();
    if (draw < 0.85) return this.#topic();
    return draw < 0.93 ? this.#decide() : this.#remove();
  }

  get #rows() {
    return readSheets(this.#doc).requirements.item;
  }

  *#requirement(): Generator<void> {
    const after = this.#rows.length > 0 ? this.#random.pick(this.#rows).id : null;
    const id = addRow(this.#doc, { sheet: "requirements", table: "item", after });
    yield;
    yield* this.#type(id, "text");
  }

  *#rewrite(): Generator<void> {
    if (this.#rows.length > 0) yield* this.#type(this.#random.pick(this.#rows).id, "text");
  }

  *#topic(): Generator<void> {
    const topic = addRow(this.#doc, { sheet: "deep-dive", table: "topic", texts: { title: "Fan-out" } });
    yield;
    const option = edit(this.#doc, () => {
      addRow(this.#doc, { sheet: "deep-dive", table: "option", parent: topic, texts: { name: "On write" } });
      return addRow(this.#doc, { sheet: "deep-dive", table: "option", parent: topic });
    });
    yield;
    yield* this.#type(option, "pros");
    setField(this.#doc, { sheet: "deep-dive", table: "topic", id: topic }, "choice", option);
    yield;
  }

  *#type(id: string, name: string): Generator<void> {
    const sentence = this.#random.pick(SENTENCES);
    const start = textOf(this.#doc, id, name)?.length ?? 0;
    let at = this.#random.below(start + 1);
    for (const letter of sentence) {
      const text = textOf(this.#doc, id, name);
      if (text === null) return;
      const now = text.toString();
      at = Math.min(at, now.length);
      writeText(this.#doc, text, now.slice(0, at) + letter + now.slice(at), at + 1);
      at += 1;
      yield;
    }
    const text = textOf(this.#doc, id, name);
    if (text !== null && text.length > 60) writeText(this.#doc, text, text.toString().slice(0, 40));
  }

  *#rearrange(): Generator<void> {
    if (this.#rows.length > 1) moveRow(this.#doc, this.#random.pick(this.#rows).id, this.#random.pick(this.#rows).id);
    yield;
  }

  *#decide(): Generator<void> {
    const row = this.#rows.length > 0 ? this.#random.pick(this.#rows) : null;
    const scope = this.#random.pick(["in", "later", "out"] as const);
    if (row !== null) setField(this.#doc, { sheet: "requirements", table: "item", id: row.id }, "scope", scope);
    yield;
  }

  *#remove(): Generator<void> {
    const { "deep-dive": deepDive } = readSheets(this.#doc);
    const rows = [...this.#rows, ...deepDive.topic];
    if (rows.length > 4) removeRow(this.#doc, this.#random.pick(rows).id);
    yield;
  }
}
