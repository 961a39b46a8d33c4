import type { DesignGraph } from "@casement/shared/design/design-graph";
import { overlaps, type Rect } from "./free-place";

/** Between layers, and between components of one layer, in px of the board: an arrow's label fits. */
const GAP = { x: 104, y: 48 } as const;
/** Room that an arrow takes in each layer that it passes, so that it runs through no component. */
const PASSING = { w: 0, h: 48 } as const;
/** Unconnected components stand in rows of this many. */
const LOOSE_A_ROW = 4;

interface Placed {
  readonly x: number;
  readonly y: number;
}

/**
 * Places components from left to right by who calls whom, so that none overlaps another or `taken`. Unconnected
 * components stand below, in rows. Cycles are cut at the edge that leads back. Pure; the same input gives the same
 * places.
 * @param sizes of the components to place; edges with an end elsewhere are ignored.
 * @param origin top left of the whole layout.
 */
export function layerDesign(
  { nodes, edges }: DesignGraph,
  sizes: ReadonlyMap<string, { readonly w: number; readonly h: number }>,
  origin: Placed,
  taken: readonly Rect[],
): Map<string, Placed> {
  const ids = nodes.map(({ id }) => id).filter((id) => sizes.has(id));
  const inside = edges.filter(({ from, to }) => sizes.has(from) && sizes.has(to));
  const connected = new Set(inside.flatMap(({ from, to }) => [from, to]));
  const layers = orderedLayers(
    ids.filter((id) => connected.has(id)),
    inside,
  );
  const sizeOf = (id: string) => sizes.get(id) ?? PASSING;
  const rows = inRows(ids.filter((id) => !connected.has(id)));
  const places = new Map<string, Placed>();
  const width = Math.max(0, ...[...sizes.values()].map(({ w }) => w)) + GAP.x;
  const heightOf = (group: readonly string[]) => group.reduce((sum, id) => sum + sizeOf(id).h + GAP.y, -GAP.y);
  const tallest = Math.max(0, ...layers.map(heightOf));
  layers.forEach((layer, column) => {
    let y = (tallest - heightOf(layer)) / 2;
    for (const id of layer) {
      if (sizes.has(id)) places.set(id, { x: column * width, y });
      y += sizeOf(id).h + GAP.y;
    }
  });
  let below = tallest === 0 ? 0 : tallest + GAP.y;
  for (const row of rows) {
    row.forEach((id, column) => {
      places.set(id, { x: column * width, y: below });
    });
    below += Math.max(...row.map((id) => sizeOf(id).h)) + GAP.y;
  }
  return movedClear(places, sizes, origin, taken);
}

function inRows(ids: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (let start = 0; start < ids.length; start += LOOSE_A_ROW) rows.push(ids.slice(start, start + LOOSE_A_ROW));
  return rows;
}

/** Prefix of the placeholders for passing arrows; no record's id begins with it. */
const PASSES = "> ";

type Edges = DesignGraph["edges"];

/** Puts each component one layer right of all its callers, and near them within the layer. */
function orderedLayers(ids: readonly string[], edges: Edges): string[][] {
  const forward = withoutCircles(ids, edges);
  const depth = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    const before = forward.filter(({ to }) => to === id).map(({ from }) => depthOf(from) + 1);
    const found = Math.max(0, ...before);
    depth.set(id, found);
    return found;
  };
  const layers: string[][] = [];
  const put = (id: string, layer: number) => {
    while (layers.length <= layer) layers.push([]);
    layers[layer]?.push(id);
  };
  for (const id of ids) put(id, depthOf(id));
  const before = new Map<string, string[]>();
  const lead = (from: string, to: string) => before.set(to, [...(before.get(to) ?? []), from]);
  forward.forEach(({ from, to }, index) => {
    let last = from;
    for (let layer = depthOf(from) + 1; layer < depthOf(to); layer++) {
      const passing = `${PASSES}${index} ${layer}`;
      put(passing, layer);
      lead(last, passing);
      last = passing;
    }
    lead(last, to);
  });
  sortByCallers(layers, before);
  return layers;
}

/** Sorts each layer by the mean position of the callers. */
function sortByCallers(layers: readonly string[][], before: ReadonlyMap<string, readonly string[]>): void {
  const height = new Map<string, number>();
  for (const layer of layers) {
    const wish = (id: string) => {
      const callers = (before.get(id) ?? []).map((from) => height.get(from) ?? 0);
      return callers.length === 0 ? 0 : callers.reduce((sum, each) => sum + each, 0) / callers.length;
    };
    const wished = new Map(layer.map((id) => [id, wish(id)]));
    layer.sort((a, b) => (wished.get(a) ?? 0) - (wished.get(b) ?? 0));
    layer.forEach((id, row) => {
      height.set(id, row - (layer.length - 1) / 2);
    });
  }
}

/** The edges without those that lead back to a component on the current path. */
function withoutCircles(ids: readonly string[], edges: Edges): Edges {
  const state = new Map<string, "open" | "done">();
  const kept: Edges[number][] = [];
  const walk = (id: string) => {
    state.set(id, "open");
    for (const edge of edges) {
      if (edge.from !== id || state.get(edge.to) === "open") continue;
      kept.push(edge);
      if (!state.has(edge.to)) walk(edge.to);
    }
    state.set(id, "done");
  };
  const entered = new Set(edges.map(({ to }) => to));
  for (const id of [...ids.filter((each) => !entered.has(each)), ...ids]) if (!state.has(id)) walk(id);
  return kept;
}

/** Moves the whole layout down until it overlaps nothing. */
function movedClear(
  places: ReadonlyMap<string, Placed>,
  sizes: ReadonlyMap<string, { readonly w: number; readonly h: number }>,
  origin: Placed,
  taken: readonly Rect[],
): Map<string, Placed> {
  let shift = 0;
  const rects = () =>
    [...places].map(([id, { x, y }]) => ({
      x: origin.x + x,
      y: origin.y + y + shift,
      ...(sizes.get(id) ?? { w: 0, h: 0 }),
    }));
  // Each round gets below at least one obstacle.
  for (let round = 0; round <= taken.length; round++) {
    const now = rects();
    const hit = taken.filter((rect) => now.some((each) => overlaps(each, rect, GAP.y / 2)));
    if (hit.length === 0) break;
    const top = Math.min(...now.map(({ y }) => y));
    shift += Math.max(GAP.y, Math.max(...hit.map(({ y, h }) => y + h)) + GAP.y - top);
  }
  const whole = ({ x, y }: Placed) => ({ x: Math.round(origin.x + x), y: Math.round(origin.y + y + shift) });
  return new Map([...places].map(([id, place]) => [id, whole(place)]));
}
