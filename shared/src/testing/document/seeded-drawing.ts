import type * as Y from "yjs";
import type { BoardRecord } from "../../document/records/board-record.js";
import { writeRecord } from "../../document/records/write-record.js";
import { PAGE_ID, recordsOf } from "../../document/schema.js";
import type { seededRandom } from "../seeded-random.js";

type SeededRandom = ReturnType<typeof seededRandom>;
type Shape = BoardRecord & { readonly props: Readonly<Record<string, unknown>> };

const WORDS = ["Client", "Load balancer", "Tweet service", "Timeline cache", "Fan-out queue", "User store", "CDN"];
const richText = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: text === "" ? [] : [{ type: "text", text }] }],
});
/** Complete props of each kind, so that the editor can show these boards. */
const look = { color: "black", fill: "none", dash: "draw", size: "m", scale: 1 };
const boxProps = {
  ...look,
  geo: "rectangle",
  w: 160,
  h: 80,
  growY: 0,
  url: "",
  labelColor: "black",
  font: "draw",
  align: "middle",
  verticalAlign: "middle",
};
const arrowProps = {
  ...look,
  kind: "arc",
  start: { x: 0, y: 0 },
  end: { x: 90, y: 20 },
  bend: 0,
  text: "",
  labelColor: "black",
  font: "draw",
  arrowheadStart: "none",
  arrowheadEnd: "arrow",
  labelPosition: 0.5,
  elbowMidPoint: 0.5,
};
const anchor = { normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: "none" };
const shapeBase = { typeName: "shape", rotation: 0, isLocked: false, opacity: 1, meta: {}, parentId: PAGE_ID };

/**
 * Draws like a person: boxes named letter by letter, freehand strokes, drags of several shapes, colours, arrows with
 * their bindings, and now and then a deletion. Every `edit` makes one update, as one flush of the client's binding
 * does.
 */
export class SeededDrawing {
  readonly #doc: Y.Doc;
  readonly #random: SeededRandom;
  readonly #name: string;
  readonly #maxShapes: number;
  readonly #shapes = new Map<string, Shape>();
  #work: Generator<void> = this.#box();
  #made = 0;

  constructor(doc: Y.Doc, random: SeededRandom, name: string, maxShapes: number) {
    this.#doc = doc;
    this.#random = random;
    this.#name = name;
    this.#maxShapes = maxShapes;
  }

  get shapes(): number {
    return this.#shapes.size;
  }

  /** Makes the next update. */
  edit(): void {
    while (this.#work.next().done === true) this.#work = this.#choose();
  }

  #choose(): Generator<void> {
    const full = this.#shapes.size >= this.#maxShapes;
    const draw = this.#random.next();
    if (this.#shapes.size < 3) return this.#box();
    if (draw < 0.25) return full ? this.#drag() : this.#box();
    if (draw < 0.5) return full ? this.#paint() : this.#stroke();
    if (draw < 0.62) return full ? this.#drag() : this.#arrow();
    if (draw < 0.85) return this.#drag();
    return draw < 0.97 ? this.#paint() : this.#erase();
  }

  *#box(): Generator<void> {
    const props = { ...boxProps, richText: richText("") };
    const id = this.#put({ ...this.#place(), type: "geo", props });
    yield;
    const word = WORDS[this.#random.below(WORDS.length)] as string;
    for (let length = 1; length <= word.length; length += 2) {
      this.#change(id, { richText: richText(word.slice(0, length)) });
      yield;
    }
  }

  *#stroke(): Generator<void> {
    const points = [{ x: 0, y: 0, z: 0.5 }];
    const segments = () => [{ type: "free", points: [...points] }];
    const props = { ...look, color: "blue", isComplete: false, isClosed: false, isPen: false };
    const id = this.#put({ ...this.#place(), type: "draw", props: { ...props, segments: segments() } });
    yield;
    for (let left = 10 + this.#random.below(40); left > 0; left -= 1) {
      for (let more = 0; more < 3; more += 1) {
        const last = points.at(-1) as { x: number; y: number };
        points.push({
          x: last.x + this.#random.below(900) / 100,
          y: last.y + this.#random.below(700) / 100 - 3,
          z: 0.5,
        });
      }
      this.#change(id, { segments: segments(), isComplete: left === 1 });
      yield;
    }
  }

  *#drag(): Generator<void> {
    const ids = this.#some(1 + this.#random.below(4));
    for (let left = 8 + this.#random.below(20); left > 0; left -= 1) {
      const [dx, dy] = [this.#random.below(1000) / 100, this.#random.below(1000) / 100 - 5];
      this.#doc.transact(() => {
        for (const id of ids) {
          const shape = this.#shapes.get(id) as Shape;
          this.#write({ ...shape, x: Number(shape.x) + dx, y: Number(shape.y) + dy });
        }
      });
      yield;
    }
  }

  *#arrow(): Generator<void> {
    const [from, to] = this.#some(2);
    const id = this.#put({ ...this.#place(), type: "arrow", props: arrowProps });
    yield;
    this.#doc.transact(() => {
      for (const [terminal, toId] of [
        ["start", from],
        ["end", to],
      ]) {
        const binding = {
          typeName: "binding",
          type: "arrow",
          fromId: id,
          toId,
          meta: {},
          props: { ...anchor, terminal },
        };
        writeRecord(recordsOf(this.#doc), { ...binding, id: `binding:${id.slice(6)}-${terminal}` });
      }
    });
    yield;
  }

  *#paint(): Generator<void> {
    const [id] = this.#some(1);
    const colors = ["red", "green", "orange", "violet"];
    this.#change(id as string, { color: colors[this.#random.below(colors.length)] });
    yield;
  }

  *#erase(): Generator<void> {
    const [id] = this.#some(1);
    this.#shapes.delete(id as string);
    recordsOf(this.#doc).delete(id as string);
    yield;
  }

  #some(count: number): string[] {
    const ids = [...this.#shapes.keys()];
    return Array.from({ length: count }, () => ids[this.#random.below(ids.length)] as string);
  }

  #place() {
    return { ...shapeBase, x: this.#random.below(3000), y: this.#random.below(2000) };
  }

  #put(shape: Readonly<Record<string, unknown>>): string {
    this.#made += 1;
    const id = `shape:${this.#name}-${this.#made}`;
    this.#doc.transact(() =>
      this.#write({ ...shape, id, index: `a1${String(this.#made).padStart(4, "0")}V` } as unknown as Shape),
    );
    return id;
  }

  #change(id: string, props: Readonly<Record<string, unknown>>): void {
    const shape = this.#shapes.get(id) as Shape;
    this.#doc.transact(() => this.#write({ ...shape, props: { ...shape.props, ...props } }));
  }

  #write(shape: Shape): void {
    writeRecord(recordsOf(this.#doc), shape, this.#shapes.get(shape.id));
    this.#shapes.set(shape.id, shape);
  }
}
