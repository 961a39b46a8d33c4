import type { Editor, TLShapeId } from "tldraw";
import { REFUSED_SHAPES } from "../binding/quarantine";
import type { PasteOutcome } from "../clipboard/paste-outcome";
import { pasteShapes } from "../clipboard/paste-shapes";

/**
 * Decides what may be pasted or dropped: text and shapes. Content that would load something from another server is
 * refused; a pasted address becomes text.
 */
export function guardContent(
  editor: Editor,
  refused: (shapeType: string) => void,
  pasted: (outcome: PasteOutcome) => void,
): () => void {
  const refuse = (type: string) => async () => refused(type);
  const refuseFiles = async ({ files }: { files: readonly File[] }) =>
    refused(files.every(({ type }) => /^(image|video)\//.test(type)) ? "image" : "file");
  editor.registerExternalAssetHandler("file", null);
  editor.registerExternalAssetHandler("url", null);
  editor.registerExternalContentHandler("files", refuseFiles);
  editor.registerExternalContentHandler("file-replace", refuse("image"));
  editor.registerExternalContentHandler("svg-text", refuse("image"));
  editor.registerExternalContentHandler("embed", refuse("embed"));
  editor.registerExternalContentHandler("excalidraw", refuse("excalidraw"));
  editor.registerExternalContentHandler("tldraw", async ({ content, point }) =>
    pasted(pasteShapes(editor, content, point)),
  );
  editor.registerExternalContentHandler("url", async ({ url, point }) => {
    await editor.putExternalContent(
      point === undefined ? { type: "text", text: url } : { type: "text", text: url, point },
    );
  });
  // Other ways to make such a shape run to their end first, because their code may still ask for the shape.
  const unwanted = new Set<TLShapeId>();
  const stopCreated = editor.sideEffects.registerAfterCreateHandler("shape", (shape, source) => {
    if (source !== "user" || !REFUSED_SHAPES.has(shape.type)) return;
    if (unwanted.size === 0) queueMicrotask(remove);
    unwanted.add(shape.id);
    refused(shape.type);
  });
  const remove = () => {
    if (!editor.isDisposed) editor.run(() => editor.deleteShapes([...unwanted]), { ignoreShapeLock: true });
    unwanted.clear();
  };
  return stopCreated;
}
