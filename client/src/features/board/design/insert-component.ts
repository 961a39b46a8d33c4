import type { ComponentKind } from "@casement/shared/design/component-kinds";
import { createShapeId, type Editor, type TLShapeId, type VecLike } from "tldraw";
import { freePlace } from "../layout/free-place";
import { takenPlaces } from "../layout/taken";
import { freeView, showShape } from "../parts/free-view";
import { type ComponentShape, emptyComponent, isComponentShape } from "../shapes/component-shape";
import { CARD } from "../shapes/text/component-text";
import { connect } from "./connect";

/** From a component to one that is added beside it, in px of the page: an arrow with a short label fits. */
export const BESIDE_PX = 112;

/**
 * Adds a component where it was dropped: its middle at `at`, in px of the page; called by `from` if that is given. One
 * undo step with its name and its arrow.
 */
export function dropComponent(
  editor: Editor,
  kind: ComponentKind,
  at: VecLike,
  from: TLShapeId | null = null,
): TLShapeId {
  editor.markHistoryStoppingPoint("add a component");
  const place = { x: Math.round(at.x - CARD.width / 2), y: Math.round(at.y - CARD.height / 2) };
  return create(editor, kind, place, from);
}

/**
 * Adds a component: to the right of the one selected component, which calls it, or else in the free place nearest to
 * the middle of the view. Starts editing its label. One undo step.
 */
export function insertComponent(editor: Editor, kind: ComponentKind): TLShapeId {
  editor.markHistoryStoppingPoint("add a component");
  const selected = editor.getOnlySelectedShape();
  const from = isComponentShape(selected) ? selected.id : null;
  const place = freePlace(wishedPlace(editor, from), { w: CARD.width, h: CARD.height }, takenPlaces(editor));
  return create(editor, kind, place, from);
}

/** Designs grow to the right; without a component to stand beside, the middle is always in view. */
function wishedPlace(editor: Editor, beside: TLShapeId | null): { x: number; y: number } {
  const bounds = beside === null ? undefined : editor.getShapePageBounds(beside);
  if (bounds !== undefined) return { x: bounds.maxX + BESIDE_PX, y: bounds.y };
  const { x, y } = freeView(editor).center;
  return { x: x - CARD.width / 2, y: y - CARD.height / 2 };
}

function create(editor: Editor, kind: ComponentKind, at: { x: number; y: number }, from: TLShapeId | null): TLShapeId {
  const id = createShapeId();
  editor.createShape<ComponentShape>({ id, type: "component", ...at, props: emptyComponent(kind) });
  const shape = editor.getShape(id);
  // A full board takes none.
  if (shape === undefined) return id;
  if (from !== null) connect(editor, from, id, { label: "", protocol: "", async: false });
  showShape(editor, id);
  editor.select(id);
  editor.setEditingShape(id);
  editor.setCurrentTool("select.editing_shape", { target: "shape", shape });
  return id;
}
