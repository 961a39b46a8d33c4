import type { ArrowFacts } from "@casement/shared/document/design/component-record";
import { createShapeId, type Editor, type TLArrowShape, type TLShapeId } from "tldraw";
import { designOf } from "./use-design";

interface NewConnection extends Omit<ArrowFacts, "bound"> {
  readonly id?: TLShapeId;
  /** "arc" is a straight line, for drawings whose places were chosen for it. */
  readonly kind?: "elbow" | "arc";
}

/** Nobody chose a point on the component: the arrow is bound to its middle and ends at its edge. */
const MIDDLE = { normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: "none" };

/** Draws an arrow from one component to another; both ends follow them. Returns the arrow's id. */
export function connect(
  editor: Editor,
  from: TLShapeId,
  to: TLShapeId,
  { id = createShapeId(), kind = "elbow", label, protocol, async }: NewConnection,
): TLShapeId {
  editor.createShape<TLArrowShape>({
    id,
    type: "arrow",
    meta: { async, ...(protocol === "" ? {} : { protocol }) },
    props: { kind, text: label, dash: "solid", size: "s", font: "sans", color: "grey", labelColor: "black" },
  });
  editor.createBindings([
    { type: "arrow", fromId: id, toId: from, props: { ...MIDDLE, terminal: "start" } },
    { type: "arrow", fromId: id, toId: to, props: { ...MIDDLE, terminal: "end" } },
  ]);
  // On a full board the arrow's ends found no room.
  if (editor.getBindingsFromShape(id, "arrow").length < 2) editor.deleteShape(id);
  return id;
}

/** Connects two components and selects the arrow, or the one that is there already. One undo step. */
export function connectOnce(editor: Editor, from: TLShapeId, to: TLShapeId): void {
  const { edges } = designOf(editor.store).get();
  const present = edges.find((edge) => edge.from === from && edge.to === to);
  if (present !== undefined) {
    editor.select(present.id as TLShapeId);
    return;
  }
  editor.markHistoryStoppingPoint("connect components");
  const id = connect(editor, from, to, { label: "", protocol: "", async: false });
  if (editor.getShape(id) !== undefined) editor.select(id);
}
