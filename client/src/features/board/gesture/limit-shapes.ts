import { MAX_BOARD_RECORDS } from "@casement/shared/document/schema";
import { type Editor, type TLShapeId, unsafe__withoutCapture } from "tldraw";

/**
 * The editor recomputes its drawing order when its limit changes, so the limit changes only when the board is nearly
 * full.
 */
const NEARLY_FULL = 200;
/** Least time between two notices, in ms: less than one is on the screen, so that whoever goes on trying always sees one. */
const SAY_EVERY_MS = 2000;

/**
 * Makes the editor's tools check the document's remaining room before they begin.
 * @param room returns how many more shapes and bindings the document accepts.
 * @param full called when something found no room.
 */
export function limitShapes(editor: Editor, room: () => number, full: () => void): void {
  Object.defineProperty(editor.options, "maxShapesPerPage", {
    configurable: true,
    get: () => {
      const left = room();
      if (left >= NEARLY_FULL) return MAX_BOARD_RECORDS;
      return unsafe__withoutCapture(() => editor.getCurrentPageShapeIds().size) + left;
    },
  });
  // A dragged arrow asks for room for its end with every movement.
  let saidAt = Number.NEGATIVE_INFINITY;
  const sayFull = () => {
    const now = performance.now();
    if (now - saidAt < SAY_EVERY_MS) return;
    saidAt = now;
    full();
  };
  const createBindings = editor.createBindings.bind(editor);
  editor.createBindings = (bindings) => {
    if (bindings.length <= room()) return createBindings(bindings);
    sayFull();
    return editor;
  };
  // Without room for a group, the editor would put the shapes into one that does not exist, where nobody sees them.
  const groupShapes = editor.groupShapes.bind(editor);
  editor.groupShapes = ((shapes: TLShapeId[], options: Parameters<typeof groupShapes>[1]) => {
    if (room() > 0) return groupShapes(shapes, options);
    sayFull();
    return editor;
  }) as Editor["groupShapes"];
  // The editor's own notice speaks of pages, and this board has only one.
  const emit = editor.emit.bind(editor);
  editor.emit = (...given) => {
    if (given[0] !== "max-shapes") return emit(...given);
    sayFull();
    return true;
  };
}
