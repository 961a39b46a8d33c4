import { useCallback, useEffect, useState } from "react";
import type { Cue } from "@/session/clock/cues";
import { useCue } from "@/session/use-cue";
import { chime } from "./chime";
import { useSoundChoice } from "./sound-choice";
import classes from "./steps.module.css";

const SHOWN_FOR_MS = 8_000;
const WORDS: Readonly<Record<Cue, string>> = {
  minute: "One minute left in this step",
  zero: "The time for this step is up. It may run over",
};

/** A line under the ribbon when one minute is left and when the time is up. */
export function CueNotice() {
  const [cue, setCue] = useState<Cue | null>(null);
  const [sound] = useSoundChoice();
  const onCue = useCallback(
    (next: Cue) => {
      setCue(next);
      if (sound) chime(next);
    },
    [sound],
  );
  useCue(onCue);
  useEffect(() => {
    if (cue === null) return;
    const timer = setTimeout(() => setCue(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [cue]);
  return (
    <div className={classes.cueSpot} role="status">
      {cue !== null && (
        <span className={classes.cue} data-cue={cue}>
          {WORDS[cue]}
        </span>
      )}
    </div>
  );
}
