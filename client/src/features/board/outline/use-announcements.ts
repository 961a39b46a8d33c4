import type { DesignGraph } from "@casement/shared/design/design-graph";
import { useEffect, useRef, useState } from "react";
import type { Editor } from "tldraw";
import { isUndoing } from "../binding/board-undo";
import { watchEdits } from "../binding/local-edits";
import { describeChanges } from "./describe-changes";

/** Changes are told after this pause, so that words being typed are told once. */
const QUIET_MS = 700;

/** The sentences to read aloud about the design's latest changes, this person's and others'. */
export function useAnnouncements(editor: Editor, design: DesignGraph): string {
  const [said, setSaid] = useState("");
  const told = useRef(design);
  const byOthers = useRef(new Set<string>());
  useEffect(
    () =>
      watchEdits(editor.store, (id, source) => {
        if (source === "remote" && !isUndoing(editor)) byOthers.current.add(id);
      }),
    [editor],
  );
  useEffect(() => {
    if (told.current === design) return;
    const timer = setTimeout(() => {
      const others = editor.getCollaborators();
      const who = others.length === 1 ? (others[0]?.userName ?? "") : "";
      setSaid(describeChanges(told.current, design, byOthers.current, who || "Somebody else").join(" "));
      told.current = design;
      byOthers.current.clear();
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [design, editor]);
  return said;
}
