import { boxOf, designSchema, MAX_COMPONENTS } from "../../design/design.js";
import type { BoardRecord } from "../records/board-record.js";
import { designOfBoard } from "./design-of-board.js";

const component = (id: string, x: number, y: number, props: object = {}, parentId = "page:page"): BoardRecord => ({
  id: `shape:${id}`,
  typeName: "shape",
  type: "component",
  parentId,
  index: "a1",
  x,
  y,
  meta: {},
  props: { w: 208, h: 72, kind: "service", label: id, ...props },
});
const arrow = (id: string, meta: object = {}): BoardRecord => ({
  id: `shape:${id}`,
  typeName: "shape",
  type: "arrow",
  parentId: "page:page",
  index: "a2",
  x: 0,
  y: 0,
  meta,
  props: { text: "posts", dash: "solid", arrowheadStart: "none", arrowheadEnd: "arrow" },
});
const bind = (from: string, terminal: "start" | "end", to: string): BoardRecord => ({
  id: `binding:${from}-${terminal}`,
  typeName: "binding",
  type: "arrow",
  fromId: `shape:${from}`,
  toId: `shape:${to}`,
  props: { terminal },
});
const read = (...records: BoardRecord[]) => designOfBoard(new Map(records.map((record) => [record.id, record])));

test("PRB-22 a drawn design keeps its components with their facts, its arrows and the places where they stand", () => {
  const facts = { kind: "cache", replicas: 3, shards: 8, capacity: "1 TB", technology: "Redis", note: "by user" };
  const { design, ...rest } = read(
    component("a", 100, 50),
    component("b", 540, 150, { ...facts, label: "Timelines" }),
    arrow("x", { async: true, protocol: "RESP" }),
    bind("x", "start", "a"),
    bind("x", "end", "b"),
  );
  expect(design.components).toEqual([
    { id: "a", kind: "service", label: "a", note: "", column: 0, row: 0 },
    { id: "b", ...facts, label: "Timelines", column: 1, row: 0.5 },
  ]);
  expect(design.connections).toEqual([{ from: "a", to: "b", label: "posts", async: true, protocol: "RESP" }]);
  expect(rest).toEqual({ loose: 0, others: 0, tooMany: 0 });
  expect(designSchema.parse(design)).toEqual(design);
});

test("PRB-22 what was read is drawn and read again without a change", () => {
  const { design } = read(component("box-a", -33, 17), component("box-b", 391, 422), component("box-c", 120, 333));
  const again = read(
    ...design.components.map((one) => component(`box-${one.id}`, boxOf(one).x, boxOf(one).y, { label: one.label })),
  );
  expect(again.design).toEqual(design);
});

test("PRB-22 a component without a name has its kind's, and one in a frame stands where the frame is", () => {
  const frame: BoardRecord = { ...component("frame", 440, 200), type: "frame" };
  const { design, others } = read(component("a", 0, 0, { label: "" }), frame, component("b", 0, 0, {}, "shape:frame"));
  expect(design.components.map(({ label, column, row }) => [label, column, row])).toEqual([
    ["Service", 0, 0],
    ["b", 1, 1],
  ]);
  expect(others).toBe(0);
});

test("PRB-22 what a design does not hold is counted: loose arrows, other shapes, too many components", () => {
  const many = Array.from({ length: MAX_COMPONENTS + 2 }, (_one, index) => component(`c${index}`, index, 0));
  const note: BoardRecord = { ...component("note", 0, 0), type: "note" };
  const { design, ...counts } = read(...many, note, arrow("loose"));
  expect(counts).toEqual({ loose: 1, others: 1, tooMany: 2 });
  expect(designSchema.safeParse(design).success).toBe(true);
});

test("PRB-22 a drawing of any size fits, and components on one place get places of their own", () => {
  const { design } = read(
    component("a", 0, 0),
    component("b", 90_000, 70_000),
    component("c", 0, 0),
    component("d", 0, 0),
  );
  expect(designSchema.safeParse(design).success).toBe(true);
  expect(read().design).toEqual({ components: [], connections: [] });
});
