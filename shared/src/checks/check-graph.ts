import { COMPONENT_KINDS, hasTrait } from "../design/component-kinds.js";
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

/** Programs and machines whose plural means several of them: "Timelines" is one service, "API servers" are many. */
const SEVERAL =
  /\b(servers|instances|nodes|machines|hosts|workers|consumers|crawlers|fetchers|pods|containers|replicas|brokers|gateways|balancers|proxies|caches|clusters?|fleet|pool|farm)\s*$/i;
/** "API x3", "3 API servers", "API (×3)". */
const WRITTEN_COUNT = /^(\d{1,4})\s+\p{L}|[x×]\s?(\d{1,4})\)?$|\b(\d{1,4})\s?[x×]\)?$/iu;

/** The number of copies: written on the component or in its name; two when its name is a plural; else one. */
export function copiesOf({ replicas, label }: Pick<GraphNode, "replicas" | "label">): number {
  if (replicas !== null) return replicas;
  const name = label.trim();
  const count = WRITTEN_COUNT.exec(name)?.slice(1).find(Boolean);
  if (count !== undefined && Number(count) > 0) return Number(count);
  return SEVERAL.test(name) ? 2 : 1;
}

/** How many copies a finding tells of: it does not claim a number that nobody wrote. */
export function copiesInWords(node: GraphNode): string {
  const copies = copiesOf(node);
  if (copies > 1)
    return node.replicas === null && SEVERAL.test(node.label.trim()) ? "has several copies" : `has ${copies} copies`;
  return node.replicas === null ? "is drawn once" : "has one copy";
}

export const holdsData = ({ kind }: GraphNode): boolean => hasTrait(kind, "keeps");

/** A component's name in the text of a finding: "“Timelines”", or "the load balancer" while it has none. */
export function componentName({ label, kind }: GraphNode): string {
  const name = label.trim();
  return name === "" ? `the ${inSentence(COMPONENT_KINDS[kind].name)}` : `“${name}”`;
}

/** A kind's name within a sentence: "load balancer", but "SQL database" and "NoSQL database". */
const inSentence = (name: string) => name.replace(/^[A-Z](?=[a-z]*\b)/, (letter) => letter.toLowerCase());

/** "A", "A and B", "A, B and C". */
export function listNames(nodes: readonly GraphNode[]): string {
  const names = nodes.map(componentName);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Capitalises the first letter, to begin a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
