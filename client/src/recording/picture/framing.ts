import type { PageArea } from "@casement/shared/document/picture/board-picture";

/** In px of the screen. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** The point of the page in the middle of the view, and px of the screen for each px of the page. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The margin around a replayed drawing in each direction, both sides together, in px of the screen. */
export const FRAME_INSET_PX = 64;
/** Each zoom is this share of the one above it, from 100 % down. */
const ZOOM_STEP = 0.85;
/** The middle of the view lies on a grid; its spacing is this share of the view. */
const GRID_SHARE = 1 / 8;

/**
 * The view of a replayed drawing, of the size that is given alone: so a moment is framed alike whatever led to it. The
 * zoom is one of few steps and the middle lies on a coarse grid, so that the view rests while somebody draws and moves
 * only when the drawing would leave it. Never beyond 100 %.
 */
export function frameOf(drawing: PageArea, screen: ScreenSize, inset = FRAME_INSET_PX): Frame {
  const room = { w: Math.max(1, screen.width - inset), h: Math.max(1, screen.height - inset) };
  const share = 1 - GRID_SHARE;
  const fitting = Math.min((share * room.w) / Math.max(1, drawing.w), (share * room.h) / Math.max(1, drawing.h));
  const zoom = fitting >= 1 ? 1 : ZOOM_STEP ** Math.ceil(Math.log(fitting) / Math.log(ZOOM_STEP));
  const onGrid = (middle: number, spacing: number) => Math.round(middle / spacing) * spacing;
  return {
    x: onGrid(drawing.x + drawing.w / 2, (GRID_SHARE * room.w) / zoom),
    y: onGrid(drawing.y + drawing.h / 2, (GRID_SHARE * room.h) / zoom),
    zoom,
  };
}
