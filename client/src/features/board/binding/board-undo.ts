import { atom, type Editor } from "tldraw";
import type * as Y from "yjs";
import type { BoardBinding } from "./board-binding";
import { ownUndo } from "./own-undo";

/** Steps kept: nobody undoes an hour's drawing step by step, and each step takes memory. */
const MAX_STEPS = 300;

const undoingNow = new WeakSet<Editor>();

/** Whether the current change is this person's undo or redo: it arrives from the document, as others' changes do. */
export function isUndoing(editor: Editor): boolean {
  return undoingNow.has(editor);
}

/**
 * Undo and redo of this person's work alone: tldraw's own would take back what others changed since. Replaces the
 * editor's undo and redo, so that its buttons, menus and shortcuts all use this one. Lives as long as the document, so
 * it survives reconnects.
 */
export function wireUndo(editor: Editor, doc: Y.Doc, binding: BoardBinding): () => void {
  const undoing = ownUndo(doc, binding);
  const depth = atom("board undo depth", { undo: 0, redo: 0 });
  const count = () => depth.set({ undo: undoing.undoStack.length, redo: undoing.redoStack.length });
  undoing.on("stack-item-added", () => {
    while (undoing.undoStack.length > MAX_STEPS) undoing.undoStack.shift();
    count();
  });
  undoing.on("stack-item-popped", count);
  undoing.on("stack-cleared", count);

  const endStep = () => {
    binding.flush();
    undoing.stopCapturing();
  };
  const mark = editor.markHistoryStoppingPoint.bind(editor);
  editor.markHistoryStoppingPoint = (name) => {
    endStep();
    return mark(name);
  };
  const step = (run: () => unknown) => {
    if (editor.getIsReadonly()) return editor;
    editor.complete();
    endStep();
    undoingNow.add(editor);
    try {
      run();
    } finally {
      undoingNow.delete(editor);
    }
    return editor;
  };
  editor.undo = () => step(() => undoing.undo());
  editor.redo = () => step(() => undoing.redo());
  editor.getCanUndo = () => depth.get().undo > 0;
  editor.getCanRedo = () => depth.get().redo > 0;

  const stopMoments = onMomentsToSend(endStep);
  return () => {
    stopMoments();
    undoing.destroy();
  };
}

/** Calls back when no edit may wait any longer: at the end of a gesture, and when the page is left. */
function onMomentsToSend(send: () => void): () => void {
  const hidden = () => {
    if (document.visibilityState === "hidden") send();
  };
  window.addEventListener("pointerup", send);
  window.addEventListener("blur", send);
  window.addEventListener("pagehide", send);
  document.addEventListener("visibilitychange", hidden);
  return () => {
    window.removeEventListener("pointerup", send);
    window.removeEventListener("blur", send);
    window.removeEventListener("pagehide", send);
    document.removeEventListener("visibilitychange", hidden);
  };
}
