import type { Editor } from "tldraw";

/**
 * Tells the editor how large its board is now. By itself it looks a fifth of a second after a pane was opened; whoever
 * opens one and asks for all components at once would see them fitted into a board that was wider.
 */
export function measureBoard(editor: Editor): void {
  const canvas = editor.getContainer().querySelector<HTMLElement>(".tl-canvas");
  if (canvas !== null && canvas.clientWidth > 0) editor.updateViewportScreenBounds(canvas);
}

/** Where a person's hand reaches the board first. */
const TOUCHES = ["pointerdown", "wheel"] as const;

/**
 * From now on the board is measured before a hand is followed on it. Otherwise who draws a fifth of a second after
 * a pane was opened draws in another place than under the pointer. Returns what ends this.
 */
export function measureBeforeUse(editor: Editor): () => void {
  const container = editor.getContainer();
  const measure = () => measureBoard(editor);
  for (const name of TOUCHES) container.addEventListener(name, measure, { capture: true, passive: true });
  return () => {
    for (const name of TOUCHES) container.removeEventListener(name, measure, { capture: true });
  };
}
