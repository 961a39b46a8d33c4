import type { Editor, TLShapeId } from "tldraw";

/**
 * Ends a gesture (moving, rotating, resizing, dragging a handle, writing) before one of its shapes is deleted: the
 * editor's tools rely on the shapes that they hold. Other shapes of the gesture stay where they were moved to.
 */
export function leaveGesture(editor: Editor, going: ReadonlySet<string>): void {
  if (isAtRest(editor) || !holds(editor, going)) return;
  editor.complete();
  if (!isAtRest(editor)) editor.cancel();
}

/** Every tool rests in a state with this name. */
const isAtRest = (editor: Editor) => editor.getPath().endsWith("idle");

function holds(editor: Editor, going: ReadonlySet<string>): boolean {
  const held = [...editor.getSelectedShapeIds(), editor.getEditingShapeId(), editor.getCroppingShapeId()];
  return held.some((id) => id !== null && standsOn(editor, id, going));
}

/** Whether a shape, one of its ancestors or descendants, or a shape that it is bound to is about to be deleted. */
function standsOn(editor: Editor, id: TLShapeId, going: ReadonlySet<string>): boolean {
  if (going.has(id)) return true;
  if (editor.getShapeAncestors(id).some((ancestor) => going.has(ancestor.id))) return true;
  const bindings = editor.getBindingsInvolvingShape(id);
  if (bindings.some((binding) => [binding.id, binding.fromId, binding.toId].some((each) => going.has(each))))
    return true;
  return editor.getSortedChildIdsForParent(id).some((child) => standsOn(editor, child, going));
}
