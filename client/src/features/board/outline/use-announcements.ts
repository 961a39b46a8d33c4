import type { DesignGraph } from "@casement/shared/design/design-graph";
import { useEffect, useRef, useState } from "react";
import type { Editor } from "tldraw";
import { isUndoing } from "../binding/board-undo";
import { watchEdits } from "../binding/local-edits";
import { describeChanges } from "./describe-changes";

/** Changes are told after this pause, so that words being typed are told once. */
const QUIET_MS = 700;
/** Whoever works on without a pause is told after this long all the same. */
const LONGEST_WAIT_MS = 4_000;

/** The sentences to read aloud about the design's latest changes, this person's and others'. */
export function useAnnouncements(editor: Editor, design: DesignGraph): string {
  const [said, setSaid] = useState("");
  const told = useRef(design);
  /** When the first change came that was not told yet, ms; null: all are told. */
  const waitsSince = useRef<number | null>(null);
  const byOthers = useRef(new Set<string>());
  useEffect(
    () =>
      watchEdits(editor.store, (id, source) => {
        if (source === "remote" && !isUndoing(editor)) byOthers.current.add(id);
      }),
    [editor],
  );
  useEffect(() => {
    if (told.current === design) {
      waitsSince.current = null;
      return;
    }
    const now = performance.now();
    waitsSince.current ??= now;
    const wait = Math.max(0, Math.min(QUIET_MS, waitsSince.current + LONGEST_WAIT_MS - now));
    const timer = setTimeout(() => {
      waitsSince.current = null;
      const others = editor.getCollaborators();
      const who = others.length === 1 ? (others[0]?.userName ?? "") : "";
      setSaid(describeChanges(told.current, design, byOthers.current, who || "Somebody else").join(" "));
      told.current = design;
      byOthers.current.clear();
    }, wait);
    return () => clearTimeout(timer);
  }, [design, editor]);
  return said;
}
