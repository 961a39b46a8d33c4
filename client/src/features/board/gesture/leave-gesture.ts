import type { Editor, TLShapeId } from "tldraw";

/**
 * Ends a gesture (moving, turning, resizing, dragging a handle, writing) in whose middle a shape is about to go: the editor's
 * tools count on what they hold. What else was moved stays where it is.
 */
export function leaveGesture(editor: Editor, going: ReadonlySet<string>): void {
  if (isAtRest(editor) || !holds(editor, going)) return;
  editor.complete();
  if (!isAtRest(editor)) editor.cancel();
}

/** Tools rest in a state of that name. */
const isAtRest = (editor: Editor) => editor.getPath().endsWith("idle");

function holds(editor: Editor, going: ReadonlySet<string>): boolean {
  const held = [...editor.getSelectedShapeIds(), editor.getEditingShapeId(), editor.getCroppingShapeId()];
  return held.some((id) => id !== null && standsOn(editor, id, going));
}

/** Whether a shape, what it is in, what is in it, or what it is bound to goes. */
function standsOn(editor: Editor, id: TLShapeId, going: ReadonlySet<string>): boolean {
  if (going.has(id)) return true;
  if (editor.getShapeAncestors(id).some((ancestor) => going.has(ancestor.id))) return true;
  const bindings = editor.getBindingsInvolvingShape(id);
  if (bindings.some((binding) => [binding.id, binding.fromId, binding.toId].some((each) => going.has(each))))
    return true;
  return editor.getSortedChildIdsForParent(id).some((child) => standsOn(editor, child, going));
}
