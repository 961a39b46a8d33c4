import type { DesignGraph, GraphEdge, GraphNode } from "@casement/shared/design/design-graph";
import { describeChanges } from "./describe-changes";

const node = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  kind: "service",
  label: id,
  replicas: null,
  shards: null,
  capacity: "",
  technology: "",
  ...more,
});
const edge = (from: string, to: string, more: Partial<GraphEdge> = {}): GraphEdge => ({
  id: `${from}-${to}`,
  from,
  to,
  label: "",
  protocol: "",
  async: false,
  ...more,
});
const design = (nodes: GraphNode[], edges: GraphEdge[] = []): DesignGraph => ({ nodes, edges });
const told = (before: DesignGraph, after: DesignGraph, byOthers: string[] = []) =>
  describeChanges(before, after, new Set(byOthers), "Ben");

test("OUT-2 every change is told in a sentence, others' with their name", () => {
  const [a, b] = [node("A"), node("B", { kind: "cache" })];
  expect(told(design([a]), design([a, b]), ["B"])).toEqual(["Ben: Added B, Cache."]);
  expect(told(design([a, b]), design([node("A", { label: "Posts" }), b]))).toEqual(["Renamed A to Posts."]);
  expect(told(design([a]), design([node("A", { kind: "worker" })]))).toEqual(["A is now: Worker."]);
  expect(told(design([a]), design([node("A", { replicas: 3, technology: "Go" })]))).toEqual(["A: Go, 3 copies."]);
  expect(told(design([a, b]), design([a, b], [edge("A", "B")]))).toEqual(["Connected A to B."]);
  expect(told(design([a, b], [edge("A", "B")]), design([a, b]))).toEqual(["Disconnected A from B."]);
  expect(
    told(design([a, b], [edge("A", "B")]), design([a, b], [edge("A", "B", { protocol: "gRPC", async: true })])),
  ).toEqual(["A to B: gRPC, asynchronous."]);
});

test("OUT-2 connections that went with a component are not told one by one, and many changes are counted", () => {
  const [a, b] = [node("A"), node("B")];
  expect(told(design([a, b], [edge("A", "B")]), design([a]))).toEqual(["Deleted B."]);
  const many = Array.from({ length: 8 }, (_, index) => node(`N${index}`));
  expect(told(design([]), design(many))).toEqual(["8 changes to the design: 8 components and 0 connections."]);
});

test("OUT-3 components of one name are told apart", () => {
  const twins = [node("A", { label: "Cache" }), node("B", { label: "Cache" })];
  expect(told(design(twins), design(twins, [edge("A", "B")]))).toEqual(["Connected Cache (1) to Cache (2)."]);
});

test("OUT-3 a component without a name has its kind's", () => {
  const nameless = [node("A", { kind: "balancer", label: "" }), node("B")];
  expect(told(design(nameless), design(nameless, [edge("A", "B")]))).toEqual(["Connected Load balancer to B."]);
});
