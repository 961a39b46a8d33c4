import { sameValue } from "../../lib/json-value.js";
import { seededRandom } from "../../testing/seeded-random.js";
import { PAGE_ID } from "../schema.js";
import type { BoardRecord } from "./board-record.js";
import { RecordIndex } from "./record-index.js";

const page = { id: PAGE_ID, typeName: "page" };
type Place = Partial<Record<"x" | "y" | "rotation", number>> & { readonly index?: string };

const shape = (type: string, id: string, parentId: string, place: Place = {}): BoardRecord => ({
  id,
  typeName: "shape",
  type,
  x: 0,
  y: 0,
  rotation: 0,
  index: `a${id.length}${id.at(-1)}1`,
  parentId,
  ...place,
});
const box = (id: string, parentId = PAGE_ID, place?: Place) => shape("geo", id, parentId, place);
const group = (id: string, parentId = PAGE_ID, place?: Place) => shape("group", id, parentId, place);
const frame = (id: string, parentId = PAGE_ID, place?: Place) => shape("frame", id, parentId, place);

function indexOf(...records: BoardRecord[]): RecordIndex {
  return RecordIndex.of(new Map([page, ...records].map((record) => [record.id, record])));
}

const shown = (index: RecordIndex) =>
  new Map([...index.ids()].flatMap((id) => (index.visible(id) === undefined ? [] : [[id, index.visible(id)]])));

test("BRD-40 a shape left alone in a group takes the group's layer and stays at its place on the page", () => {
  const index = indexOf(group("g", PAGE_ID, { x: 100, y: 50, index: "a5" }), box("a", "g", { x: 7, y: 3 }));
  expect(index.visible("g")).toBeUndefined();
  expect(index.visible("a")).toMatchObject({ x: 107, y: 53, parentId: PAGE_ID, rotation: 0 });
  const { index: at } = index.visible("a") as { index?: string };
  expect(at?.startsWith("a5") && at > "a5").toBe(true);
  index.set("b", box("b", "g"));
  expect(index.visible("g")).toBeDefined();
  expect(index.visible("a")).toMatchObject({ x: 7, y: 3, parentId: "g" });
});

test("BRD-40 rotated and nested groups of one leave their shape where it was", () => {
  const quarter = Math.PI / 2;
  const index = indexOf(
    frame("f", PAGE_ID, { x: 1000 }),
    group("outer", "f", { x: 10, y: 20, rotation: quarter }),
    group("inner", "outer", { x: 5, y: 0, rotation: quarter }),
    box("a", "inner", { x: 1, y: 2, rotation: 3 * quarter }),
  );
  // inner turns (1, 2) into (-2, 1) and moves it to (3, 1); outer turns that into (-1, 3) and moves it to (9, 23).
  expect(index.visible("a")).toMatchObject({ x: 9, y: 23, parentId: "f" });
  expect((index.visible("a") as { rotation?: number }).rotation).toBeCloseTo(quarter);
  expect([index.visible("outer"), index.visible("inner")]).toEqual([undefined, undefined]);
});

test("BRD-40 a group whose only child is a group of two is replaced by it; empty groups do not count", () => {
  const index = indexOf(
    group("outer", PAGE_ID, { x: 10 }),
    group("inner", "outer", { x: 5 }),
    group("empty", "outer"),
    box("a", "inner"),
    box("b", "inner"),
  );
  expect(index.visible("outer")).toBeUndefined();
  expect(index.visible("inner")).toMatchObject({ x: 15, parentId: PAGE_ID });
  expect(index.visible("a")).toMatchObject({ parentId: "inner" });
});

test("BRD-41 of two frames inside each other one is shown on the page, and nothing vanishes", () => {
  const index = indexOf(frame("f2", "f1"), frame("f1", "f2"), box("a", "f2"));
  expect(index.visible("f1")).toMatchObject({ parentId: PAGE_ID });
  expect(index.visible("f2")).toMatchObject({ parentId: "f1" });
  expect(index.visible("a")).toMatchObject({ parentId: "f2" });
});

test("BRD-42 siblings with the same index are each shown with their own", () => {
  const index = indexOf(box("b", PAGE_ID, { index: "a1" }), box("a", PAGE_ID, { index: "a1" }));
  index.set("c", box("c", PAGE_ID, { index: "a1" }));
  const indices = ["a", "b", "c"].map((id) => (index.visible(id) as { index?: string }).index);
  expect(indices[0]).toBe("a1");
  expect(new Set(indices).size).toBe(3);
  expect(indices.every((each) => each !== undefined && each >= "a1" && each < "a2")).toBe(true);
});

test("REC-66 hashes are made from the document's own records, however they are shown", () => {
  const index = indexOf(group("g"), box("a", "g"), frame("f1", "f2"), frame("f2", "f1"), box("o", "gone"));
  expect([...index.supported().values()]).toEqual([page, group("g"), box("a", "g")]);
});

test.each(Array.from({ length: 12 }, (_none, seed) => seed + 1))(
  "BRD-40 each change names all that it changes on the board, whatever the order, seed %i",
  (seed) => {
    const random = seededRandom(seed);
    const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const made = (id: string): BoardRecord => {
      if (id === "h") return { id, typeName: "binding", fromId: random.pick(ids), toId: random.pick(ids) };
      const place = { x: random.below(3), rotation: random.below(2), index: random.pick(["a1", "a2"]) };
      return shape(random.pick(["geo", "group", "group", "frame"]), id, random.pick([...ids, PAGE_ID, PAGE_ID]), place);
    };
    const index = indexOf();
    for (let step = 0; step < 300; step += 1) {
      const before = shown(index);
      const id = random.pick(ids);
      const affected = index.set(id, random.next() < 0.2 ? null : made(id));
      const after = shown(index);
      const changed = ids.filter((each) => !sameValue(before.get(each), after.get(each)));
      expect(changed.filter((each) => !affected.has(each))).toEqual([]);
      expect(shown(RecordIndex.of(index.snapshot()))).toEqual(after);
      for (const record of after.values()) {
        if (record?.type !== "group") continue;
        expect([...after.values()].filter((each) => each?.parentId === record.id).length).toBeGreaterThan(1);
      }
    }
  },
);
