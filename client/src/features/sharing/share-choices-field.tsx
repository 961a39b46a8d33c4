import type { ShareChoices } from "@casement/shared/session-log/share";
import { Checkbox } from "@mantine/core";
import { useIsPractice, useIsSoundRecorded } from "@/session/plan-options";
import { useSessionState } from "@/session/session-context";
import classes from "./sharing.module.css";

interface ShareChoicesFieldProps {
  readonly choices: ShareChoices;
  readonly onChange: (choices: ShareChoices) => void;
}

/** What is shared beside the board; in practice there is no feedback to choose. */
export function ShareChoicesField({ choices, onChange }: ShareChoicesFieldProps) {
  const report = useSessionState((state) => state.report);
  const practice = useIsPractice();
  const recorded = useIsSoundRecorded();
  const set = (change: Partial<ShareChoices>) => onChange({ ...choices, ...change });
  return (
    <fieldset className={classes.choices}>
      <legend>Board, worksheets, steps and hints shown are always included. Also include:</legend>
      {!practice && (
        <>
          <Checkbox
            label="Feedback"
            description={
              report === null
                ? "Not shared yet: it is included as soon as you share it above."
                : "As shared above, with later changes; left out while it is withdrawn."
            }
            checked={choices.feedback}
            onChange={(event) => set({ feedback: event.currentTarget.checked })}
          />
          <Checkbox
            label="Scores"
            description={
              report !== null && report.scores === null
                ? "The shared feedback has none: include them there first."
                : "Those shared with the feedback, never evidence or recommendation."
            }
            checked={choices.scores}
            onChange={(event) => set({ scores: event.currentTarget.checked })}
          />
        </>
      )}
      <Checkbox
        label="Chat"
        description="What was written during the interview."
        checked={choices.chat}
        onChange={(event) => set({ chat: event.currentTarget.checked })}
      />
      {recorded && (
        <Checkbox
          label="Sound"
          description="What was said while the candidate was there, of everybody who agreed to its recording, also where it was written down."
          checked={choices.sound}
          onChange={(event) => set({ sound: event.currentTarget.checked })}
        />
      )}
    </fieldset>
  );
}
