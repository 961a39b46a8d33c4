import { arrowFacts } from "@casement/shared/document/design/component-record";
import type { Editor, JsonObject, TLArrowShape, TLShapeId } from "tldraw";
import { type ComponentProps, type ComponentShape, isComponentShape } from "../shapes/component-shape";

/** What is said of an arrow; a part that is left out stays. */
export interface ConnectionChange {
  readonly label?: string;
  readonly protocol?: string;
  readonly async?: boolean;
  /** Row of the estimate; empty for none. */
  readonly bound?: string;
}

/** Ends the undo step at hand: what is edited next is taken back by itself. */
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

/** Turns an arrow round: what was called calls now. */
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
