import type { Editor } from "tldraw";

/** Browsers give pages a clipboard on https and on localhost alone; the editor breaks where there is none. */
export const hasClipboard = (): boolean => navigator.clipboard !== undefined;

/** Says so instead, when somebody copies or cuts shapes by the keyboard. What is typed in is copied as anywhere. */
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
