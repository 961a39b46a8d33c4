import { outlinesOf } from "@casement/shared/document/picture/outlines";
import type { BoardRecord } from "@casement/shared/document/records/board-record";

const shape = (id: string, type: string, more: object = {}, props: object = {}): BoardRecord => ({
  id,
  typeName: "shape",
  type,
  parentId: "page:page",
  index: "a1",
  x: 0,
  y: 0,
  rotation: 0,
  props,
  ...more,
});
/** The points as pairs, in whole pixels. */
const pairs = (points: Float32Array | undefined) =>
  Array.from({ length: (points?.length ?? 0) / 2 }, (_, at) =>
    [points?.[2 * at], points?.[2 * at + 1]].map((each) => Math.round(Number(each))),
  );
const outlines = (...records: BoardRecord[]) => outlinesOf(new Map(records.map((record) => [record.id, record])));

test("UI-77 a shape in a turned group stands where the page has it", () => {
  const [only] = outlines(
    shape("shape:g", "group", { x: 100, y: 50, rotation: Math.PI / 2 }),
    shape("shape:a", "geo", { parentId: "shape:g", x: 10, y: 0 }, { geo: "rectangle", w: 20, h: 4 }),
  );
  expect(pairs(only?.points)).toEqual([
    [100, 60],
    [100, 80],
    [96, 80],
    [96, 60],
  ]);
});

/** The points of an arrow from a box at the page's top left to one with its top left there. */
function arrowTo(x: number, y: number, kind: "arc" | "elbow"): number[][] {
  const box = { geo: "rectangle", w: 100, h: 100 };
  const binding = (terminal: string, toId: string): BoardRecord => ({
    id: `binding:${terminal}`,
    typeName: "binding",
    type: "arrow",
    fromId: "shape:c",
    toId,
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isPrecise: false },
  });
  const arrow = outlines(
    shape("shape:a", "geo", {}, box),
    shape("shape:b", "geo", { x, y }, box),
    shape("shape:c", "arrow", { index: "a2" }, { kind, start: { x: 0, y: 0 }, end: { x: 1, y: 1 } }),
    binding("start", "shape:a"),
    binding("end", "shape:b"),
  ).find(({ arrowhead }) => arrowhead);
  return pairs(arrow?.points);
}

test("UI-77 an arrow between two boxes ends at their edges, with corners if it has them", () => {
  const straight = [
    [100, 50],
    [300, 50],
  ];
  expect(arrowTo(300, 0, "arc")).toEqual(straight);
  expect(arrowTo(300, 0, "elbow")).toEqual(straight);
  expect(arrowTo(300, 200, "elbow")).toEqual([
    [100, 50],
    [200, 50],
    [200, 250],
    [300, 250],
  ]);
  expect(arrowTo(-40, -300, "elbow")).toEqual([
    [50, 0],
    [50, -100],
    [10, -100],
    [10, -200],
  ]);
});

test("UI-77 children lie above their parents, and labels are read from rich text", () => {
  const richText = {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "Load balancer" }] }],
  };
  const found = outlines(
    shape("shape:in", "geo", { parentId: "shape:frame", index: "a1" }, { geo: "ellipse", w: 10, h: 10, richText }),
    shape("shape:frame", "frame", { index: "a5" }, { w: 200, h: 100 }),
  );
  expect(found.map(({ form, label }) => [form, label])).toEqual([
    ["polygon", ""],
    ["ellipse", "Load balancer"],
  ]);
});

test("UI-77 a text of several lines is as high as they are, and no wider than the longest", () => {
  const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  const text = (...lines: string[]) =>
    shape("shape:a", "text", {}, { w: 8, autoSize: true, richText: { type: "doc", content: lines.map(paragraph) } });
  const heightAndWidth = (points: Float32Array) => [points[5], points[2]];
  const [[one], [two]] = [outlines(text("GET /timeline")), outlines(text("GET /timeline", "POST"))];
  expect(two?.label).toBe("GET /timeline\nPOST");
  const [height = 0, width] = heightAndWidth(one?.points ?? new Float32Array());
  expect(heightAndWidth(two?.points ?? new Float32Array())).toEqual([2 * height, width]);
});

test("UI-77 a component is a card with its name, and an arrow that nobody waits for is dashed", () => {
  const found = outlines(
    shape("shape:a", "component", {}, { w: 200, h: 70, kind: "cache", label: "" }),
    shape("shape:b", "arrow", { index: "a2", meta: { async: true } }, { start: { x: 0, y: 0 }, end: { x: 9, y: 0 } }),
  );
  expect(found.map(({ label, dashed, fill }) => [label, dashed, fill])).toEqual([
    ["Cache", false, "paper"],
    ["", true, "none"],
  ]);
});

test("UI-77 what cannot be read is drawn as far as it goes, and never throws", () => {
  const odd = [
    shape("shape:1", "draw", {}, { segments: "none" }),
    shape("shape:2", "line", {}, { points: null }),
    shape("shape:3", "arrow"),
    shape("shape:4", "unheard-of", { x: "left", parentId: "shape:4" }, { w: -1, richText: 7 }),
  ];
  expect(() => outlines(...odd)).not.toThrow();
});
