import { type ComponentKind, hasTrait } from "../design/component-kinds.js";
import type { DesignGraph, GraphEdge, GraphNode } from "../design/design-graph.js";

interface Place {
  readonly out: GraphEdge[];
  readonly in: GraphEdge[];
}

/** A drawn design with its arrows by component, for the rules to read. Arrows to missing components are left out. */
export class CheckGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly #byId: ReadonlyMap<string, GraphNode>;
  readonly #places = new Map<string, Place>();
  #twins: ReadonlySet<string> | null = null;

  constructor({ nodes, edges }: DesignGraph) {
    this.nodes = nodes;
    this.#byId = new Map(nodes.map((node) => [node.id, node]));
    this.edges = edges.filter(({ from, to }) => from !== to && this.#byId.has(from) && this.#byId.has(to));
    for (const { id } of nodes) this.#places.set(id, { out: [], in: [] });
    for (const edge of this.edges) {
      this.#places.get(edge.from)?.out.push(edge);
      this.#places.get(edge.to)?.in.push(edge);
    }
  }

  get(id: string): GraphNode {
    const node = this.#byId.get(id);
    if (node === undefined) throw new Error(`${id} is no component of this graph`);
    return node;
  }

  out({ id }: GraphNode): readonly GraphEdge[] {
    return this.#places.get(id)?.out ?? [];
  }

  in({ id }: GraphNode): readonly GraphEdge[] {
    return this.#places.get(id)?.in ?? [];
  }

  /** Everything at the other end of an arrow, in either direction. */
  neighbours(node: GraphNode): GraphNode[] {
    return [...this.out(node).map(({ to }) => this.get(to)), ...this.in(node).map(({ from }) => this.get(from))];
  }

  /** A copy of the graph without these components and their arrows. */
  without(ids: ReadonlySet<string>): CheckGraph {
    return new CheckGraph({ nodes: this.nodes.filter(({ id }) => !ids.has(id)), edges: this.edges });
  }

  /** Whether another component of the same kind has exactly the same neighbours. */
  hasTwin({ id }: GraphNode): boolean {
    this.#twins ??= this.#findTwins();
    return this.#twins.has(id);
  }

  #findTwins(): ReadonlySet<string> {
    const alike = new Map<string, string[]>();
    for (const node of this.nodes) {
      if (this.neighbours(node).length === 0) continue;
      const ends = (ids: string[]) => [...new Set(ids)].sort().join(",");
      const from = ends(this.in(node).map((edge) => edge.from));
      const to = ends(this.out(node).map((edge) => edge.to));
      const key = `${node.kind}|${from}|${to}`;
      alike.set(key, [...(alike.get(key) ?? []), node.id]);
    }
    return new Set([...alike.values()].filter((ids) => ids.length > 1).flat());
  }
}

/** The written number of copies; one if nobody wrote a number. */
export const copiesOf = ({ replicas }: GraphNode): number => replicas ?? 1;

export const holdsData = ({ kind }: GraphNode): boolean => hasTrait(kind, "keeps");

const KIND_NAMES: Partial<Record<ComponentKind, string>> = { sql: "SQL database", nosql: "NoSQL database", cdn: "CDN" };

/** A component's name in the text of a finding. */
export function componentName({ label, kind }: GraphNode): string {
  const name = label.trim();
  return name === "" ? `the ${KIND_NAMES[kind] ?? kind}` : `“${name}”`;
}

/** "A", "A and B", "A, B and C". */
export function listNames(nodes: readonly GraphNode[]): string {
  const names = nodes.map(componentName);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Capitalises the first letter, to begin a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
