import type { Editor } from "tldraw";
import { REFUSED_SHAPES } from "./binding/quarantine";

/**
 * Decides what may come in from the clipboard and by dropping: text and shapes. Whatever would load something
 * from elsewhere is refused; a pasted address becomes text.
 */
export function guardContent(editor: Editor, refused: (shapeType: string) => void): () => void {
  const refuse = (type: string) => async () => refused(type);
  editor.registerExternalAssetHandler("file", null);
  editor.registerExternalAssetHandler("url", null);
  editor.registerExternalContentHandler("files", refuse("image"));
  editor.registerExternalContentHandler("file-replace", refuse("image"));
  editor.registerExternalContentHandler("svg-text", refuse("image"));
  editor.registerExternalContentHandler("embed", refuse("embed"));
  editor.registerExternalContentHandler("excalidraw", refuse("image"));
  editor.registerExternalContentHandler("url", async ({ url, point }) => {
    await editor.putExternalContent(
      point === undefined ? { type: "text", text: url } : { type: "text", text: url, point },
    );
  });
  return editor.sideEffects.registerAfterCreateHandler("shape", (shape, source) => {
    if (source !== "user" || !REFUSED_SHAPES.has(shape.type)) return;
    refused(shape.type);
    editor.deleteShapes([shape.id]);
  });
}
