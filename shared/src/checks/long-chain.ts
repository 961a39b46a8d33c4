import { hasTrait } from "../design/component-kinds.js";
import type { GraphEdge, GraphNode } from "../design/design-graph.js";
import type { CheckGraph } from "./check-graph.js";

interface Chain {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** How many of the components are of a WORKING kind. */
  readonly length: number;
}

const NOTHING: Chain = { nodes: [], edges: [], length: 0 };

/** The longest path along synchronous arrows from a client (from any component if none is drawn). A cycle ends it. */
export function longestChain(graph: CheckGraph): Chain {
  const done = new Map<string, Chain>();
  const open = new Set<string>();
  const from = (node: GraphNode): Chain => {
    const known = done.get(node.id);
    if (known !== undefined) return known;
    open.add(node.id);
    let best = NOTHING;
    let first: GraphEdge | null = null;
    for (const edge of graph.out(node)) {
      if (edge.async || open.has(edge.to)) continue;
      const rest = from(graph.get(edge.to));
      if (rest.length <= best.length) continue;
      best = rest;
      first = edge;
    }
    open.delete(node.id);
    const chain: Chain = {
      nodes: [node, ...best.nodes],
      edges: first === null ? [] : [first, ...best.edges],
      length: best.length + (hasTrait(node.kind, "works") ? 1 : 0),
    };
    done.set(node.id, chain);
    return chain;
  };
  const clients = graph.nodes.filter(({ kind }) => kind === "client");
  const starts = clients.length > 0 ? clients : graph.nodes;
  return starts.map(from).reduce((best, chain) => (chain.length > best.length ? chain : best), NOTHING);
}
