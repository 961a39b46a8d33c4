import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import type { DesignGraph, GraphEdge, GraphNode } from "@casement/shared/design/design-graph";
import { designNames } from "../design/use-design";
import { factWords } from "../shapes/text/component-text";

/** When more changes than this come at once, they are counted instead of told. */
const MOST_TOLD = 5;

/** One change in words, with the shape it is about. */
interface Told {
  readonly id: string;
  readonly sentence: string;
}

/**
 * The differences between two designs, in sentences to be read aloud. Others' changes begin with `who`.
 * @param byOthers ids of the shapes that others changed.
 */
export function describeChanges(
  before: DesignGraph,
  after: DesignGraph,
  byOthers: ReadonlySet<string>,
  who: string,
): string[] {
  const told = [...nodeChanges(before, after), ...edgeChanges(before, after)];
  if (told.length > MOST_TOLD) return [`${told.length} changes to the design: ${inventory(after)}.`];
  return told.map(({ id, sentence }) => (byOthers.has(id) ? `${who}: ${sentence}` : sentence));
}

/** "12 components and 14 connections". */
export function inventory({ nodes, edges }: DesignGraph): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
  return `${count(nodes.length, "component")} and ${count(edges.length, "connection")}`;
}

function nodeChanges(before: DesignGraph, after: DesignGraph): Told[] {
  const [was, is] = [designNames(before.nodes), designNames(after.nodes)];
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const fresh = new Set(after.nodes.map(({ id }) => id));
  const told: Told[] = [];
  for (const node of after.nodes) {
    const name = is.get(node.id) ?? "";
    const previous = old.get(node.id);
    if (previous === undefined) told.push({ id: node.id, sentence: `Added ${name}, ${kindOf(node)}.` });
    else {
      const sentence = changeOfNode(previous, node, name);
      if (sentence !== null) told.push({ id: node.id, sentence });
    }
  }
  for (const { id } of before.nodes) if (!fresh.has(id)) told.push({ id, sentence: `Deleted ${was.get(id)}.` });
  return told;
}

function changeOfNode(previous: GraphNode, node: GraphNode, name: string): string | null {
  if (previous.label !== node.label) return `Renamed ${previous.label || kindOf(previous)} to ${name}.`;
  if (previous.kind !== node.kind) return `${name} is now: ${kindOf(node)}.`;
  const facts = (one: GraphNode) => factWords({ ...one, note: "" }).join(", ");
  return facts(previous) === facts(node) ? null : `${name}: ${facts(node) || "no facts"}.`;
}

function edgeChanges(before: DesignGraph, after: DesignGraph): Told[] {
  const [was, is] = [designNames(before.nodes), designNames(after.nodes)];
  const old = new Map(before.edges.map((edge) => [edge.id, edge]));
  const fresh = new Set(after.edges.map(({ id }) => id));
  const told: Told[] = [];
  for (const edge of after.edges) {
    const previous = old.get(edge.id);
    const ends = `${is.get(edge.from)} to ${is.get(edge.to)}`;
    if (previous === undefined) told.push({ id: edge.id, sentence: `Connected ${ends}.` });
    else if (previous.from !== edge.from || previous.to !== edge.to)
      told.push({ id: edge.id, sentence: `The connection leads from ${ends} now.` });
    else if (edgeWords(previous) !== edgeWords(edge))
      told.push({ id: edge.id, sentence: `${ends}: ${edgeWords(edge)}.` });
  }
  for (const edge of before.edges) {
    // The connections of a deleted component went with it.
    const ends = [edge.from, edge.to].every((id) => is.has(id));
    if (!fresh.has(edge.id) && ends)
      told.push({ id: edge.id, sentence: `Disconnected ${was.get(edge.from)} from ${was.get(edge.to)}.` });
  }
  return told;
}

const kindOf = (node: GraphNode) => COMPONENT_KINDS[node.kind].name;

/** "posts, gRPC, asynchronous". */
export function edgeWords({ label, protocol, async }: GraphEdge): string {
  return [label, protocol, async ? "asynchronous" : "synchronous"].filter((word) => word !== "").join(", ");
}
