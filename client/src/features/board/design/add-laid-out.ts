import type { ComponentKind } from "@casement/shared/design/component-kinds";
import { isPlainObject } from "@casement/shared/lib/json-value";
import { createShapeId, type Editor, type TLShape, type TLShapeId } from "tldraw";
import { layerDesign } from "../layout/layer-design";
import { takenPlaces } from "../layout/taken";
import { fitDrawing } from "../parts/free-view";
import { type ComponentShape, emptyComponent, isComponentShape } from "../shapes/component-shape";
import { connect } from "./connect";
import { designOf } from "./use-design";

/**
 * The layout places components added by name, and may move them as the design grows. Each remembers its place in
 * `meta.laid`: a component that stands elsewhere was moved by a person and stays where it is.
 */
function isLaidOut(shape: TLShape): boolean {
  const { laid } = shape.meta;
  return isPlainObject(laid) && laid.x === shape.x && laid.y === shape.y;
}

/** Adds a named component, called by `from` if that is given; the layout finds its place. One undo step. */
export function addLaidOut(editor: Editor, kind: ComponentKind, label: string, from: TLShapeId | null): TLShapeId {
  editor.markHistoryStoppingPoint("add a component");
  const id = createShapeId();
  const props = { ...emptyComponent(kind), label };
  const { x, y } = editor.getViewportPageBounds().center;
  editor.createShape<ComponentShape>({ id, type: "component", x, y, props, meta: { laid: { x, y } } });
  if (from !== null) connect(editor, from, id, { label: "", protocol: "", async: false });
  layOut(editor, laidOutShapes(editor));
  return id;
}

/** Connects two components and makes room: the layout may move components that nobody moved by hand. One undo step. */
export function connectLaidOut(editor: Editor, from: TLShapeId, to: TLShapeId): TLShapeId {
  editor.markHistoryStoppingPoint("connect components");
  const id = connect(editor, from, to, { label: "", protocol: "", async: false });
  layOut(editor, laidOutShapes(editor));
  return id;
}

/** Lays out every component anew, moved by hand or not, and shows them all. One undo step. */
export function tidyUp(editor: Editor): void {
  editor.markHistoryStoppingPoint("lay out the design");
  layOut(editor, componentsOnPage(editor));
  fitDrawing(editor, editor.options.animationMediumMs);
}

/**
 * Components directly on the page, from back to front. Those in frames and groups belong to what a person put around
 * them.
 */
function componentsOnPage(editor: Editor): TLShape[] {
  const page = editor.getCurrentPageId();
  return editor.getCurrentPageShapesSorted().filter((shape) => isComponentShape(shape) && shape.parentId === page);
}

function laidOutShapes(editor: Editor): TLShape[] {
  return componentsOnPage(editor).filter(isLaidOut);
}

function layOut(editor: Editor, shapes: readonly TLShape[]): void {
  const sizes = new Map(
    shapes.flatMap(({ id }) => {
      const bounds = editor.getShapePageBounds(id);
      return bounds === undefined ? [] : [[id as string, { w: bounds.w, h: bounds.h }] as const];
    }),
  );
  const taken = takenPlaces(editor, new Set(shapes.map(({ id }) => id)));
  const places = layerDesign(designOf(editor.store).get(), sizes, originOf(shapes, editor), taken);
  editor.updateShapes(
    shapes.flatMap(({ id, type, x, y, meta }) => {
      const place = places.get(id);
      if (place === undefined || (place.x === x && place.y === y && isPlainObject(meta.laid))) return [];
      return [{ id, type, ...place, meta: { ...meta, laid: { ...place } } }];
    }),
  );
}

/** Top left of the layout: where it was before, or the view's upper left for the first component. */
function originOf(shapes: readonly TLShape[], editor: Editor): { x: number; y: number } {
  const settled = shapes.length > 1 ? shapes.slice(0, -1) : [];
  if (settled.length === 0) {
    const view = editor.getViewportPageBounds();
    return { x: Math.round(view.x + view.w * 0.1), y: Math.round(view.y + view.h * 0.2) };
  }
  return { x: Math.min(...settled.map(({ x }) => x)), y: Math.min(...settled.map(({ y }) => y)) };
}
