import type { Editor } from "tldraw";
import { measureBoard } from "./measure-board";

const MARGIN_PX = 48;

/** Fits the whole drawing into the view, never beyond 100 %. An empty board's view does not move. */
export function showAll(editor: Editor): void {
  const bounds = editor.getCurrentPageBounds();
  measureBoard(editor);
  if (bounds !== undefined) editor.zoomToBounds(bounds, { targetZoom: 1, inset: MARGIN_PX });
}
