import { useEffect, useRef } from "react";
import type { Editor } from "tldraw";
import { isDialogOpen } from "@/lib/browser/open-dialog";
import { isComposing } from "@/lib/composing";
import { placeOf } from "@/lib/keys";
import type { BoardTools } from "./use-board-tools";

/** Escape brings the room back, unless it ends something on the board or in a field first. */
export function useLeaveBoardOnly(
  editor: Editor | null,
  { boardOnly, setBoardOnly }: Pick<BoardTools, "boardOnly" | "setBoardOnly">,
): void {
  const latest = useRef(editor);
  latest.current = editor;
  useEffect(() => {
    if (!boardOnly) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || isComposing(event) || isDialogOpen()) return;
      const { onBoard, listener } = placeOf(event.target);
      if (listener === "text" || listener === "field") return;
      if (onBoard && latest.current !== null && isBusy(latest.current)) return;
      event.preventDefault();
      setBoardOnly(false);
    };
    // Captured: the editor ends its selection or gesture on the same key, and there would be none left to see.
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [boardOnly, setBoardOnly]);
}

/** Whether Escape has something to end on the board: a selection, a tool, a gesture, a menu. */
function isBusy(editor: Editor): boolean {
  const hasSelection = editor.getSelectedShapeIds().length > 0;
  return hasSelection || editor.menus.getOpenMenus().length > 0 || !editor.isIn("select.idle");
}
