import { splitLines } from "@casement/shared/lib/split-lines";
import { MAX_STEP_MINUTES, MAX_STEP_TITLE_LENGTH, type Step } from "@casement/shared/session/framework";
import { WORKSHEET_KINDS, WORKSHEETS, type WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { onMoveKeys, RowTools } from "@/ui/library/row-tools";
import { DragGrip, useDragRow } from "@/ui/lists/drag-area";
import classes from "./frameworks.module.css";

interface StepEditorProps {
  step: Step;
  index: number;
  count: number;
  onChange: (part: Partial<Step>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const NO_WORKSHEET = "none";
const CHOICES = [
  { value: NO_WORKSHEET, label: "None, just the board" },
  ...WORKSHEET_KINDS.map((kind) => ({ value: kind, label: WORKSHEETS[kind].title })),
];

/** Edits one step. Its grip moves it, and Alt with the arrow keys from any of its fields. */
export function StepEditor({ step, index, count, onChange, onMove, onRemove }: StepEditorProps) {
  const number = index + 1;
  const drag = useDragRow(step.key);
  return (
    <li {...drag.row} className={classes.editStep} aria-label={`Step ${number}`} onKeyDown={onMoveKeys(onMove)}>
      <div className={classes.stepHead}>
        <DragGrip row={`step ${number}`} handle={drag.handle} />
        <span className={classes.stepNumber} aria-hidden="true">
          {number}
        </span>
        <TextInput
          aria-label={`Title of step ${number}`}
          placeholder="Title"
          maxLength={MAX_STEP_TITLE_LENGTH}
          className={classes.stepName}
          value={step.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <NumberInput
          aria-label={`Minutes of step ${number}`}
          className={classes.stepMinutes}
          min={1}
          max={MAX_STEP_MINUTES}
          allowDecimal={false}
          suffix=" min"
          value={step.minutes}
          onChange={(value) => onChange({ minutes: typeof value === "number" ? value : Number.NaN })}
        />
        <RowTools what="step" index={index} count={count} removable={count > 1} onMove={onMove} onRemove={onRemove} />
      </div>
      <Select
        label="Worksheet"
        description="Opens beside the board when the step begins"
        className={classes.stepWorksheet}
        allowDeselect={false}
        data={CHOICES}
        value={step.worksheet ?? NO_WORKSHEET}
        onChange={(value) => onChange({ worksheet: value === NO_WORKSHEET ? null : (value as WorksheetKind) })}
      />
      <div className={classes.promptFields}>
        <PromptField
          label="Candidate reads"
          prompts={step.candidatePrompts}
          onChange={(candidatePrompts) => onChange({ candidatePrompts })}
        />
        <PromptField
          label="Interviewers read"
          prompts={step.interviewerPrompts}
          onChange={(interviewerPrompts) => onChange({ interviewerPrompts })}
        />
      </div>
    </li>
  );
}

interface PromptFieldProps {
  label: string;
  prompts: readonly string[];
  onChange: (prompts: string[]) => void;
}

/** Keeps the text as typed: blank lines and spaces are removed when it is parsed, not while somebody types. */
function PromptField({ label, prompts, onChange }: PromptFieldProps) {
  const [text, setText] = useState(() => prompts.join("\n"));
  return (
    <Textarea
      label={label}
      placeholder="One prompt per line"
      autosize
      minRows={2}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(splitLines(event.currentTarget.value));
      }}
    />
  );
}
