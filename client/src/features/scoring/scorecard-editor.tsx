import { own } from "@casement/shared/lib/own";
import type { Scorecard } from "@casement/shared/scoring/score";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { worstState } from "@/session/saver";
import { useSaves } from "@/session/session-context";
import { SaveState } from "@/ui/saving/save-state";
import { SCORE_PREFIX, useCardEdits, useCriteria, useMyCard } from "./card/use-card";
import { CriterionDetail } from "./criterion-detail";
import { CriterionRow, rowId } from "./criterion-row";
import { CriterionPins } from "./evidence/pins";
import { FinalCard } from "./final-card";
import { MarkedWhen } from "./marked-when";
import classes from "./scoring.module.css";
import { SubmitCard } from "./submit-card";
import { VERDICT_ID, VerdictField } from "./verdict-field";

/** The scorer's own scorecard: saved while it is filled in; once submitted it is final, and shown to be read. */
export function ScorecardEditor() {
  const card = useMyCard();
  return card.submittedAt === null ? <OpenCard card={card} /> : <FinalCard card={card} />;
}

function OpenCard({ card }: { card: Scorecard }) {
  const criteria = useCriteria();
  const edits = useCardEdits();
  const saveState = useSaves((entries) => worstState(entries, SCORE_PREFIX));
  const [checked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const unmarked = criteria.find(({ key }) => own(card.scores, key)?.mark == null);
  const shown = criteria.find(({ key }) => key === chosen) ?? unmarked ?? criteria[0];
  /** Renders at once, so that what is typed next lands in this criterion's text, behind what stands there. */
  const writeEvidence = (key: string) => {
    flushSync(() => setChosen(key));
    const field = text.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  };
  const goToRow = (index: number) => {
    if (index >= 0) marksOf(form.current, criteria[index]?.key ?? null)?.focus();
  };
  return (
    <form ref={form} className={classes.card} onSubmit={(event) => event.preventDefault()} aria-label="My scorecard">
      <div className={classes.rows}>
        <SaveState state={saveState} blank={isBlank(card)} />
        {criteria.map((criterion, index) => (
          <CriterionRow
            key={criterion.key}
            criterion={criterion}
            score={own(card.scores, criterion.key)}
            evidence={evidenceCount(card, criterion.key)}
            shown={criterion.key === shown?.key}
            onShow={() => setChosen(criterion.key)}
            onMark={(mark) => edits.setScore(criterion.key, { mark })}
            onEvidence={() => writeEvidence(criterion.key)}
            onRow={(by) => goToRow(index + by)}
          />
        ))}
      </div>
      {shown !== undefined && (
        <CriterionDetail
          key={shown.key}
          criterion={shown}
          score={own(card.scores, shown.key)}
          textRef={text}
          onShow={() => setChosen(shown.key)}
          onEdit={(change) => edits.setScore(shown.key, change)}
          onLeave={edits.flush}
          onBack={() => marksOf(form.current, shown.key)?.focus()}
        >
          <CriterionPins card={card} criterion={shown.key} title={shown.title} />
          <MarkedWhen at={own(card.markedAt, shown.key)} />
        </CriterionDetail>
      )}
      <VerdictField card={card} criteria={criteria} edits={edits} />
      <SubmitCard card={card} criteria={criteria} checked={checked} onCheck={() => setChecked(true)} />
    </form>
  );
}

function isBlank({ scores, pins, recommendation, summary }: Scorecard): boolean {
  return Object.keys(scores).length === 0 && pins.length === 0 && recommendation === null && summary === "";
}

function evidenceCount(card: Scorecard, criterion: string): number {
  const written = own(card.scores, criterion)?.evidence.trim() ? 1 : 0;
  return written + card.pins.filter((pin) => pin.criterion === criterion).length;
}

/** The radio of a row that Tab would lead to; without a row that of the recommendation, which comes after the last one. */
function marksOf(form: HTMLFormElement | null, criterion: string | null): HTMLInputElement | null {
  const row = form?.querySelector(`[id="${criterion === null ? VERDICT_ID : rowId(criterion)}"]`);
  return row?.querySelector<HTMLInputElement>("input:checked") ?? row?.querySelector("input") ?? null;
}
