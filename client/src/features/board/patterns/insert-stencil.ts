import type { Design } from "@casement/shared/design/design";
import { createShapeId, type Editor, type TLShapeId } from "tldraw";
import { connect } from "../design/connect";
import { freePlace } from "../layout/free-place";
import { takenPlaces } from "../layout/taken";
import { fitBounds, freeView } from "../parts/free-view";
import { type ComponentShape, emptyComponent } from "../shapes/component-shape";
import { CARD } from "../shapes/text/component-text";

/** Distance between two boxes of a stencil, in px of the board. */
const PITCH = { x: 360, y: 148 } as const;

/** Puts a pattern's components and arrows into a free place on the board and selects them. One undo step. */
export function insertStencil(editor: Editor, { components, connections }: Design): void {
  editor.markHistoryStoppingPoint("insert a pattern");
  const size = {
    w: Math.max(...components.map(({ column }) => column)) * PITCH.x + CARD.width,
    h: Math.max(...components.map(({ row }) => row)) * PITCH.y + CARD.height,
  };
  const { x, y } = freeView(editor).center;
  const origin = freePlace({ x: x - size.w / 2, y: y - size.h / 2 }, size, takenPlaces(editor));
  const ids = new Map<string, TLShapeId>(components.map(({ id }) => [id, createShapeId()]));
  editor.createShapes<ComponentShape>(
    components.map(({ id, kind, label, note, column, row }) => ({
      id: ids.get(id) as TLShapeId,
      type: "component",
      x: origin.x + column * PITCH.x,
      y: origin.y + row * PITCH.y,
      props: { ...emptyComponent(kind), label, note },
    })),
  );
  const arrows = connections.flatMap(({ from, to, label, async }) => {
    const [start, end] = [ids.get(from), ids.get(to)];
    return start === undefined || end === undefined
      ? []
      : [connect(editor, start, end, { kind: "arc", label, protocol: "", async })];
  });
  // A full board accepts none of them, or only some of the arrows.
  editor.setSelectedShapes([...ids.values(), ...arrows].filter((id) => editor.getShape(id) !== undefined));
  editor.setCurrentTool("select");
  const bounds = editor.getSelectionPageBounds();
  if (bounds === null || freeView(editor).contains(bounds)) return;
  fitBounds(editor, bounds, Math.min(1, editor.getZoomLevel()));
}
