import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { RECOMMENDATION_NAMES } from "@casement/shared/scoring/score";
import { Button } from "@mantine/core";
import { plural } from "@/lib/duration";
import { ownZone } from "@/lib/zoned-time";
import { dueWords, useFeedbackReminder } from "@/session/clock/feedback-reminder";
import { Tag } from "@/ui/tag";
import classes from "./dashboard.module.css";

/** What is done and what is left to do after an interview. */
export function OutcomeTags({ item: { id, outcome, role }, now }: { item: SessionItem; now: number }) {
  const { dismissed, dismiss } = useFeedbackReminder(id);
  if (outcome === null) return null;
  const { card, recommendations, feedbackShared, feedbackDueAt, unanswered } = outcome;
  const due = feedbackDueAt === null || dismissed ? null : dueWords(feedbackDueAt, now, ownZone());
  return (
    <div className={classes.outcome}>
      {card === "open" && <Tag tone="amber">Scorecard open</Tag>}
      {card === "in" && <Tag tone="ok">Scorecard in</Tag>}
      {recommendations.length > 0 && (
        <Tag>Recommendation: {recommendations.map((each) => RECOMMENDATION_NAMES[each]).join(" / ")}</Tag>
      )}
      {feedbackShared === true && <Tag tone="ok">Feedback shared</Tag>}
      {feedbackShared === false && due === null && (
        <Tag>{role === "candidate" ? "No feedback yet" : "Feedback not shared"}</Tag>
      )}
      {due !== null && (
        <>
          <Tag tone="amber">{due}</Tag>
          <Button
            className={classes.dismiss}
            variant="subtle"
            size="compact-xs"
            aria-label={`Dismiss: ${due}`}
            onClick={dismiss}
          >
            Dismiss
          </Button>
        </>
      )}
      {unanswered > 0 && <Tag tone="accent">{plural(unanswered, "comment")} to answer</Tag>}
    </div>
  );
}
