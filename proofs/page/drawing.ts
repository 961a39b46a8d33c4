import { recordsOf } from "@casement/shared/document/schema";
import { type TLRecord, type TLStore, toRichText } from "@tldraw/tlschema";
import { box, frame, stroke } from "../../client/src/features/board/binding/binding-fixture.testing";
import type { BoardPage } from "./board-page.js";
import type { SeededRandom } from "./seeded.js";

const COLORS = ["black", "red", "blue", "green"] as const;
const WORDS = ["cache", "queue", "shard", "why?", "read path", "10k rps", ""] as const;
/** About as many shapes as an interview's board has, so that people meet on the same ones. */
const CROWDED = 60;

interface Shape {
  readonly id: TLRecord["id"];
  readonly type: string;
  readonly x: number;
  readonly props: Record<string, unknown>;
}

const look = { color: "black", fill: "none", dash: "draw", size: "m", scale: 1 };

function arrow(id: string): TLRecord {
  const props = {
    ...look,
    kind: "arc",
    labelColor: "black",
    font: "draw",
    arrowheadStart: "none",
    arrowheadEnd: "arrow",
    start: { x: 0, y: 0 },
    end: { x: 90, y: 40 },
    bend: 0,
    text: "",
    labelPosition: 0.5,
    elbowMidPoint: 0.5,
  };
  return { ...box(id), type: "arrow", props } as unknown as TLRecord;
}

function bound(id: string, fromId: string, toId: string, terminal: "start" | "end"): TLRecord {
  const props = { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: "none" };
  return { typeName: "binding", id, type: "arrow", fromId, toId, props, meta: {} } as unknown as TLRecord;
}

/** Does, at random, what a person does on a board. */
export class Hands {
  /** Edits made. */
  edits = 0;
  #made = 0;

  constructor(
    readonly name: string,
    readonly random: SeededRandom,
  ) {}

  /** Makes one edit on what this page shows; does nothing while it shows no board. */
  act(page: BoardPage): void {
    if (page.binding === null) return;
    this.edits += 1;
    const shapes = page.store.allRecords().filter(({ typeName }) => typeName === "shape") as unknown as Shape[];
    const dice = this.random.next();
    if (shapes.length < 3 || (dice < 0.14 && shapes.length < CROWDED)) this.#add(page.store);
    else if (dice < 0.2) this.#connect(page.store, shapes);
    else if (dice < 0.24) page.store.remove([this.random.pick(shapes).id]);
    else if (dice < 0.28) this.#paste(page.store, shapes);
    else if (dice < 0.34) this.#adopt(page.store, shapes);
    else if (dice < 0.42) this.#undo(page);
    else if (dice < 0.5) this.#dragAll(page.store, shapes);
    else this.#change(page.store, this.random.pick(shapes));
    if (this.random.next() < 0.25) this.endStep(page);
  }

  /** Deletes everything; history remains. */
  wipe(page: BoardPage): void {
    page.store.remove(page.store.allRecords().flatMap(({ id, typeName }) => (typeName === "shape" ? [id] : [])));
    this.endStep(page);
  }

  /** Empties the board, also of what nobody sees: a bare store keeps the bindings of removed arrows. */
  clear(page: BoardPage): void {
    const records = recordsOf(page.doc);
    page.doc.transact(() => {
      for (const id of [...records.keys()]) if (/^(shape|binding):/.test(id)) records.delete(id);
    });
    this.endStep(page);
  }

  /** As when the pointer is released: flushes at once, and ends an undo step. */
  endStep(page: BoardPage): void {
    page.binding?.flush();
    page.undo?.stopCapturing();
  }

  #id(kind: "shape" | "binding"): string {
    this.#made += 1;
    return `${kind}:${this.name}-${this.#made}`;
  }

  #add(store: TLStore): void {
    const id = this.#id("shape");
    const make = this.random.pick([box, stroke, frame, arrow, box]);
    store.put([{ ...make(id), x: this.random.below(900), y: this.random.below(600) } as TLRecord]);
  }

  #connect(store: TLStore, shapes: readonly Shape[]): void {
    const [from, to] = [this.random.pick(shapes).id, this.random.pick(shapes).id];
    const id = this.#id("shape");
    store.put([arrow(id), bound(this.#id("binding"), id, from, "start"), bound(this.#id("binding"), id, to, "end")]);
  }

  #paste(store: TLStore, shapes: readonly Shape[]): void {
    if (shapes.length > CROWDED) return void store.remove(shapes.slice(0, 8).map(({ id }) => id));
    const copies = shapes.slice(-6).map((shape) => ({ ...shape, id: this.#id("shape"), x: shape.x + 20 }));
    store.put(copies as unknown as TLRecord[]);
  }

  /** Moves a shape into a frame, or out of it. */
  #adopt(store: TLStore, shapes: readonly Shape[]): void {
    const frames = shapes.filter(({ type }) => type === "frame");
    const child = this.random.pick(shapes);
    const parentId = frames.length > 0 && this.random.next() < 0.7 ? this.random.pick(frames).id : "page:page";
    if (child.type === "frame") return;
    store.put([{ ...child, parentId, x: this.random.below(100) } as unknown as TLRecord]);
  }

  #undo(page: BoardPage): void {
    this.endStep(page);
    if (this.random.next() < 0.7) page.undo?.undo();
    else page.undo?.redo();
  }

  #dragAll(store: TLStore, shapes: readonly Shape[]): void {
    const by = this.random.below(40) - 20;
    const some = shapes.filter(() => this.random.next() < 0.3);
    store.put(some.map((shape) => ({ ...shape, x: shape.x + by })) as unknown as TLRecord[]);
  }

  #change(store: TLStore, shape: Shape): void {
    const put = (fields: object, props: object = {}) =>
      store.put([{ ...shape, ...fields, props: { ...shape.props, ...props } } as unknown as TLRecord]);
    if (shape.type === "draw") this.#draw(shape, put);
    else if (this.random.next() < 0.4) put({ x: this.random.below(900), y: this.random.below(600) });
    else if (shape.type === "frame") put({}, { name: this.random.pick(WORDS), w: 50 + this.random.below(200) });
    else if (shape.type === "arrow") put({}, { bend: this.random.below(50), text: this.random.pick(WORDS) });
    else if (this.random.next() < 0.5) put({}, { richText: toRichText(this.random.pick(WORDS)) });
    else
      put(
        { opacity: this.random.pick([0.25, 0.5, 1]) },
        { color: this.random.pick(COLORS), w: 20 + this.random.below(200) },
      );
  }

  #draw(shape: Shape, put: (fields: object, props?: object) => void): void {
    if (shape.props.isComplete === true) {
      put({ rotation: this.random.next() });
      return;
    }
    const [first] = shape.props.segments as { type: string; points: object[] }[];
    const more = Array.from({ length: 1 + this.random.below(8) }, () => ({
      x: this.random.below(300),
      y: this.random.below(300),
      z: 0.5,
    }));
    const segments = [{ type: first?.type ?? "free", points: [...(first?.points ?? []), ...more] }];
    put({}, { segments, isComplete: this.random.next() < 0.2 });
  }
}
