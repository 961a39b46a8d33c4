import { Popover, UnstyledButton } from "@mantine/core";
import { useIsPractice, useIsSoundRecorded } from "@/session/plan-options";
import classes from "./consent.module.css";
import { consentWords, practiceWords } from "./consent-labels";

/** "REC" in the room, for everybody; it opens what is recorded. */
export function RecordingMark() {
  const words = useIsPractice() ? practiceWords : consentWords;
  const paragraphs = words(useIsSoundRecorded());
  return (
    <Popover width={360} position="bottom-end" withArrow trapFocus={false} returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.mark} aria-label="Recording. What is recorded?" title="What is recorded?">
          <span aria-hidden="true" />
          REC
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <strong>This session is recorded</strong>
        {paragraphs.map((paragraph) => (
          <p key={paragraph} className={classes.words}>
            {paragraph}
          </p>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
