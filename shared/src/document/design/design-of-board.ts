import { COMPONENT_KINDS } from "../../design/component-kinds.js";
import {
  type Design,
  type DesignComponent,
  type DesignConnection,
  MAX_COMPONENT_FACT_LENGTH,
  MAX_COMPONENT_LABEL_LENGTH,
  MAX_COMPONENT_NOTE_LENGTH,
  MAX_COMPONENTS,
  MAX_CONNECTION_LABEL_LENGTH,
  MAX_CONNECTIONS,
  MAX_GRID,
  PITCH,
} from "../../design/design.js";
import type { GraphEdge, GraphNode } from "../../design/design-graph.js";
import { cut } from "../../lib/cut.js";
import { idSchema } from "../../lib/ids.js";
import { type BoardRecord, isShape } from "../records/board-record.js";
import { componentFacts, isArrow, isComponent } from "./component-record.js";
import { readGraph } from "./read-graph.js";

/** A reference design that was read from a board, and what of the board it does not hold. */
export interface DrawnDesign {
  readonly design: Design;
  /** Arrows that are not attached to two components. */
  readonly loose: number;
  /** Shapes that are neither components nor arrows. */
  readonly others: number;
  /** Components and arrows beyond what a design may have. */
  readonly tooMany: number;
}

/** Drawings repeat exactly with two digits: that is 4 px across and 2 px down. */
const DIGITS = 100;
const CONTAINERS: readonly unknown[] = ["frame", "group"];

/**
 * Reads a board's components and the arrows between them as a reference design. The drawing is moved to the top left,
 * and drawn closer together if it is larger than a design may be. Pure.
 */
export function designOfBoard(records: ReadonlyMap<string, BoardRecord>): DrawnDesign {
  const { nodes, edges } = readGraph(records);
  const kept = nodes.slice(0, MAX_COMPONENTS);
  const ids = designIds(kept);
  const cells = cellsOf(kept.map(({ id }) => pagePoint(records, id)));
  const components = kept.map((node, index) => componentOf(node, records, ids, cells[index] ?? { column: 0, row: 0 }));
  const attached = edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const connections = attached.slice(0, MAX_CONNECTIONS).map((edge) => connectionOf(edge, ids));
  const shapes = [...records.values()].filter(isShape);
  const arrows = shapes.filter(isArrow).length;
  return {
    design: { components, connections },
    loose: arrows - edges.length,
    others: shapes.length - arrows - nodes.length - shapes.filter(({ type }) => CONTAINERS.includes(type)).length,
    tooMany: nodes.length - kept.length + edges.length - connections.length,
  };
}

/** Ids of records as ids of a design; those that a design gave to its boxes come back as they were. */
function designIds(nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  return new Map(
    nodes.map(({ id }, index) => {
      const own = id.replace(/^shape:(box-)?/, "");
      return [id, idSchema.safeParse(own).success ? own : `c-${index + 1}`];
    }),
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a shape is on the page: shapes in frames and groups are placed within these. */
function pagePoint(records: ReadonlyMap<string, BoardRecord>, id: string): Point {
  let [x, y] = [0, 0];
  const seen = new Set<string>();
  for (let at = records.get(id); at !== undefined && isShape(at) && !seen.has(at.id); at = parentOf(records, at)) {
    seen.add(at.id);
    x += numberOf(at.x);
    y += numberOf(at.y);
  }
  return { x, y };
}

const parentOf = (records: ReadonlyMap<string, BoardRecord>, { parentId }: BoardRecord) =>
  records.get(String(parentId));
const numberOf = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : 0);

/** The places on the grid, none of them twice. */
function cellsOf(points: readonly Point[]): { column: number; row: number }[] {
  const across = gridOf(
    points.map(({ x }) => x),
    PITCH.x,
  );
  const down = gridOf(
    points.map(({ y }) => y),
    PITCH.y,
  );
  const taken = new Set<string>();
  return points.map((_point, index) => {
    const column = across[index] ?? 0;
    let row = down[index] ?? 0;
    while (taken.has(`${column},${row}`)) row = rounded(row < MAX_GRID - 2 ? row + 0.2 : row - 0.13);
    taken.add(`${column},${row}`);
    return { column, row };
  });
}

function gridOf(values: readonly number[], pitch: number): number[] {
  const first = Math.min(...values);
  const cells = values.map((value) => (value - first) / pitch);
  const shrink = Math.min(1, (MAX_GRID - 1) / Math.max(...cells, 1));
  return cells.map((cell) => rounded(cell * shrink));
}

const rounded = (cell: number) => Math.round(cell * DIGITS) / DIGITS;

function componentOf(
  node: GraphNode,
  records: ReadonlyMap<string, BoardRecord>,
  ids: ReadonlyMap<string, string>,
  cell: { readonly column: number; readonly row: number },
): DesignComponent {
  const { id, kind, label, technology, capacity, replicas, shards } = node;
  const record = records.get(id);
  const note = record !== undefined && isComponent(record) ? componentFacts(record).note : "";
  return {
    id: ids.get(id) ?? id,
    kind,
    label: short(label, MAX_COMPONENT_LABEL_LENGTH) || COMPONENT_KINDS[kind].name,
    note: short(note, MAX_COMPONENT_NOTE_LENGTH),
    ...cell,
    ...(technology === "" ? {} : { technology: short(technology, MAX_COMPONENT_FACT_LENGTH) }),
    ...(capacity === "" ? {} : { capacity: short(capacity, MAX_COMPONENT_FACT_LENGTH) }),
    ...(replicas === null ? {} : { replicas }),
    ...(shards === null ? {} : { shards }),
  };
}

function connectionOf(
  { from, to, label, protocol, async }: GraphEdge,
  ids: ReadonlyMap<string, string>,
): DesignConnection {
  return {
    from: ids.get(from) ?? from,
    to: ids.get(to) ?? to,
    label: short(label, MAX_CONNECTION_LABEL_LENGTH),
    async,
    ...(protocol === "" ? {} : { protocol: short(protocol, MAX_COMPONENT_FACT_LENGTH) }),
  };
}

const short = (text: string, length: number) => cut(text, length).trim();
