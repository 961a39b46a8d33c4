import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useRef, useState } from "react";
import { NARROW } from "@/features/room/room-layout";

export type PanelTab = "notes" | "guide" | "checks" | "scorecard";

/** Which tab of the panel is open (remembered), and opening a tab from the keyboard with the focus in its field. */
export function usePanel() {
  const [tab, setTab] = useLocalStorage<PanelTab>({
    key: "casement-panel-tab",
    defaultValue: "notes",
    getInitialValueInEffect: false,
  });
  const [paneOpened, setPaneOpened] = useLocalStorage<boolean>({
    key: "casement-pane-right-open",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  // A pane beside the board does not turn into a drawer over it, and comes back when the window is wide again.
  const [drawerOpened, setDrawerOpened] = useState(false);
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const [opened, setOpened] = narrow ? [drawerOpened, setDrawerOpened] : [paneOpened, setPaneOpened];
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const [request, setRequest] = useState<{ readonly tab: PanelTab } | null>(null);
  // The field exists only once the tab is shown, so the focus waits for that.
  useEffect(() => {
    if (request === null) return;
    if (request.tab === "notes") noteRef.current?.focus();
    if (request.tab === "guide") searchRef.current?.focus();
    if (request.tab === "scorecard") firstOpenEvidence()?.focus();
  }, [request]);
  const open = useCallback(
    (wanted: PanelTab) => {
      setOpened(true);
      setTab(wanted);
      setRequest({ tab: wanted });
    },
    [setOpened, setTab],
  );
  return { tab, setTab, opened, setOpened, open, noteRef, searchRef };
}

/**
 * The evidence field of the first criterion without a mark, or of the first criterion. Never the mark itself: the
 * person came by a key, and typing on would give a mark.
 */
function firstOpenEvidence(): HTMLTextAreaElement | null {
  const form = document.querySelector("form[aria-label='My scorecard']");
  const fields = [...(form?.querySelectorAll("fieldset") ?? [])];
  const field = fields.find((one) => one.querySelector("input:checked") === null) ?? fields[0];
  return field?.querySelector("textarea") ?? null;
}
