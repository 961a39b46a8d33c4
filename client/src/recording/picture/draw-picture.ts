import type { BoardPicture } from "@casement/shared/document/picture/board-picture";
import { drawOutlines } from "@casement/shared/document/picture/draw-picture";
import type { Frame, ScreenSize } from "./framing";

interface PictureLook {
  readonly dark: boolean;
  /** Device pixels for each CSS pixel. */
  readonly ratio: number;
}

export function clearPicture(context: CanvasRenderingContext2D): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}

/** Draws a board on a canvas of that size (CSS pixels), in that view. */
export function drawPicture(
  context: CanvasRenderingContext2D,
  { outlines }: BoardPicture,
  size: ScreenSize,
  { x, y, zoom: scale }: Frame,
  { dark, ratio }: PictureLook,
): void {
  clearPicture(context);
  const left = size.width / 2 - x * scale;
  const top = size.height / 2 - y * scale;
  context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * left, ratio * top);
  drawOutlines(context, outlines, scale, dark);
}
