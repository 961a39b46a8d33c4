import { cut } from "@casement/shared/lib/cut";
import { type Editor, react } from "tldraw";
import { forgetChosenShapes, showChosenShapes } from "@/document/chosen";

/** Longest label made up of many shapes: enough to recognise them. */
const MAX_LABEL_LENGTH = 80;

/** Tells the page which shapes are selected on this board, until the returned function is called. */
export function publishSelection(editor: Editor): () => void {
  const stop = react("chosen shapes", () => {
    const shapes = editor.getSelectedShapes();
    const words = shapes.flatMap((shape) => editor.getShapeUtil(shape).getText(shape)?.trim() || []);
    showChosenShapes({ ids: shapes.map(({ id }) => id), label: shortened(words.join(", ").replace(/\s+/g, " ")) });
  });
  return () => {
    stop();
    forgetChosenShapes();
  };
}

function shortened(words: string): string {
  return words.length <= MAX_LABEL_LENGTH ? words : `${cut(words, MAX_LABEL_LENGTH - 1).trimEnd()}…`;
}
