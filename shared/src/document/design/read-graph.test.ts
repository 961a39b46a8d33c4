import type { BoardRecord } from "../records/board-record.js";
import { readGraph } from "./read-graph.js";

const component = (id: string, props: object = {}, more: object = {}): BoardRecord => ({
  id: `shape:${id}`,
  typeName: "shape",
  type: "component",
  parentId: "page:page",
  index: "a1",
  meta: {},
  props: { w: 208, h: 72, kind: "service", label: id, ...props },
  ...more,
});
const arrow = (id: string, props: object = {}, meta: object = {}): BoardRecord => ({
  id: `shape:${id}`,
  typeName: "shape",
  type: "arrow",
  parentId: "page:page",
  index: "a2",
  meta,
  props: { text: "", dash: "draw", arrowheadStart: "none", arrowheadEnd: "arrow", ...props },
});
const bind = (from: string, terminal: "start" | "end", to: string): BoardRecord => ({
  id: `binding:${from}-${terminal}`,
  typeName: "binding",
  type: "arrow",
  fromId: `shape:${from}`,
  toId: `shape:${to}`,
  props: { terminal },
});
const graph = (...records: BoardRecord[]) => readGraph(new Map(records.map((record) => [record.id, record])));
const joined = (id: string, from: string, to: string, props: object = {}, meta: object = {}) => [
  arrow(id, props, meta),
  bind(id, "start", from),
  bind(id, "end", to),
];

test("CMP-1 components are nodes with their facts; a fact that nobody wrote is null or empty", () => {
  const facts = { kind: "cache", label: " Timelines ", replicas: 3, shards: 8, capacity: "1 TB", technology: "Redis" };
  const { nodes } = graph(component("a", facts), component("b", {}, { index: "a2" }));
  expect(nodes).toEqual([
    { ...facts, id: "shape:a", label: "Timelines" },
    { id: "shape:b", kind: "service", label: "b", replicas: null, shards: null, capacity: "", technology: "" },
  ]);
});

test("CMP-1 boxes, texts and strokes are no nodes, whatever is written on them", () => {
  const box = component("box", {}, { type: "geo" });
  expect(graph(box, component("a"), ...joined("x", "a", "box"))).toMatchObject({
    nodes: [{ id: "shape:a" }],
    edges: [],
  });
});

test("CMP-2 an arrow bound to two components is an edge with label and protocol", () => {
  const { edges } = graph(
    component("a"),
    component("b"),
    ...joined("x", "a", "b", { text: "posts" }, { protocol: "gRPC", async: true }),
  );
  expect(edges).toEqual([
    { id: "shape:x", from: "shape:a", to: "shape:b", label: "posts", protocol: "gRPC", async: true },
  ]);
});

test("CMP-2 a loose end, a missing component or a loop makes no edge", () => {
  const { edges } = graph(
    component("a"),
    arrow("loose"),
    bind("loose", "start", "a"),
    ...joined("gone", "a", "b"),
    ...joined("loop", "a", "a"),
  );
  expect(edges).toEqual([]);
});

test.each([
  ["arrow at the end", { arrowheadStart: "none", arrowheadEnd: "arrow" }, "shape:a", "shape:b"],
  ["arrow at the start alone", { arrowheadStart: "arrow", arrowheadEnd: "none" }, "shape:b", "shape:a"],
  ["arrows at both ends", { arrowheadStart: "arrow", arrowheadEnd: "arrow" }, "shape:a", "shape:b"],
  ["a line", { arrowheadStart: "none", arrowheadEnd: "none" }, "shape:a", "shape:b"],
])("CMP-2 direction is what the heads show: %s", (_name, heads, from, to) => {
  expect(graph(component("a"), component("b"), ...joined("x", "a", "b", heads)).edges).toMatchObject([{ from, to }]);
});

test.each([
  ["said so", "solid", { async: true }, true],
  ["said to wait", "dashed", { async: false }, false],
  ["nothing said, dashed", "dashed", {}, true],
  ["nothing said, dotted", "dotted", {}, true],
  ["nothing said, solid", "draw", {}, false],
])("CMP-3 asynchronous: %s", (_name, dash, meta, async) => {
  const { edges } = graph(component("a"), component("b"), ...joined("x", "a", "b", { dash }, meta));
  expect(edges).toMatchObject([{ async }]);
});

test("CMP-4 reading the design never throws, whatever a peer wrote", () => {
  const odd = component("a", { kind: "unheard-of", label: 7, replicas: -2, shards: 1.5, technology: null });
  expect(graph(odd, component("b", {}, { props: 3 }), arrow("x", {}, { async: "yes" })).nodes).toMatchObject([
    { kind: "service", label: "", replicas: null, shards: null, technology: "" },
    { kind: "service", label: "" },
  ]);
});

test("CMP-5 the order is that of the board's layers, whatever order records arrived in", () => {
  const [a, b] = [component("a", {}, { index: "a5" }), component("b", {}, { index: "a3" })];
  expect(graph(a, b)).toEqual(graph(b, a));
  expect(graph(a, b).nodes.map(({ id }) => id)).toEqual(["shape:b", "shape:a"]);
});
