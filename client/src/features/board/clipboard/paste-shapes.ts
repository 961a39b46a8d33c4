import type { Editor, VecLike } from "tldraw";
import { onScratchEditor } from "../parts/scratch-editor";
import { createBoardStore } from "../shapes/board-shapes";
import type { PasteOutcome } from "./paste-outcome";
import { readClipboard } from "./read-clipboard";

/**
 * Pastes shapes from a clipboard, of this board or of another tldraw. Shapes that the board refuses are left out first,
 * with everything in them, because the editor would break on them half-way.
 */
export function pasteShapes(editor: Editor, clipboard: unknown, point: VecLike | undefined): PasteOutcome {
  const read = readClipboard(clipboard, createBoardStore());
  if (read.kind !== "readable") return read;
  const { content, pictures, unreadable } = read;
  if (content.shapes.length === 0) return { kind: "nothing-left", pictures, unreadable };
  const put = (on: Editor) =>
    on.putContentOntoCurrentPage(structuredClone(content), {
      select: true,
      ...(point === undefined ? {} : { point }),
    });
  try {
    // An exception in the board's own editor would end it, so the paste is tried on a scratch editor first.
    onScratchEditor(createBoardStore(), put);
  } catch (error) {
    console.error(error);
    return { kind: "unreadable" };
  }
  editor.markHistoryStoppingPoint("paste");
  put(editor);
  return { kind: "pasted", pictures, unreadable };
}
