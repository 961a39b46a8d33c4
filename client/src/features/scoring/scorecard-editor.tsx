import { own } from "@casement/shared/lib/own";
import { useState } from "react";
import { worstState } from "@/session/saver";
import { useSaves } from "@/session/session-context";
import { SaveState } from "@/ui/saving/save-state";
import { anchorId, CriterionField } from "./criterion-field";
import { MarkedWhen } from "./marked-when";
import { CriterionPins } from "./pins";
import classes from "./scoring.module.css";
import { SubmitCard } from "./submit-card";
import { SCORE_PREFIX, useCardEdits, useCriteria, useMyCard } from "./use-card";
import { VerdictField } from "./verdict-field";

/** The scorer's own scorecard: saved while it is filled in, final once submitted. */
export function ScorecardEditor() {
  const criteria = useCriteria();
  const card = useMyCard();
  const edits = useCardEdits(card);
  const saveState = useSaves((entries) => worstState(entries, SCORE_PREFIX));
  const [checked, setChecked] = useState(false);
  const disabled = card.submittedAt !== null;
  return (
    <form className={classes.card} onSubmit={(event) => event.preventDefault()} aria-label="My scorecard">
      <div className={classes.overview}>
        <nav aria-label="Criteria">
          {criteria.map(({ key, title }) => (
            <a
              key={key}
              href={`#${anchorId(key)}`}
              title={title}
              data-marked={own(card.scores, key)?.mark != null || undefined}
            >
              {shortMark(own(card.scores, key)?.mark ?? null)}
              <span>{title}</span>
            </a>
          ))}
        </nav>
        <SaveState state={saveState} />
      </div>
      {criteria.map((criterion) => (
        <CriterionField
          key={criterion.key}
          criterion={criterion}
          score={own(card.scores, criterion.key)}
          disabled={disabled}
          onMark={(mark) => edits.setScore(criterion.key, { mark })}
          onEvidence={(evidence) => edits.setScore(criterion.key, { evidence })}
          onLeave={edits.flush}
        >
          <CriterionPins card={card} criterion={criterion.key} title={criterion.title} />
          <MarkedWhen at={own(card.markedAt, criterion.key)} />
        </CriterionField>
      ))}
      <VerdictField card={card} criteria={criteria} disabled={disabled} edits={edits} />
      <SubmitCard card={card} criteria={criteria} checked={checked} onCheck={() => setChecked(true)} />
    </form>
  );
}

/** A mark as one character, for the overview. */
function shortMark(mark: number | "not-observed" | null): string {
  if (mark === null) return "·";
  return mark === "not-observed" ? "–" : String(mark);
}
