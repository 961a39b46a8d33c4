import { boxOf, type Design } from "@casement/shared/design/design";
import { createShapeId, type Editor, type TLShapeId } from "tldraw";
import { connect } from "../design/connect";
import { type ComponentShape, emptyComponent } from "../shapes/component-shape";

/** Draws the design into an empty editor, with the same shapes at the same places each time. */
export function drawDesign(editor: Editor, { components, connections }: Design): void {
  const boxes = new Map<string, TLShapeId>();
  editor.run(
    () => {
      for (const { id: key, kind, label, note, column, row, ...facts } of components) {
        const id = createShapeId(`box-${key}`);
        const { x, y, width, height } = boxOf({ column, row });
        boxes.set(key, id);
        const { technology = "", capacity = "", replicas = null, shards = null } = facts;
        const size = { w: width, h: height };
        const props = { ...emptyComponent(kind), ...size, label, note, technology, capacity, replicas, shards };
        editor.createShape<ComponentShape>({ id, type: "component", x, y, props });
      }
      connections.forEach(({ from, to, label, async, protocol = "" }, index) => {
        const [start, end] = [boxes.get(from), boxes.get(to)];
        if (start === undefined || end === undefined) return;
        connect(editor, start, end, { id: createShapeId(`arrow-${index}`), kind: "arc", label, protocol, async });
      });
      // Below the boxes, so that no arrow covers a word.
      editor.sendToBack(connections.map((_connection, index) => createShapeId(`arrow-${index}`)));
    },
    { history: "ignore" },
  );
}
