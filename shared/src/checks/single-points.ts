import type { ComponentKind } from "../design.js";
import type { GraphNode } from "../design-graph.js";
import { type CheckGraph, copiesOf, holdsData } from "./check-graph.js";

/** What fails as a machine of ours does, and is not data itself. */
const FAILING: ReadonlySet<ComponentKind> = new Set([
  "balancer",
  "gateway",
  "service",
  "cache",
  "queue",
  "worker",
  "limiter",
]);

export interface SinglePoint {
  readonly node: GraphNode;
  /** The data that a client no longer reaches without it. */
  readonly lost: readonly GraphNode[];
}

/**
 * Components with one copy without which some client no longer reaches some data: on the paths from a client to its
 * data they are the articulation points. One search a component, so components x arrows in all.
 */
export function singlePoints(graph: CheckGraph): SinglePoint[] {
  const clients = graph.nodes.filter(({ kind }) => kind === "client");
  const reach = clients.map((client) => ({ client, data: dataFrom(graph, client, null) }));
  const found: SinglePoint[] = [];
  for (const node of graph.nodes) {
    if (!FAILING.has(node.kind) || copiesOf(node) > 1) continue;
    const lost = new Set<GraphNode>();
    for (const { client, data } of reach) {
      const left = dataFrom(graph, client, node);
      for (const each of data) if (!left.has(each)) lost.add(each);
    }
    if (lost.size > 0) found.push({ node, lost: [...lost] });
  }
  return found;
}

/** The data that arrows lead to from here, going past one component. */
function dataFrom(graph: CheckGraph, start: GraphNode, past: GraphNode | null): ReadonlySet<GraphNode> {
  const seen = new Set([start]);
  const data = new Set<GraphNode>();
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (holdsData(node)) data.add(node);
    for (const { to } of graph.out(node)) {
      const next = graph.get(to);
      if (next === past || seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return data;
}
