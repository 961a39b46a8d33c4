import { isInterviewer } from "@casement/shared/session/role";
import { currentStep } from "@casement/shared/session/step-clock";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Cue } from "@/session/clock/cues";
import { useMyself, useSessionState } from "@/session/session-context";
import { useCue } from "@/session/use-cue";
import { chime } from "./chime";
import { useSoundChoice } from "./sound-choice";
import classes from "./steps.module.css";

const SHOWN_FOR_MS = 8_000;
const WORDS: Readonly<Record<Cue, string>> = {
  minute: "One minute left in this step",
  zero: "Time is up for this step",
};

interface Told {
  readonly cue: Cue | "step";
  readonly words: string;
}

/**
 * A line under the ribbon when one minute is left, when the time is up, and for those who do not change the steps when
 * a step begins.
 */
export function CueNotice() {
  const [told, setTold] = useState<Told | null>(null);
  const [sound] = useSoundChoice();
  const onCue = useCallback(
    (cue: Cue) => {
      setTold({ cue, words: WORDS[cue] });
      if (sound) chime(cue);
    },
    [sound],
  );
  useCue(onCue);
  useStepBegun((step) => setTold({ cue: "step", words: `Step ${step + 1} has begun` }));
  useEffect(() => {
    if (told === null) return;
    const timer = setTimeout(() => setTold(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [told]);
  return (
    <div className={classes.cueSpot} role="status">
      {told !== null && (
        <span className={classes.cue} data-cue={told.cue}>
          {told.words}
        </span>
      )}
    </div>
  );
}

/** Calls when somebody else moves the interview to another step. Interviewers are told by whoever moves it. */
function useStepBegun(onBegun: (step: number) => void): void {
  const { role } = useMyself();
  const step = useSessionState((state) => currentStep(state.clock));
  const known = useRef(step);
  const told = useRef(onBegun);
  told.current = onBegun;
  useEffect(() => {
    const before = known.current;
    known.current = step;
    if (before !== null && step !== null && before !== step && !isInterviewer(role)) told.current(step);
  }, [step, role]);
}
