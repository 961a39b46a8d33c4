import type { Editor } from "tldraw";

/**
 * Tells the editor how large its board is now. By itself it looks a fifth of a second after a pane was opened; whoever
 * opens one and asks for all components at once would see them fitted into a board that was wider.
 */
export function measureBoard(editor: Editor): void {
  const canvas = editor.getContainer().querySelector<HTMLElement>(".tl-canvas");
  if (canvas !== null && canvas.clientWidth > 0) editor.updateViewportScreenBounds(canvas);
}
