import type { Editor } from "tldraw";

/** Browsers give pages a clipboard only on https and on localhost; the editor breaks without one. */
export const hasClipboard = (): boolean => navigator.clipboard !== undefined;

/** Calls `say` when somebody copies or cuts shapes by keyboard. Copying in text fields works everywhere. */
export function sayCopying(editor: Editor, say: () => void): () => void {
  const document = editor.getContainer().ownerDocument;
  const instead = (event: Event) => {
    const isOfShapes = editor.getIsFocused() && editor.getEditingShapeId() === null;
    if (hasClipboard() || !isOfShapes || editor.getSelectedShapeIds().length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say();
  };
  for (const kind of ["copy", "cut"]) document.addEventListener(kind, instead, { capture: true });
  return () => {
    for (const kind of ["copy", "cut"]) document.removeEventListener(kind, instead, { capture: true });
  };
}
