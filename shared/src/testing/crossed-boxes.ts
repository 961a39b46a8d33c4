import { type Box, boxOf, type Design, type DesignComponent, type DesignConnection } from "../design/design.js";

/** Boxes that a connection, drawn straight from middle to middle, would cross on its way. */
export function crossedBoxes({ components }: Design, { from, to }: DesignConnection): DesignComponent[] {
  const start = components.find(({ id }) => id === from);
  const end = components.find(({ id }) => id === to);
  if (start === undefined || end === undefined) return [];
  const [a, b] = [middle(boxOf(start)), middle(boxOf(end))];
  return components.filter((one) => one !== start && one !== end && cuts(a, b, boxOf(one)));
}

type Point = readonly [x: number, y: number];
const middle = ({ x, y, width, height }: Box): Point => [x + width / 2, y + height / 2];

/** Whether the line from a to b enters the box (Liang-Barsky). */
function cuts([ax, ay]: Point, [bx, by]: Point, { x, y, width, height }: Box): boolean {
  let [enter, leave] = [0, 1];
  const sides = [
    [ax - bx, ax - x],
    [bx - ax, x + width - ax],
    [ay - by, ay - y],
    [by - ay, y + height - ay],
  ] as const;
  for (const [slope, gap] of sides) {
    if (slope === 0 && gap < 0) return false;
    if (slope < 0) enter = Math.max(enter, gap / slope);
    if (slope > 0) leave = Math.min(leave, gap / slope);
  }
  return enter < leave;
}
