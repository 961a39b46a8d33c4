import type { Editor, VecLike } from "tldraw";
import { onScratchEditor } from "../parts/scratch-editor";
import { createBoardStore } from "../shapes/board-shapes";
import type { PasteOutcome } from "./paste-outcome";
import { readClipboard } from "./read-clipboard";

/**
 * Puts shapes from a clipboard, of this board or of any other, onto the board: what it does not take is left out first, with
 * what lies in it, since the editor breaks on it half-way.
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
    // What throws in the board's own editor ends it, hence it is tried on another one first.
    onScratchEditor(createBoardStore(), put);
  } catch (error) {
    console.error(error);
    return { kind: "unreadable" };
  }
  editor.markHistoryStoppingPoint("paste");
  put(editor);
  return { kind: "pasted", pictures, unreadable };
}
