import type { GraphNode } from "../design/design-graph.js";
import { type CheckGraph, copiesOf } from "./check-graph.js";

/** Writes per second that one SQL database takes, unless its capacity says otherwise. A rule of thumb of ours. */
const ONE_DATABASE_WRITES_PER_S = 5_000;

const isDatabase = ({ kind }: GraphNode): boolean => kind === "sql" || kind === "nosql" || kind === "shard";

/** A database drawn with its shards stands for them, and holds no data itself. */
const standsForShards = (graph: CheckGraph, node: GraphNode): boolean =>
  (node.kind === "sql" || node.kind === "nosql") && graph.neighbours(node).some(({ kind }) => kind === "shard");

/** Databases that hold data. */
export function databases(graph: CheckGraph): GraphNode[] {
  return graph.nodes.filter((node) => isDatabase(node) && !standsForShards(graph, node));
}

/** Whether it has copies, or an arrow to a read replica or to a database of its kind. Shards hold different data. */
export function isReplicated(graph: CheckGraph, store: GraphNode): boolean {
  if (copiesOf(store) > 1) return true;
  return graph.neighbours(store).some(({ kind }) => kind === "replica" || (kind === store.kind && kind !== "shard"));
}

/** Writes per second that the databases take together; Infinity where one of them spreads writes by itself. */
export function writeCapacity(graph: CheckGraph): number {
  return databases(graph).reduce((sum, store) => {
    const usual = store.kind === "nosql" ? Number.POSITIVE_INFINITY : ONE_DATABASE_WRITES_PER_S;
    return sum + (readRate(store.capacity) ?? usual) * Math.max(1, store.shards ?? 1);
  }, 0);
}

const FACTORS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 };

/** "20 000 req/s", "20k/s", "1.5 M writes per second" -> per second; null when the text is no rate. */
export function readRate(text: string): number | null {
  const match = /(\d[\d\s_,]*(?:\.\d+)?)\s*([km])?\b[^/\d]*(?:\/|per)\s*s/i.exec(text);
  if (match === null) return null;
  const count = Number(match[1]?.replace(/[\s_,]/g, ""));
  return Number.isFinite(count) ? count * (FACTORS[match[2]?.toLowerCase() ?? ""] ?? 1) : null;
}
