import {
  defaultAddFontsFromNode,
  defaultBindingUtils,
  defaultShapeTools,
  defaultShapeUtils,
  defaultTools,
  Editor,
  registerDefaultSideEffects,
  type TLStore,
  tipTapDefaultExtensions,
} from "tldraw";
import { boardBindings } from "../../client/src/features/board/shapes/board-bindings";
import { bareContainer } from "./screen.js";

/**
 * tldraw's own editor on a store, as the product makes it. Our own shapes differ only in their looks and are left out.
 */
export function openEditor(store: TLStore): Editor {
  const ours = new Set(boardBindings.map(({ type }) => type));
  const editor = new Editor({
    store,
    shapeUtils: defaultShapeUtils,
    bindingUtils: [...defaultBindingUtils.filter(({ type }) => !ours.has(type)), ...boardBindings],
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: bareContainer,
    initialState: "select",
    options: { maxPages: 1, maxShapesPerPage: 3000 },
    textOptions: {
      tipTapConfig: { extensions: tipTapDefaultExtensions },
      addFontsFromNode: defaultAddFontsFromNode,
    },
  });
  registerDefaultSideEffects(editor);
  return editor;
}
