import { drawModel, MODEL_DRAWING } from "@casement/shared/document/design/model-on-board";
import { sheetsOf, storedRow } from "@casement/shared/document/sheets/stored-row";
import * as Y from "yjs";
import { guarded } from "../guarded-doc";

/** Typed changes are drawn once nobody has typed for this long. */
const TYPING_MS = 150;
/** The author of a change draws it. Other clients check after this delay, and mend what two colliding changes left. */
const MEND_MS = { least: 400, spread: 800 } as const;
/** Changes of these fields decide what has to be drawn at all. */
const DECIDING = new Set(["drawn", "from", "to", "references"]);

/** Keeps the entities on the board in step with the data model while the person may write. */
export class ModelDrawing {
  #fresh = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #own = false;

  /** @param full called with how many shapes found no room on the board. */
  readonly #doc: Y.Doc;
  readonly #full: (leftOut: number) => void;

  constructor(doc: Y.Doc, full: (leftOut: number) => void) {
    this.#doc = doc;
    this.#full = full;
    sheetsOf(doc).observeDeep(this.#changed);
  }

  close(): void {
    sheetsOf(this.#doc).unobserveDeep(this.#changed);
    if (this.#timer !== undefined && this.#own) this.#draw();
    clearTimeout(this.#timer);
  }

  readonly #changed = guarded((events: Y.YEvent<Y.AbstractType<unknown>>[], { local, origin }: Y.Transaction) => {
    if (origin === MODEL_DRAWING || !events.some((event) => this.#concerns(event))) return;
    if (!local) {
      if (this.#timer === undefined) this.#later(MEND_MS.least + Math.random() * MEND_MS.spread);
      return;
    }
    this.#own = true;
    this.#later(this.#collect(events) ? 0 : TYPING_MS);
  });

  #concerns(event: Y.YEvent<Y.AbstractType<unknown>>): boolean {
    const rows = sheetsOf(this.#doc);
    const ids = event.path.length > 0 ? [String(event.path[0])] : [...event.changes.keys.keys()];
    return ids.some((id) => {
      const row = storedRow(id, rows.get(id));
      return row === null || row.sheet === "data-model";
    });
  }

  /** Collects the rows whose drawing has to be decided anew; true when there are any, or when rows were removed. */
  #collect(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): boolean {
    const before = this.#fresh.size;
    let gone = false;
    for (const event of events) {
      if (event.path.length === 0) {
        for (const [id, { action }] of event.changes.keys) {
          if (action === "delete") gone = true;
          else this.#fresh.add(id);
        }
      } else if (event instanceof Y.YMapEvent && [...event.keysChanged].some((key) => DECIDING.has(String(key))))
        this.#fresh.add(String(event.path[0]));
    }
    return gone || this.#fresh.size > before;
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#draw(), ms);
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const step = { fresh: this.#fresh, mendOnly: !this.#own };
    this.#fresh = new Set();
    this.#own = false;
    const leftOut = drawModel(this.#doc, step);
    if (leftOut > 0) this.#full(leftOut);
  }
}
