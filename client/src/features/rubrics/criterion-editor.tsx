import {
  type Criterion,
  LEVEL_NAMES,
  LEVELS,
  type Level,
  MAX_ANCHOR_LENGTH,
  MAX_CRITERION_TITLE_LENGTH,
  MAX_EVIDENCE_IN_LENGTH,
  MAX_QUESTION_LENGTH,
  MAX_WEIGHT,
  MIN_WEIGHT,
} from "@casement/shared/scoring/rubric";
import { NumberInput, Textarea, TextInput } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";
import { IconChevronRight } from "@/ui/icons/icons";
import { onMoveKeys, RowTools } from "@/ui/library/row-tools";
import { DragGrip, useDragRow } from "@/ui/lists/drag-area";
import { needOf } from "./rubric-draft";
import classes from "./rubrics.module.css";

interface CriterionEditorProps {
  readonly criterion: Criterion;
  readonly index: number;
  readonly count: number;
  /** Its part of the mean, in words. */
  readonly share: string;
  /** It was just added: its title has the focus. */
  readonly isNew: boolean;
  readonly onChange: (part: Partial<Criterion>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/**
 * Edits one criterion: a line with title and weight, and below it, opened by a button, the rest. Its grip moves it, and
 * Alt with the arrow keys from any of its fields.
 */
export function CriterionEditor(props: CriterionEditorProps) {
  const { criterion, index, count, isNew, onChange, onMove, onRemove } = props;
  const number = index + 1;
  // What was complete when the page opened is there to be found and moved; a blank one is there to be written.
  const [opened, setOpened] = useState(() => needOf(criterion) !== null);
  const need = opened ? null : needOf(criterion);
  const fields = useId();
  const drag = useDragRow(criterion.key);
  return (
    <li {...drag.row} className={classes.edited} aria-label={`Criterion ${number}`} onKeyDown={onMoveKeys(onMove)}>
      <div className={classes.head}>
        <DragGrip row={`criterion ${number}`} handle={drag.handle} />
        <button
          type="button"
          className={classes.fold}
          aria-label={`Question and levels of criterion ${number}`}
          title={opened ? "Hide question and levels" : "Show question and levels"}
          aria-expanded={opened}
          aria-controls={opened ? fields : undefined}
          onClick={() => setOpened(!opened)}
        >
          <IconChevronRight size={15} stroke={1.75} />
          <span className={classes.number}>{number}</span>
        </button>
        <TitleField number={number} title={criterion.title} focused={isNew} onChange={onChange} />
        <div className={classes.weighing}>
          <NumberInput
            aria-label={`Weight of criterion ${number}`}
            className={classes.weight}
            prefix="Weight "
            min={MIN_WEIGHT}
            max={MAX_WEIGHT}
            decimalScale={1}
            value={criterion.weight}
            onChange={(weight) => onChange({ weight: typeof weight === "number" ? weight : Number.NaN })}
          />
          <span className={classes.share} title={`${props.share} of the mean`}>
            {props.share}
            <span className={classes.ofMean}> of the mean</span>
          </span>
        </div>
        <RowTools
          what="criterion"
          index={index}
          count={count}
          removable={count > 1}
          onMove={onMove}
          onRemove={onRemove}
        />
      </div>
      {need !== null && <p className={classes.need}>Needs {need}</p>}
      {opened && (
        <div id={fields} className={classes.fields}>
          <Details criterion={criterion} onChange={onChange} />
        </div>
      )}
    </li>
  );
}

interface TitleFieldProps extends Pick<CriterionEditorProps, "onChange"> {
  readonly number: number;
  readonly title: string;
  readonly focused: boolean;
}

function TitleField({ number, title, focused, onChange }: TitleFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  return (
    <TextInput
      ref={field}
      aria-label={`Title of criterion ${number}`}
      placeholder="Title"
      maxLength={MAX_CRITERION_TITLE_LENGTH}
      className={classes.titleField}
      value={title}
      onChange={(event) => onChange({ title: event.currentTarget.value })}
    />
  );
}

/** The question, where the evidence is found, and what each level means. */
function Details({ criterion, onChange }: Pick<CriterionEditorProps, "criterion" | "onChange">) {
  return (
    <>
      <TextInput
        label="Question"
        description="What scorers ask themselves"
        maxLength={MAX_QUESTION_LENGTH}
        value={criterion.question}
        onChange={(event) => onChange({ question: event.currentTarget.value })}
      />
      <TextInput
        label="Evidence in"
        description="The steps in which it is mostly found"
        maxLength={MAX_EVIDENCE_IN_LENGTH}
        value={criterion.evidenceIn}
        onChange={(event) => onChange({ evidenceIn: event.currentTarget.value })}
      />
      <div className={classes.anchorFields}>
        {LEVELS.map((level) => (
          <Textarea
            key={level}
            label={`${level} ${LEVEL_NAMES[level]}`}
            placeholder={PLACEHOLDERS[level]}
            autosize
            minRows={3}
            maxLength={MAX_ANCHOR_LENGTH}
            value={criterion.anchors[level - 1]}
            onChange={(event) => onChange({ anchors: withAnchor(criterion.anchors, level, event.currentTarget.value) })}
          />
        ))}
      </div>
    </>
  );
}

const PLACEHOLDERS: Readonly<Record<Level, string>> = {
  1: "What you see or hear when it is missing",
  2: "What you see or hear when it is there in part",
  3: "What you see or hear when it is good enough",
  4: "What you see or hear when it is better than asked",
};

function withAnchor(anchors: Criterion["anchors"], level: Level, text: string): Criterion["anchors"] {
  const [first, second, third, fourth] = anchors.with(level - 1, text);
  return [first ?? "", second ?? "", third ?? "", fourth ?? ""];
}
