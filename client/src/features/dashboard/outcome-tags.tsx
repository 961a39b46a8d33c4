import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { RECOMMENDATION_NAMES } from "@casement/shared/scoring/score";
import { plural } from "@/lib/duration";
import { Tag } from "@/ui/tag";
import classes from "./dashboard.module.css";

/** What is done and what is left to do after an interview. */
export function OutcomeTags({ item: { outcome, role } }: { item: SessionItem }) {
  if (outcome === null) return null;
  const { card, recommendations, feedbackShared, unanswered } = outcome;
  return (
    <div className={classes.outcome}>
      {card === "open" && <Tag tone="amber">Scorecard open</Tag>}
      {card === "in" && <Tag tone="ok">Scorecard in</Tag>}
      {recommendations.length > 0 && (
        <Tag>Recommendation: {recommendations.map((each) => RECOMMENDATION_NAMES[each]).join(" / ")}</Tag>
      )}
      {feedbackShared === true && <Tag tone="ok">Feedback shared</Tag>}
      {feedbackShared === false && <Tag>{role === "candidate" ? "No feedback yet" : "Feedback not shared"}</Tag>}
      {unanswered > 0 && <Tag tone="accent">{plural(unanswered, "comment")} to answer</Tag>}
    </div>
  );
}
