import { currentStep } from "@casement/shared/session/step-clock";
import { type WorksheetKind, worksheetKindSchema } from "@casement/shared/worksheets/worksheet";
import { useLocalStorage } from "@mantine/hooks";
import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { useNarrow } from "@/features/room/narrow";
import { SHEET } from "@/features/worksheets/show-cell";
import { tabStorage } from "@/lib/browser/browser-storage";
import { isFocusIn, onceFocusLeaves } from "@/lib/browser/focus-in";
import { useIsRecorded, useSessionId, useSessionState } from "@/session/session-context";

/** The worksheet of the current step, or null. */
function useStepWorksheet(): WorksheetKind | null {
  return useSessionState((state) => state.plan?.steps[currentStep(state.clock) ?? 0]?.worksheet ?? null);
}

const placeSchema = z.object({
  step: z.number(),
  kind: worksheetKindSchema,
  shown: z.boolean(),
  pinned: z.boolean(),
});
type SheetChoice = z.infer<typeof placeSchema>;

const keptKey = (sessionId: string) => `casement-sheet-${sessionId}`;

/** What this tab showed before it was reloaded; null unless that was in the same step. */
function useBeforeReload(step: number): SheetChoice | null {
  const sessionId = useSessionId();
  const recorded = useIsRecorded();
  const [before] = useState(() => {
    const kept = recorded ? null : tabStorage.getItem(keptKey(sessionId));
    const choice = kept === null ? undefined : placeSchema.safeParse(parseJson(kept)).data;
    return choice?.step === step ? choice : null;
  });
  return before;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function useKeepForReload({ step, kind, shown, pinned }: SheetChoice): void {
  const sessionId = useSessionId();
  const recorded = useIsRecorded();
  useEffect(() => {
    if (!recorded) tabStorage.setItem(keptKey(sessionId), JSON.stringify({ step, kind, shown, pinned }));
  }, [sessionId, recorded, step, kind, shown, pinned]);
}

/**
 * Which worksheet is shown, and where. Entering a step opens its worksheet unless this person pinned another; a step
 * without a worksheet shows the steps again. On a phone nothing opens over the board by itself. While this person has
 * the focus in a worksheet it stays, and the step's own waits until they leave it or ask for it.
 */
export function useWorksheet() {
  const step = useSessionState((state) => currentStep(state.clock) ?? 0);
  const stepKind = useStepWorksheet();
  const before = useBeforeReload(step);
  const isAsBefore = useRef(before !== null);
  const [kind, setKind] = useState<WorksheetKind>(before?.kind ?? stepKind ?? "requirements");
  const [paneShown, setPaneShown] = useState(before?.shown ?? false);
  // A worksheet beside the board does not turn into a drawer over it: making the window narrow covers nothing.
  const [drawerShown, setDrawerShown] = useState(false);
  const [pinned, setPinned] = useState(before?.pinned ?? false);
  const [wide, setWide] = useLocalStorage<boolean>({
    key: "casement-worksheet-wide",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const narrow = useNarrow();
  const [shown, setShown] = narrow ? [drawerShown, setDrawerShown] : [paneShown, setPaneShown];
  const [waits, setWaits] = useState(false);
  const enterStep = useCallback(() => {
    setWaits(false);
    if (stepKind !== null) setKind(stepKind);
    setPaneShown(stepKind !== null);
  }, [stepKind]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that is entered opens its worksheet, a pin taken out does not.
  useEffect(() => {
    const reloaded = isAsBefore.current;
    isAsBefore.current = false;
    if (pinned || reloaded) return;
    if (isFocusIn(SHEET) && kind !== stepKind) setWaits(true);
    else enterStep();
  }, [step, stepKind]);
  useEffect(() => (waits ? onceFocusLeaves(SHEET, enterStep) : undefined), [waits, enterStep]);
  useKeepForReload({ step, kind, shown: paneShown, pinned });
  const news = useHelpAmongSteps(shown, setShown);
  const show = (next: WorksheetKind) => {
    setWaits(false);
    setKind(next);
    setShown(true);
  };
  const waiting = waits ? { step, kind: stepKind, show: enterStep } : null;
  return {
    kind,
    stepKind,
    show,
    shown,
    waiting,
    setShown,
    news,
    pinned,
    setPinned,
    wide,
    setWide,
    narrow,
  };
}

/**
 * Help from the interviewer appears among the steps, so they are shown, unless this person is writing in a worksheet.
 * Returns whether there is some that they have not seen.
 */
function useHelpAmongSteps(shown: boolean, setShown: (shown: boolean) => void): boolean {
  const help = useSessionState((state) => state.hints.length + state.checks.length);
  const [helpSeen, setHelpSeen] = useState(help);
  useEffect(() => {
    if (help > helpSeen && !isFocusIn(SHEET)) setShown(false);
  }, [help, helpSeen, setShown]);
  useEffect(() => {
    if (!shown) setHelpSeen(help);
  }, [shown, help]);
  return help > helpSeen;
}

export type WorksheetChoice = ReturnType<typeof useWorksheet>;
