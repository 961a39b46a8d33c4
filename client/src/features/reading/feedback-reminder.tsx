import { feedbackDueAt, optionsOf } from "@casement/shared/session/plan-options";
import { Button } from "@mantine/core";
import { ownZone } from "@/lib/zoned-time";
import { dueWords, useFeedbackReminder } from "@/session/clock/feedback-reminder";
import { useMyself, useServerNow, useSessionId, useSessionState } from "@/session/session-context";
import classes from "./outcome.module.css";

/** When the candidate's feedback is due, for the one who shares it. */
export function FeedbackReminder() {
  const me = useMyself();
  const serverNow = useServerNow();
  const { dismissed, dismiss } = useFeedbackReminder(useSessionId());
  const dueAt = useSessionState((state) =>
    state.report === null ? feedbackDueAt(optionsOf(state.plan), state.clock.endedAt) : null,
  );
  const words = dueAt === null || me.role !== "owner" || dismissed ? null : dueWords(dueAt, serverNow(), ownZone());
  if (words === null) return null;
  return (
    <p className={classes.waiting}>
      {words}.{" "}
      <Button variant="subtle" size="compact-xs" aria-label={`Dismiss: ${words}`} onClick={dismiss}>
        Dismiss
      </Button>
    </p>
  );
}
