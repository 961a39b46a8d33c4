import type { CaseCard, CaseMark, OpenCase } from "@casement/shared/contract/http/training";
import { clockFace } from "@casement/shared/lib/clock-face";
import { type Criterion, LEVEL_NAMES, LEVELS } from "@casement/shared/scoring/rubric";
import { MAX_REASON_LENGTH, type Mark } from "@casement/shared/scoring/score";
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { MomentTime } from "@/ui/moment-time";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./gym.module.css";

const MARKS: readonly Mark[] = [...LEVELS, "not-observed"];
const MOST_MOMENTS = 5;
const nameOf = (mark: Mark) => (mark === "not-observed" ? "Not observed" : `${mark} ${LEVEL_NAMES[mark]}`);

/** What the player gives to a card. */
export interface ShownMoment {
  /** The shown moment, ms of playback time. */
  readonly now: () => number;
  readonly onOpen: (t: number) => void;
}

interface CaseCardFormProps {
  readonly opened: OpenCase;
  readonly moment: ShownMoment;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (card: CaseCard) => void;
}

/** A card for a case, to be filled while watching. An expert gives a reason and a moment for each level. */
export function CaseCardForm({ opened, moment, busy, error, onSubmit }: CaseCardFormProps) {
  const { rubric, rubricVersion, item } = opened;
  const isExpert = item.role === "expert";
  const [marks, setMarks] = useState<Readonly<Record<string, CaseMark>>>({});
  const [asking, setAsking] = useState(false);
  const complete = rubric.criteria.every(({ key }) => isComplete(marks[key], isExpert));
  const submit = () => {
    setAsking(false);
    onSubmit({ rubricVersion, marks: rubric.criteria.flatMap(({ key }) => marks[key] ?? []) });
  };
  return (
    <div className={classes.card}>
      <p className={classes.note}>
        {isExpert
          ? "Your marks are the reference: give a reason for each, and pin the moment that shows it."
          : "Score it as you would in an interview. What the experts say is shown once your card is in."}
      </p>
      {rubric.criteria.map((criterion) => (
        <CriterionField
          key={criterion.key}
          criterion={criterion}
          value={marks[criterion.key]}
          moment={moment}
          onChange={(mark) => setMarks((all) => ({ ...all, [criterion.key]: mark }))}
        />
      ))}
      <ErrorNotice error={error} />
      <Button disabled={!complete} loading={busy} onClick={() => setAsking(true)}>
        Submit your card
      </Button>
      {!complete && (
        <p className={classes.note}>
          {isExpert ? "Every criterion needs a mark with a reason and a moment." : "Every criterion needs a mark."}
        </p>
      )}
      <ConfirmDialog
        opened={asking}
        busy={busy}
        title="Submit your card?"
        confirmLabel="Submit"
        cancelLabel="Go on scoring"
        onClose={() => setAsking(false)}
        onConfirm={submit}
      >
        <p>{isExpert ? "Raters will be compared with it." : "It is final: you then see the experts' marks."}</p>
      </ConfirmDialog>
    </div>
  );
}

function isComplete(mark: CaseMark | undefined, isExpert: boolean): boolean {
  if (mark === undefined) return false;
  if (!isExpert) return true;
  return mark.reason.trim() !== "" && (mark.mark === "not-observed" || mark.moments.length > 0);
}

interface CriterionFieldProps {
  readonly criterion: Criterion;
  readonly value: CaseMark | undefined;
  readonly moment: ShownMoment;
  readonly onChange: (mark: CaseMark) => void;
}

function CriterionField({ criterion, value, moment, onChange }: CriterionFieldProps) {
  return (
    <fieldset className={classes.criterion}>
      <legend dir="auto">{criterion.title}</legend>
      <p className={classes.note} dir="auto">
        {criterion.question}
      </p>
      {MARKS.map((mark) => (
        <label key={mark} className={classes.level} data-chosen={value?.mark === mark || undefined}>
          <input
            type="radio"
            name={criterion.key}
            checked={value?.mark === mark}
            onChange={() => onChange({ criterion: criterion.key, reason: "", moments: [], ...value, mark })}
          />
          <span>
            <b>{nameOf(mark)}</b> {mark === "not-observed" ? "" : criterion.anchors[mark - 1]}
          </span>
        </label>
      ))}
      {value !== undefined && <Evidence title={criterion.title} value={value} moment={moment} onChange={onChange} />}
    </fieldset>
  );
}

interface EvidenceProps {
  readonly title: string;
  readonly value: CaseMark;
  readonly moment: ShownMoment;
  readonly onChange: (mark: CaseMark) => void;
}

function Evidence({ title, value, moment, onChange }: EvidenceProps) {
  const pin = () => onChange({ ...value, moments: [...new Set([...value.moments, Math.round(moment.now())])] });
  return (
    <>
      <Textarea
        aria-label={`Reason for ${title}`}
        placeholder="Why this level?"
        autosize
        minRows={1}
        maxLength={MAX_REASON_LENGTH}
        value={value.reason}
        onChange={(event) => onChange({ ...value, reason: event.currentTarget.value })}
      />
      <div className={classes.moments}>
        <Moments moments={value.moments} onOpen={moment.onOpen} />
        <Button size="compact-xs" variant="default" disabled={value.moments.length >= MOST_MOMENTS} onClick={pin}>
          Pin this moment
        </Button>
        {value.moments.length > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => onChange({ ...value, moments: [] })}>
            Remove pins
          </Button>
        )}
      </div>
    </>
  );
}

/** Pinned moments; each opens in the player. */
export function Moments({ moments, onOpen }: { moments: readonly number[]; onOpen: (t: number) => void }) {
  return moments.map((t) => <MomentTime key={t} label={clockFace(t)} onOpen={() => onOpen(t)} />);
}
