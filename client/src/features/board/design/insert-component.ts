import type { ComponentKind } from "@casement/shared/design/component-kinds";
import { Box, createShapeId, type Editor, type TLShapeId, type VecLike } from "tldraw";
import { freePlace } from "../layout/free-place";
import { takenPlaces } from "../layout/taken";
import { type ComponentShape, emptyComponent, isComponentShape } from "../shapes/component-shape";
import { CARD } from "../shapes/text/component-text";

/** From a component to the one inserted beside it: an arrow with a short label fits. */
const BESIDE_PX = 112;

/** Adds a component where it was dropped: its middle at `at`, in px of the page. One undo step with its name. */
export function dropComponent(editor: Editor, kind: ComponentKind, at: VecLike): TLShapeId {
  editor.markHistoryStoppingPoint("add a component");
  const id = create(editor, kind, { x: Math.round(at.x - CARD.width / 2), y: Math.round(at.y - CARD.height / 2) });
  startLabel(editor, id);
  return id;
}

/**
 * Adds a component in the free place nearest to the middle of the view, or to the right of the one selected component,
 * and starts editing its label.
 */
export function insertComponent(editor: Editor, kind: ComponentKind): TLShapeId {
  editor.markHistoryStoppingPoint("add a component");
  const place = freePlace(wishedPlace(editor), { w: CARD.width, h: CARD.height }, takenPlaces(editor));
  const id = create(editor, kind, place);
  showShape(editor, id);
  startLabel(editor, id);
  return id;
}

/**
 * To the right of the selected component, since designs grow that way; else the middle, so that it is always in view.
 */
function wishedPlace(editor: Editor): { x: number; y: number } {
  const view = editor.getViewportPageBounds();
  const selected = editor.getOnlySelectedShape();
  const bounds = isComponentShape(selected) ? editor.getShapePageBounds(selected.id) : undefined;
  if (bounds !== undefined) {
    const beside = { x: bounds.maxX + BESIDE_PX, y: bounds.y };
    if (view.contains(new Box(beside.x, beside.y, CARD.width, CARD.height))) return beside;
  }
  return { x: view.center.x - CARD.width / 2, y: view.center.y - CARD.height / 2 };
}

function create(editor: Editor, kind: ComponentKind, at: { x: number; y: number }): TLShapeId {
  const id = createShapeId();
  editor.createShape<ComponentShape>({ id, type: "component", ...at, props: emptyComponent(kind) });
  return id;
}

/** Moves the view as little as necessary to show the shape. */
export function showShape(editor: Editor, id: TLShapeId): void {
  const bounds = editor.getShapePageBounds(id);
  if (bounds === undefined || editor.getViewportPageBounds().contains(bounds)) return;
  editor.centerOnPoint(bounds.center);
}

function startLabel(editor: Editor, id: TLShapeId): void {
  const shape = editor.getShape(id);
  if (shape === undefined) return;
  editor.select(id);
  editor.setEditingShape(id);
  editor.setCurrentTool("select.editing_shape", { target: "shape", shape });
}
