import { currentStep } from "@casement/shared/session/step-clock";
import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useState } from "react";
import { NARROW } from "@/features/room/room-layout";
import { isFocusIn, onceFocusLeaves } from "@/lib/focus-in";
import { useSessionState } from "@/session/session-context";

/** The worksheet in which somebody may be writing. */
const SHEET = "[data-sheet]";

/** The worksheet of the step that runs, or null. */
export function useStepWorksheet(): WorksheetKind | null {
  return useSessionState((state) => state.plan?.steps[currentStep(state.clock) ?? 0]?.worksheet ?? null);
}

/**
 * Which worksheet is in front, and how. Entering a step opens its worksheet, unless this person pinned theirs; a step
 * without one gives the left pane back to the steps. On a phone nothing opens over the board by itself. Whoever has the
 * focus in a worksheet keeps it: the step's own waits until they leave it, or ask for it.
 */
export function useWorksheet() {
  const step = useSessionState((state) => currentStep(state.clock) ?? 0);
  const stepKind = useStepWorksheet();
  const [kind, setKind] = useState<WorksheetKind>(stepKind ?? "requirements");
  const [paneShown, setPaneShown] = useState(false);
  // A worksheet beside the board does not become a drawer over it by itself: a window made narrow covers nothing.
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
  // Help from the interviewer stands among the steps: it comes to the front, but not over what is being written.
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
