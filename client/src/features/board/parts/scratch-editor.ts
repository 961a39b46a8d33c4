import { defaultAddFontsFromNode, defaultShapeUtils, Editor, type TLStore, tipTapDefaultExtensions } from "tldraw";
import { rememberMeasures } from "../labels/remember-measures";
import { boardBindings } from "../shapes/board-bindings";
import { boardShapes } from "../shapes/board-shapes";

/** Runs a function on a hidden editor of this store, which measures as the board does, and disposes of the editor. */
export function onScratchEditor<T>(store: TLStore, run: (editor: Editor) => T): T {
  const container = document.createElement("div");
  container.setAttribute("aria-hidden", "true");
  container.inert = true;
  Object.assign(container.style, { position: "fixed", inset: "0 auto auto -4000px", width: "800px", height: "600px" });
  document.body.append(container);
  const ours = new Set(boardShapes.map(({ type }) => type));
  const theirs = defaultShapeUtils.filter(({ type }) => !ours.has(type));
  const editor = new Editor({
    store,
    shapeUtils: [...theirs, ...boardShapes],
    bindingUtils: boardBindings,
    tools: [],
    textOptions: { addFontsFromNode: defaultAddFontsFromNode, tipTapConfig: { extensions: tipTapDefaultExtensions } },
    getContainer: () => container,
    autoFocus: false,
  });
  try {
    rememberMeasures(editor);
    return run(editor);
  } finally {
    editor.dispose();
    container.remove();
  }
}
