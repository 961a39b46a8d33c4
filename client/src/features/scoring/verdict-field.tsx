import type { Criterion } from "@casement/shared/scoring/rubric";
import {
  MAX_SUMMARY_LENGTH,
  RECOMMENDATION_NAMES,
  type Recommendation,
  type Scorecard,
  weightedMean,
} from "@casement/shared/scoring/score";
import { useIsPractice } from "@/session/plan-options";
import { moveWithoutChoosing } from "@/ui/choice-keys";
import { DraftTextarea } from "@/ui/draft-textarea";
import type { useCardEdits } from "./card/use-card";
import classes from "./scoring.module.css";

const RECOMMENDATIONS = Object.keys(RECOMMENDATION_NAMES) as Recommendation[];
export const VERDICT_ID = "criterion-overall";

interface VerdictFieldProps {
  readonly card: Scorecard;
  readonly criteria: readonly Criterion[];
  readonly edits: ReturnType<typeof useCardEdits>;
}

/** The recommendation is a decision of its own: the mean is shown beside it and decides nothing. */
export function VerdictField({ card, criteria, edits }: VerdictFieldProps) {
  const practice = useIsPractice();
  const mean = weightedMean(card, criteria);
  return (
    <fieldset id={VERDICT_ID} className={classes.criterion}>
      <legend className={classes.legend}>
        {practice ? "Would you recommend yourself?" : "Overall recommendation"}
      </legend>
      <p className={classes.question}>
        Your judgement of the whole, not a sum.{" "}
        {mean === null ? (
          "No mean yet."
        ) : (
          <>
            The mean of your marks is <b>{mean.toFixed(1)}</b> of 4.
          </>
        )}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the radios in it */}
      <div className={classes.verdicts} onKeyDown={moveWithoutChoosing}>
        {RECOMMENDATIONS.map((value) => (
          <label key={value} className={classes.verdict} data-chosen={card.recommendation === value || undefined}>
            <input
              type="radio"
              name="recommendation"
              checked={card.recommendation === value}
              onChange={() => edits.setVerdict({ recommendation: value })}
            />
            {RECOMMENDATION_NAMES[value]}
          </label>
        ))}
      </div>
      <DraftTextarea
        aria-label="Summary"
        placeholder="Summary: what decided it?"
        autosize
        minRows={3}
        maxLength={MAX_SUMMARY_LENGTH}
        value={card.summary}
        onEdit={(summary) => edits.setVerdict({ summary })}
        onBlur={edits.flush}
      />
    </fieldset>
  );
}
