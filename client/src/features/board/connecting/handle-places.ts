import type { Editor, TLShapeId, VecLike } from "tldraw";
import { BESIDE_PX } from "../design/insert-component";
import { CARD } from "../shapes/text/component-text";

export const SIDES = ["right", "bottom", "left", "top"] as const;
export type Side = (typeof SIDES)[number];

/** From the component's edge to the middle of a handle, in px of the screen: its edge stays free for resizing. */
const OFF_PX = 12;
/** A component that is seen smaller (px) has no room for handles. */
const MIN_SEEN_PX = 40;

/** The middles of a component's handles in px from the board's top left; null when there is no room for them. */
export function handlesOf(editor: Editor, id: TLShapeId): Record<Side, { x: number; y: number }> | null {
  const bounds = editor.getShapePageBounds(id);
  if (bounds === undefined || Math.min(bounds.w, bounds.h) * editor.getZoomLevel() < MIN_SEEN_PX) return null;
  const start = editor.pageToViewport({ x: bounds.minX, y: bounds.minY });
  const end = editor.pageToViewport({ x: bounds.maxX, y: bounds.maxY });
  const [x, y] = [(start.x + end.x) / 2, (start.y + end.y) / 2];
  return {
    right: { x: end.x + OFF_PX, y },
    bottom: { x, y: end.y + OFF_PX },
    left: { x: start.x - OFF_PX, y },
    top: { x, y: start.y - OFF_PX },
  };
}

/** Where a component stands that is added at this side of another: its middle, in px of the page. */
export function besideAt(editor: Editor, id: TLShapeId, side: Side): VecLike | null {
  const bounds = editor.getShapePageBounds(id);
  if (bounds === undefined) return null;
  const { x, y } = bounds.center;
  const across = bounds.w / 2 + BESIDE_PX + CARD.width / 2;
  const along = bounds.h / 2 + BESIDE_PX + CARD.height / 2;
  const middles = {
    right: { x: x + across, y },
    bottom: { x, y: y + along },
    left: { x: x - across, y },
    top: { x, y: y - along },
  };
  return middles[side];
}
