import type { Editor, TLShape, TLShapeId } from "tldraw";
import type { Rect } from "./free-place";

/**
 * Places that a new shape must not cover, in px of the page. Lines may be crossed, and frames are there to be filled.
 */
export function takenPlaces(editor: Editor, except: ReadonlySet<TLShapeId> = new Set()): Rect[] {
  return editor.getCurrentPageShapes().flatMap((shape) => {
    if (except.has(shape.id) || !takesPlace(shape)) return [];
    const bounds = editor.getShapePageBounds(shape.id);
    return bounds === undefined ? [] : [{ x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }];
  });
}

function takesPlace({ type }: TLShape): boolean {
  return type !== "arrow" && type !== "line" && type !== "frame" && type !== "group" && type !== "highlight";
}
