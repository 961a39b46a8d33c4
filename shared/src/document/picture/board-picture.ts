import type { BoardRecord } from "../records/board-record.js";
import { type Outline, outlinesOf } from "./outlines.js";

/** A part of the page, in px of the page. */
export interface PageArea {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A board as it can be drawn without the editor, from back to front. */
export interface BoardPicture {
  readonly outlines: readonly Outline[];
  /** What the drawing covers, or null when nothing is drawn. */
  readonly area: PageArea | null;
}

/** The picture of these records. All of its points lie in one buffer, so that it is handed over and not copied. */
export function pictureOf(records: ReadonlyMap<string, BoardRecord>): BoardPicture {
  const outlines = outlinesOf(records);
  const all = new Float32Array(outlines.reduce((sum, { points }) => sum + points.length, 0));
  let at = 0;
  const packed = outlines.map((outline) => {
    all.set(outline.points, at);
    at += outline.points.length;
    return { ...outline, points: all.subarray(at - outline.points.length, at) };
  });
  return { outlines: packed, area: areaOf(packed) };
}

/** What has to be handed over with a picture. */
export function handedOver({ outlines }: BoardPicture): ArrayBuffer[] {
  const [first] = outlines;
  return first === undefined ? [] : [first.points.buffer as ArrayBuffer];
}

export function areaOf(outlines: readonly Pick<Outline, "points">[]): PageArea | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points } of outlines) {
    for (let at = 0; at < points.length; at += 2) {
      const [x, y] = [points[at] as number, points[at + 1] as number];
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return left > right ? null : { x: left, y: top, w: right - left, h: bottom - top };
}
