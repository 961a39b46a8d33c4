import { ENTITY_BOX } from "./entity-record.js";

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Two entities, by their index, between which an arrow is drawn. */
export type Link = readonly [from: number, to: number];

export const PITCH_X = ENTITY_BOX.width + 140;
const GAP_Y = 80;
/** Up to so many stand in two columns, more in three: about as wide as a board is beside a worksheet. */
const IN_TWO_COLUMNS = 4;
/** Trying places takes time with the square of their number; more entities stand in their order. */
const MOST_TRIED = 12;
/** How far from a box an arrow has to stay, in px. */
const CLEARANCE = 10;
/** An arrow over the fields of an entity is worse than any detour. */
const CROSSING_COST = 10_000;

/**
 * Places for entities in rows and columns, so that arrows are short and do not run over the entities between. Offsets
 * from the first place, in the order of the entities.
 */
export function arrangeEntities(heights: readonly number[], links: readonly Link[]): readonly Place[] {
  let order = heights.map((_height, index) => index);
  let best = costOf(heights, order, links);
  while (heights.length <= MOST_TRIED && best > 0) {
    const better = swaps(order)
      .map((each) => ({ each, cost: costOf(heights, each, links) }))
      .reduce((a, b) => (b.cost < a.cost ? b : a), { each: order, cost: best });
    if (better.cost >= best) break;
    order = better.each;
    best = better.cost;
  }
  return placesOf(heights, order);
}

/** Every order with two entities exchanged. */
function swaps(order: readonly number[]): number[][] {
  return order.flatMap((one, at) =>
    order.slice(at + 1).map((other) => order.map((each) => (each === one ? other : each === other ? one : each))),
  );
}

/** @param order which entity has the first place, the second … */
function placesOf(heights: readonly number[], order: readonly number[]): Place[] {
  const columns = order.length <= IN_TWO_COLUMNS ? 2 : 3;
  const places: Place[] = [];
  let top = 0;
  for (let first = 0; first < order.length; first += columns) {
    const row = order.slice(first, first + columns);
    row.forEach((entity, column) => {
      places[entity] = { x: column * PITCH_X, y: top };
    });
    top += Math.max(...row.map((entity) => heights[entity] ?? 0)) + GAP_Y;
  }
  return places;
}

function costOf(heights: readonly number[], order: readonly number[], links: readonly Link[]): number {
  const boxes = placesOf(heights, order).map((place, index) => ({
    ...place,
    w: ENTITY_BOX.width,
    h: heights[index] ?? 0,
  }));
  let cost = 0;
  for (const [from, to] of links) {
    const [a, b] = [boxes[from], boxes[to]];
    if (a === undefined || b === undefined || a === b) continue;
    const [start, end] = [centreOf(a), centreOf(b)];
    cost += Math.hypot(end.x - start.x, end.y - start.y);
    cost += CROSSING_COST * boxes.filter((box) => box !== a && box !== b && isCrossed(box, start, end)).length;
  }
  return cost;
}

interface Box extends Place {
  readonly w: number;
  readonly h: number;
}

const centreOf = ({ x, y, w, h }: Box): Place => ({ x: x + w / 2, y: y + h / 2 });

/** Whether the straight line between two points runs over a box or close by it. */
export function isCrossed({ x, y, w, h }: Box, start: Place, end: Place): boolean {
  let [enter, leave] = [0, 1];
  for (const [from, by, least, most] of [
    [start.x, end.x - start.x, x - CLEARANCE, x + w + CLEARANCE],
    [start.y, end.y - start.y, y - CLEARANCE, y + h + CLEARANCE],
  ] as const) {
    if (by === 0) {
      if (from < least || from > most) return false;
      continue;
    }
    const [one, other] = [(least - from) / by, (most - from) / by];
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
  }
  return enter <= leave;
}
