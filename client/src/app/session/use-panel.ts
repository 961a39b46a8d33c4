import { useLocalStorage } from "@mantine/hooks";
import { useCallback, useEffect, useRef, useState } from "react";
import { usePane } from "@/features/room/use-pane";
import { usePlanOptions } from "@/session/plan-options";

export type PanelTab = "notes" | "guide" | "checks" | "scorecard";

/** Whether the panel is open and at which tab, both remembered. `open` opens a tab with the focus in its field. */
export function usePanel() {
  const { mode, checks } = usePlanOptions();
  const onlyNotes = mode === "practice" && !checks;
  const [tab, setTab] = useLocalStorage<PanelTab>({
    key: "casement-panel-tab",
    defaultValue: "notes",
    getInitialValueInEffect: false,
  });
  // Nobody who practises needs a pane with nothing but notes to themselves open from the start.
  const [opened, setOpened] = usePane(`casement-pane-${onlyNotes ? "notes" : "right"}-open`, !onlyNotes);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const [request, setRequest] = useState<{ readonly tab: PanelTab; readonly elementId?: string } | null>(null);
  // The field exists only once the tab is shown, so the focus waits for that.
  useEffect(() => {
    if (request === null) return;
    const wanted = request.elementId === undefined ? null : document.getElementById(request.elementId);
    if (wanted !== null) wanted.focus();
    else if (request.tab === "notes") noteRef.current?.focus();
    else if (request.tab === "guide") searchRef.current?.focus();
    else if (request.tab === "scorecard") evidenceField()?.focus();
  }, [request]);
  /** `elementId`: of what takes the focus in place of the tab's field. */
  const open = useCallback(
    (wanted: PanelTab, elementId?: string) => {
      setOpened(true);
      setTab(wanted);
      setRequest({ tab: wanted, ...(elementId === undefined ? {} : { elementId }) });
    },
    [setOpened, setTab],
  );
  return { tab, setTab, opened, setOpened, open, noteRef, searchRef };
}

/**
 * The evidence field of the shown criterion: the first one without a mark, or the one that was last worked on. Never the
 * mark itself: the person came by a key, and typing on would give a mark.
 */
function evidenceField(): HTMLTextAreaElement | null {
  return document.querySelector("form[aria-label='My scorecard'] textarea");
}
