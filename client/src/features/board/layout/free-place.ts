export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Between a new shape and its neighbours, in px of the board: an arrow with a short label fits. */
const MARGIN_PX = 36;
const STEP_PX = 24;
/** Rings searched around the wished place; when none is free, the board is so full that any place will do. */
const MAX_RINGS = 120;

/** The free place nearest to the wished one: the new shape's top left in whole px. Pure. */
export function freePlace(
  wished: { readonly x: number; readonly y: number },
  size: { readonly w: number; readonly h: number },
  taken: readonly Rect[],
): { x: number; y: number } {
  const start = { x: Math.round(wished.x), y: Math.round(wished.y) };
  const free = (x: number, y: number) => !taken.some((rect) => overlaps({ x, y, ...size }, rect, MARGIN_PX));
  if (free(start.x, start.y)) return start;
  for (let ring = 1; ring <= MAX_RINGS; ring++) {
    const found = ringAround(ring)
      .map(([dx, dy]) => ({ x: start.x + dx * STEP_PX, y: start.y + dy * STEP_PX }))
      .filter(({ x, y }) => free(x, y))
      .sort((a, b) => distance(a, start) - distance(b, start))[0];
    if (found !== undefined) return found;
  }
  return start;
}

export function overlaps(a: Rect, b: Rect, margin = 0): boolean {
  return a.x < b.x + b.w + margin && b.x < a.x + a.w + margin && a.y < b.y + b.h + margin && b.y < a.y + a.h + margin;
}

/** The squares of a ring, those to the right and below first, because designs grow that way. */
function ringAround(ring: number): [number, number][] {
  const squares: [number, number][] = [];
  for (let along = -ring; along <= ring; along++) {
    squares.push([ring, along], [along, ring], [-ring, along], [along, -ring]);
  }
  return squares;
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
