import { type Criterion, LEVEL_NAMES, type Level } from "@casement/shared/scoring/rubric";
import { MAX_EVIDENCE_LENGTH, type Mark, type Score } from "@casement/shared/scoring/score";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { isComposing } from "@/lib/composing";
import { moveWithoutChoosing } from "@/ui/choice-keys";
import { DraftTextarea } from "@/ui/draft-textarea";
import { LEVELS, markOfKey } from "./mark-keys";
import classes from "./scoring.module.css";

interface CriterionFieldProps {
  readonly criterion: Criterion;
  readonly score: Score | undefined;
  readonly disabled: boolean;
  readonly onMark: (mark: Mark) => void;
  readonly onEvidence: (evidence: string) => void;
  readonly onLeave: () => void;
  /** Shown under the evidence: the pins, and when the mark was given. */
  readonly children?: ReactNode;
}

/**
 * One criterion: its question, the four anchors to choose from, and the evidence. A mark takes a click, Space, or Alt
 * with its digit (from the evidence too): never a key that somebody presses while writing.
 */
export function CriterionField({
  criterion,
  score,
  disabled,
  onMark,
  onEvidence,
  onLeave,
  children,
}: CriterionFieldProps) {
  const text = useRef<HTMLTextAreaElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (disabled || isComposing(event) || moveWithoutChoosing(event)) return;
    const mark = markOfKey(event);
    const onward = event.key === "Tab" && !event.shiftKey && isRadio(event.target);
    if (mark === undefined && !onward) return;
    event.preventDefault();
    event.stopPropagation();
    if (mark !== undefined) onMark(mark);
    // The next thing to do is to write the evidence.
    text.current?.focus();
  };
  const option = { name: criterion.key, chosen: score?.mark ?? null, disabled, onMark };
  return (
    <fieldset id={anchorId(criterion.key)} className={classes.criterion} onKeyDown={onKeyDown}>
      <legend className={classes.legend} dir="auto">
        {criterion.title}
      </legend>
      <p className={classes.question} dir="auto">
        {criterion.question}
      </p>
      <div className={classes.levels}>
        {LEVELS.map((level) => (
          <Option key={level} {...option} mark={level} digit={level} name={criterion.key} title={LEVEL_NAMES[level]}>
            {criterion.anchors[level - 1]}
          </Option>
        ))}
        <Option {...option} mark="not-observed" digit="–" title="Not observed" />
      </div>
      <DraftTextarea
        ref={text}
        aria-label={`Evidence for ${criterion.title}`}
        placeholder="Evidence: what did they say or draw?"
        autosize
        minRows={2}
        maxLength={MAX_EVIDENCE_LENGTH}
        disabled={disabled}
        value={score?.evidence ?? ""}
        onEdit={onEvidence}
        onBlur={onLeave}
      />
      {children}
    </fieldset>
  );
}

const isRadio = (target: EventTarget) => target instanceof HTMLInputElement && target.type === "radio";

export function anchorId(criterion: string): string {
  return `criterion-${criterion}`;
}

interface OptionProps {
  name: string;
  mark: Mark;
  /** Text in the circle; never 0 for "not observed", which is not a level. */
  digit: Level | "–";
  title: string;
  chosen: Mark | null;
  disabled: boolean;
  onMark: (mark: Mark) => void;
  children?: string | undefined;
}

function Option({ name, mark, digit, title, chosen, disabled, onMark, children }: OptionProps) {
  return (
    <label className={classes.option} data-chosen={chosen === mark || undefined}>
      <input type="radio" name={name} checked={chosen === mark} disabled={disabled} onChange={() => onMark(mark)} />
      <span className={classes.digit} aria-hidden="true">
        {digit}
      </span>
      <span>
        <span className={classes.optionTitle}>{title}</span>
        {children !== undefined && <span className={classes.anchor}>{children}</span>}
      </span>
    </label>
  );
}
