import { type Criterion, LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import type { Mark, Score } from "@casement/shared/scoring/score";
import { Tooltip } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { isComposing } from "@/lib/composing";
import { plural } from "@/lib/duration";
import { moveWithoutChoosing } from "@/ui/choice-keys";
import { MARKS, markOfDigit, markOfKey, rowBy } from "./mark-keys";
import classes from "./scoring.module.css";

interface CriterionRowProps {
  readonly criterion: Criterion;
  readonly score: Score | undefined;
  /** Pieces of evidence: its text and its pins. */
  readonly evidence: number;
  /** Whether its anchors and evidence are shown below the rows. */
  readonly shown: boolean;
  readonly onShow: () => void;
  readonly onMark: (mark: Mark) => void;
  /** Moves the focus to the text of its evidence. */
  readonly onEvidence: () => void;
  /** Moves the focus to the marks of another row: the next one, or the one before. */
  readonly onRow: (by: 1 | -1) => void;
}

export const rowId = (criterion: string) => `criterion-${criterion}`;
export const markId = (criterion: string, mark: Mark) => `mark-${criterion}-${mark}`;

/**
 * One criterion in one line: its name, its marks, and how much evidence it has. With the focus on the marks a digit marks
 * and moves on to the next criterion; a click, Space, or Alt with the digit marks and leads to the evidence.
 */
export function CriterionRow(props: CriterionRowProps) {
  const { criterion, score, evidence, shown, onShow, onMark, onEvidence, onRow } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event) || !isRadio(event.target)) return;
    const by = rowBy(event);
    const digit = markOfDigit(event);
    const mark = digit ?? markOfKey(event);
    if (by !== undefined) onRow(by);
    else if (mark !== undefined) {
      onMark(mark);
      if (digit === undefined) onEvidence();
      else onRow(1);
    } else if (event.key === "Tab" && !event.shiftKey) onEvidence();
    else {
      moveWithoutChoosing(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <fieldset
      id={rowId(criterion.key)}
      aria-label={criterion.title}
      className={classes.row}
      data-criterion={criterion.key}
      data-shown={shown || undefined}
      onKeyDown={onKeyDown}
      onFocus={onShow}
    >
      <button
        type="button"
        className={classes.rowTitle}
        tabIndex={-1}
        dir="auto"
        title={criterion.question}
        onClick={onEvidence}
      >
        {criterion.title}
      </button>
      <span className={classes.marks}>
        {MARKS.map((mark) => (
          <MarkChoice
            key={mark}
            criterion={criterion}
            mark={mark}
            chosen={score?.mark === mark}
            onMark={() => {
              onMark(mark);
              onEvidence();
            }}
          />
        ))}
      </span>
      <EvidenceCount count={evidence} />
    </fieldset>
  );
}

function EvidenceCount({ count }: { count: number }) {
  const words = count === 0 ? "No evidence yet" : `${plural(count, "piece")} of evidence`;
  return (
    <span className={classes.evidenceCount} data-none={count === 0 || undefined} title={words}>
      {count === 0 ? "·" : count}
    </span>
  );
}

const isRadio = (target: EventTarget) => target instanceof HTMLInputElement && target.type === "radio";

interface MarkChoiceProps {
  readonly criterion: Criterion;
  readonly mark: Mark;
  readonly chosen: boolean;
  readonly onMark: () => void;
}

function MarkChoice({ criterion, mark, chosen, onMark }: MarkChoiceProps) {
  const name = mark === "not-observed" ? "Not observed" : LEVEL_NAMES[mark];
  const anchor = mark === "not-observed" ? undefined : criterion.anchors[mark - 1];
  return (
    <Tooltip
      label={anchor === undefined ? name : `${name}. ${anchor}`}
      multiline
      w={anchor === undefined ? undefined : 280}
      openDelay={400}
      position="bottom"
      events={{ hover: true, focus: false, touch: false }}
    >
      <label className={classes.markChoice} data-chosen={chosen || undefined} data-mark={mark}>
        <input
          type="radio"
          id={markId(criterion.key, mark)}
          name={criterion.key}
          aria-label={[name, anchor].filter(Boolean).join(". ")}
          checked={chosen}
          onChange={onMark}
        />
        <span aria-hidden="true">{mark === "not-observed" ? "–" : mark}</span>
      </label>
    </Tooltip>
  );
}
