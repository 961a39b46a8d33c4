import { MAX_BOARD_RECORDS } from "@casement/shared/document/schema";
import { type Editor, type TLShapeId, unsafe__withoutCapture } from "tldraw";

/** The editor derives its order of drawing from its limit, which therefore moves only when it matters. */
const NEARLY_FULL = 200;
/** A notice that stands is not said again, in ms. */
const SAY_EVERY_MS = 2000;

/**
 * The editor's tools ask before they begin whether there is room, and are told what the document still takes.
 * @param room how many more shapes and bindings it takes.
 * @param full something had no room.
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
  // An arrow that is dragged asks for its end with every movement.
  let saidAt = Number.NEGATIVE_INFINITY;
  const sayFull = () => {
    const now = performance.now();
    if (now - saidAt >= SAY_EVERY_MS) full();
    saidAt = now;
  };
  const createBindings = editor.createBindings.bind(editor);
  editor.createBindings = (bindings) => {
    if (bindings.length <= room()) return createBindings(bindings);
    sayFull();
    return editor;
  };
  // The editor would put shapes into a group that was not made, where nobody sees them.
  const groupShapes = editor.groupShapes.bind(editor);
  editor.groupShapes = ((shapes: TLShapeId[], options: Parameters<typeof groupShapes>[1]) => {
    if (room() > 0) return groupShapes(shapes, options);
    sayFull();
    return editor;
  }) as Editor["groupShapes"];
  // The editor has a sentence of its own, of pages that there are not.
  const emit = editor.emit.bind(editor);
  editor.emit = (...given) => {
    if (given[0] !== "max-shapes") return emit(...given);
    sayFull();
    return true;
  };
}
