import { wordedShapes } from "@casement/shared/document/design/named-shapes";
import { foldBoard } from "@casement/shared/document/records/fold-board";
import type { Editor, TLShape } from "tldraw";
import * as Y from "yjs";
import type { LeftOut } from "../binding/quarantine";
import { onScratchEditor } from "../parts/scratch-editor";
import { readFinalBoard } from "../read-only/final-store";

/** Shapes of a document that are valid but that an editor in this browser cannot measure; each is tried separately. */
export function unmeasurableShapes(doc: Y.Doc): readonly LeftOut[] {
  const names = new Map(wordedShapes(foldBoard(doc)).map(({ id, label }) => [id, label]));
  const { store } = readFinalBoard(Y.encodeStateAsUpdate(doc));
  return onScratchEditor(store, (editor) =>
    editor
      .getCurrentPageShapes()
      .filter((shape) => !isMeasurable(editor, shape))
      .map(({ id, type }) => ({ id, kind: type, reason: `${named(names.get(id))} cannot be measured` })),
  );
}

const named = (label = "") => (label === "" ? "it" : `“${label}”`);

function isMeasurable(editor: Editor, shape: TLShape): boolean {
  try {
    const { x, y, w, h } = editor.getShapeGeometry(shape).bounds;
    editor.getShapeHandles(shape);
    return [x, y, w, h].every(Number.isFinite);
  } catch {
    return false;
  }
}
