import { currentStep } from "@casement/shared/session/step-clock";
import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useState } from "react";
import { NARROW } from "@/features/room/room-layout";
import { isFocusIn, onceFocusLeaves } from "@/lib/browser/focus-in";
import { useSessionState } from "@/session/session-context";

/** Selector of the worksheet that somebody may be writing in. */
const SHEET = "[data-sheet]";

/** The worksheet of the current step, or null. */
function useStepWorksheet(): WorksheetKind | null {
  return useSessionState((state) => state.plan?.steps[currentStep(state.clock) ?? 0]?.worksheet ?? null);
}

/**
 * Which worksheet is shown, and where. Entering a step opens its worksheet unless this person pinned another; a step
 * without a worksheet shows the steps again. On a phone nothing opens over the board by itself. While this person has
 * the focus in a worksheet it stays, and the step's own waits until they leave it or ask for it.
 */
export function useWorksheet() {
  const step = useSessionState((state) => currentStep(state.clock) ?? 0);
  const stepKind = useStepWorksheet();
  const [kind, setKind] = useState<WorksheetKind>(stepKind ?? "requirements");
  const [paneShown, setPaneShown] = useState(false);
  // A worksheet beside the board does not turn into a drawer over it: making the window narrow covers nothing.
  const [drawerShown, setDrawerShown] = useState(false);
  const [pinned, setPinned] = useState(false);
  const [wide, setWide] = useLocalStorage<boolean>({
    key: "casement-worksheet-wide",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const [shown, setShown] = narrow ? [drawerShown, setDrawerShown] : [paneShown, setPaneShown];
  const [waits, setWaits] = useState(false);
  const enterStep = useCallback(() => {
    setWaits(false);
    if (stepKind !== null) setKind(stepKind);
    setPaneShown(stepKind !== null);
  }, [stepKind]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that is entered opens its worksheet, a pin taken out does not.
  useEffect(() => {
    if (pinned) return;
    if (isFocusIn(SHEET) && kind !== stepKind) setWaits(true);
    else enterStep();
  }, [step, stepKind]);
  useEffect(() => (waits ? onceFocusLeaves(SHEET, enterStep) : undefined), [waits, enterStep]);
  const help = useSessionState((state) => state.hints.length + state.checks.length);
  const [helpSeen, setHelpSeen] = useState(help);
  // Help from the interviewer appears among the steps, so they are shown, unless this person is writing in a worksheet.
  useEffect(() => {
    if (help > helpSeen && !isFocusIn(SHEET)) setShown(false);
  }, [help, helpSeen, setShown]);
  useEffect(() => {
    if (!shown) setHelpSeen(help);
  }, [shown, help]);
  const show = (next: WorksheetKind) => {
    setWaits(false);
    setKind(next);
    setShown(true);
  };
  const waiting = waits ? { step, kind: stepKind, show: enterStep } : null;
  return { kind, stepKind, show, shown, waiting, setShown, news: help > helpSeen, pinned, setPinned, wide, setWide };
}

export type WorksheetChoice = ReturnType<typeof useWorksheet>;
