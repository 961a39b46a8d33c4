import { Popover, UnstyledButton } from "@mantine/core";
import { useIsPractice } from "@/session/plan-options";
import classes from "./consent.module.css";
import { CONSENT_WORDS, PRACTICE_WORDS } from "./consent-labels";

/** "REC" in the room, for everybody; it opens what is recorded. */
export function RecordingMark() {
  const paragraphs = useIsPractice() ? PRACTICE_WORDS : CONSENT_WORDS;
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
        {paragraphs.map((words) => (
          <p key={words} className={classes.words}>
            {words}
          </p>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
