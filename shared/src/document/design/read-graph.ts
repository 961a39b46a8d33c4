import type { DesignGraph, GraphEdge, GraphNode } from "../../design/design-graph.js";
import { type BoardRecord, propsOf } from "../records/board-record.js";
import { arrowFacts, componentFacts, isArrow, isComponent } from "./component-record.js";

/**
 * Reads the design from a board's records as `foldBoard` returns them. Only `component` shapes are nodes: a plain box
 * or text has no kind. Edges are arrows bound at both ends to two different components, in the direction of their
 * heads; an arrow with a head at each end goes from its start to its end. Nodes and edges are in the order of the
 * board's layers, from back to front, so that replicas agree.
 */
export function readGraph(records: ReadonlyMap<string, BoardRecord>): DesignGraph {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const ends = boundEnds(records);
  for (const record of [...records.values()].sort(byPlaceInStack)) {
    if (isComponent(record)) nodes.push(nodeOf(record));
    else if (isArrow(record)) {
      const edge = edgeOf(record, ends.get(record.id), records);
      if (edge !== null) edges.push(edge);
    }
  }
  return { nodes, edges };
}

function nodeOf(record: BoardRecord): GraphNode {
  const { kind, label, replicas, shards, capacity, technology } = componentFacts(record);
  return { id: record.id, kind, label, replicas, shards, capacity, technology };
}

interface Ends {
  start?: string;
  end?: string;
}

function boundEnds(records: ReadonlyMap<string, BoardRecord>): Map<string, Ends> {
  const ends = new Map<string, Ends>();
  for (const record of records.values()) {
    if (record.typeName !== "binding" || record.type !== "arrow") continue;
    const arrow = String(record.fromId);
    const known = ends.get(arrow) ?? {};
    known[propsOf(record).terminal === "start" ? "start" : "end"] = String(record.toId);
    ends.set(arrow, known);
  }
  return ends;
}

function edgeOf(
  arrow: BoardRecord,
  ends: Ends | undefined,
  records: ReadonlyMap<string, BoardRecord>,
): GraphEdge | null {
  if (ends?.start === undefined || ends.end === undefined || ends.start === ends.end) return null;
  const [start, end] = [records.get(ends.start), records.get(ends.end)];
  if (start === undefined || end === undefined || !isComponent(start) || !isComponent(end)) return null;
  const [from, to] = pointsBack(arrow) ? [end, start] : [start, end];
  const { label, protocol, async } = arrowFacts(arrow);
  return { id: arrow.id, from: from.id, to: to.id, label, protocol, async };
}

/** Whether an arrow's only head is at its start, so that its edge goes from end to start. */
function pointsBack(arrow: BoardRecord): boolean {
  const { arrowheadStart = "none", arrowheadEnd = "arrow" } = propsOf(arrow);
  return arrowheadStart !== "none" && arrowheadEnd === "none";
}

function byPlaceInStack(a: BoardRecord, b: BoardRecord): number {
  const [left, right] = [`${String(a.index)} ${a.id}`, `${String(b.index)} ${b.id}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
