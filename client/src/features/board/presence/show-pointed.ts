import type { Editor, TLShapeId } from "tldraw";
import { type Pointed, pointedShapes } from "@/document/pointed-shapes";
import { measureBoard } from "../parts/measure-board";

/**
 * Outlines the shapes that the page points at, until the returned function is called. Uses hinted shapes instead of
 * selected ones, because a selection is presence, which everybody sees.
 */
export function showPointed(editor: Editor): () => void {
  const show = ({ ids, bring }: Pointed) => {
    const shapes = ids.filter((id): id is TLShapeId => editor.getShape(id as TLShapeId) !== undefined);
    editor.setHintingShapes(shapes);
    if (bring && shapes.length > 0) bringIntoView(editor, shapes);
  };
  show(pointedShapes.getState());
  return pointedShapes.subscribe(show);
}

function bringIntoView(editor: Editor, shapes: readonly TLShapeId[]): void {
  measureBoard(editor);
  const view = editor.getViewportPageBounds();
  const bounds = shapes.flatMap((id) => editor.getShapePageBounds(id) ?? []);
  if (bounds.every((one) => view.contains(one))) return;
  const [first, ...others] = bounds;
  if (first === undefined) return;
  const all = others.reduce((sum, one) => sum.expand(one), first.clone());
  editor.zoomToBounds(all, { inset: 120, targetZoom: editor.getZoomLevel(), animation: { duration: 150 } });
}
