import type { GraphNode } from "../design/design-graph.js";
import type { CheckGraph } from "./check-graph.js";

/** Parts of the drawing that no arrow joins to a client; without clients, all but the largest. Ignores monitoring. */
export function unconnectedParts(graph: CheckGraph): GraphNode[][] {
  const parts = partsOf(graph);
  const hasClient = (part: readonly GraphNode[]) => part.some(({ kind }) => kind === "client");
  if (parts.some(hasClient)) return parts.filter((part) => !hasClient(part));
  return parts.toSorted((a, b) => b.length - a.length).slice(1);
}

function partsOf(graph: CheckGraph): GraphNode[][] {
  const seen = new Set<GraphNode>();
  const parts: GraphNode[][] = [];
  for (const start of graph.nodes) {
    if (start.kind === "monitoring" || seen.has(start)) continue;
    const part: GraphNode[] = [];
    const waiting = [start];
    seen.add(start);
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      part.push(node);
      for (const next of graph.neighbours(node)) {
        // Two parts that report to the same monitoring are not joined by it.
        if (next.kind === "monitoring" || seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
    parts.push(part);
  }
  return parts;
}
