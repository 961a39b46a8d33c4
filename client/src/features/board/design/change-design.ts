import { arrowFacts } from "@casement/shared/document/design/component-record";
import type { Editor, JsonObject, TLArrowShape, TLShapeId } from "tldraw";
import { type ComponentProps, type ComponentShape, isComponentShape } from "../shapes/component-shape";

/** New facts of a connection; a field that is left out stays as it is. */
interface ConnectionChange {
  readonly label?: string;
  readonly protocol?: string;
  readonly async?: boolean;
  /** Row of the estimate; empty for none. */
  readonly bound?: string;
}

/** Ends the current undo step: the next edit is undone by itself. */
export function beginEdit(editor: Editor): void {
  editor.markHistoryStoppingPoint("edit the design");
}

export function changeComponent(editor: Editor, id: TLShapeId, props: Partial<ComponentProps>): void {
  if (isComponentShape(editor.getShape(id))) editor.updateShape<ComponentShape>({ id, type: "component", props });
}

export function changeConnection(editor: Editor, id: TLShapeId, { label, ...meta }: ConnectionChange): void {
  const arrow = editor.getShape(id);
  if (arrow?.type !== "arrow") return;
  editor.updateShape<TLArrowShape>({
    id,
    type: "arrow",
    ...(label === undefined ? {} : { props: { text: label } }),
    meta: { ...arrow.meta, ...(meta as JsonObject) },
  });
}

/** Reverses an arrow: the called component becomes the caller. */
export function reverseConnection(editor: Editor, id: TLShapeId): void {
  const bindings = editor.getBindingsFromShape(id, "arrow");
  beginEdit(editor);
  editor.updateBindings(
    bindings.map((binding) => {
      const { terminal, ...props } = binding.props as { terminal: "start" | "end" };
      return { ...binding, props: { ...props, terminal: terminal === "start" ? "end" : "start" } } as never;
    }),
  );
}

export function factsOfArrow(arrow: TLArrowShape) {
  return arrowFacts(arrow as never);
}

export function deleteFromDesign(editor: Editor, ids: readonly TLShapeId[]): void {
  beginEdit(editor);
  editor.deleteShapes([...ids]);
}
