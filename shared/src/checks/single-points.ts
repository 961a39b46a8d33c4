import { hasTrait } from "../design/component-kinds.js";
import type { GraphNode } from "../design/design-graph.js";
import { type CheckGraph, copiesOf, holdsData } from "./check-graph.js";

interface SinglePoint {
  readonly node: GraphNode;
  /** The data stores that can no longer be reached without this component. */
  readonly lost: readonly GraphNode[];
}

/**
 * Components with one copy without which a client, or what a client reaches, no longer reaches some data: the
 * articulation points on the paths from clients to data. A component that loses data loses it together with the last
 * component before the failing one on its path, so a search from each of those predecessors is enough:
 * arrows x (components + arrows) in all.
 */
export function singlePoints(graph: CheckGraph): SinglePoint[] {
  const roads = new Roads(graph);
  const clients = graph.nodes.flatMap(({ kind }, index) => (kind === "client" ? [index] : []));
  const used = roads.from(clients, NOBODY);
  return graph.nodes.flatMap((node, index) => {
    if (!hasTrait(node.kind, "fails") || copiesOf(node) > 1 || !used.has(index)) return [];
    const behind = [...roads.from([index], NOBODY)].filter((each) => each !== index && roads.isData(each));
    const lost = new Set<number>();
    for (const before of roads.before(index)) {
      if (!used.has(before) || lost.size === behind.length) continue;
      const left = roads.from([before], index);
      for (const data of behind) if (data !== before && !left.has(data)) lost.add(data);
    }
    return lost.size === 0
      ? []
      : [{ node, lost: behind.filter((data) => lost.has(data)).map((data) => roads.node(data)) }];
  });
}

const NOBODY = -1;

/** The arrows with components as numbers, because the searches take most of the time. */
class Roads {
  readonly #nodes: readonly GraphNode[];
  readonly #next: number[][];
  readonly #before: number[][];

  constructor(graph: CheckGraph) {
    this.#nodes = graph.nodes;
    const numbers = new Map(graph.nodes.map(({ id }, index) => [id, index]));
    this.#next = graph.nodes.map(() => []);
    this.#before = graph.nodes.map(() => []);
    for (const { from, to } of graph.edges) {
      const [start, end] = [numbers.get(from) ?? NOBODY, numbers.get(to) ?? NOBODY];
      this.#next[start]?.push(end);
      this.#before[end]?.push(start);
    }
  }

  node = (index: number): GraphNode => this.#nodes[index] as GraphNode;
  isData = (index: number): boolean => holdsData(this.node(index));
  before = (index: number): readonly number[] => this.#before[index] ?? [];

  /** Every component that can be reached from `starts`, including them, without passing through `past`. */
  from(starts: readonly number[], past: number): ReadonlySet<number> {
    const seen = new Set(starts);
    const waiting = [...starts];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      for (const next of this.#next[index] ?? []) {
        if (next === past || seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
    return seen;
  }
}
