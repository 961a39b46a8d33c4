import type { Editor } from "tldraw";

const MARGIN_PX = 48;

/** Shows everything that is drawn, never larger than life. An empty board stays where it is. */
export function showAll(editor: Editor): void {
  const bounds = editor.getCurrentPageBounds();
  if (bounds !== undefined) editor.zoomToBounds(bounds, { targetZoom: 1, inset: MARGIN_PX });
}
