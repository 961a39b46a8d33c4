import type { Framework } from "@casement/shared/session/framework";
import { type ComboboxParsedItem, Select } from "@mantine/core";
import { FrameworkPreview } from "./framework-preview";
import type { PlanDraft } from "./plan-draft";
import { optionMatches, type ProblemOption } from "./problem-options";
import type { RubricOption } from "./rubric-options";
import classes from "./session-form.module.css";
import { choicesOf, type StepRow } from "./step-choice";
import { StepFields } from "./step-fields";
import type { SessionSource } from "./use-session-draft";

/** Groups what is the account's own apart from what is built in. */
function groups(options: readonly Pick<ProblemOption, "id" | "title" | "own">[]) {
  const items = (own: boolean) =>
    options.filter((option) => option.own === own).map(({ id, title }) => ({ value: id, label: title }));
  return [
    { group: "Yours", items: items(true) },
    { group: "Built in", items: items(false) },
  ].filter((group) => group.items.length > 0);
}

function searched(shown: ComboboxParsedItem[], options: readonly ProblemOption[], search: string) {
  const found = new Set(options.filter((option) => optionMatches(option, search.trim())).map(({ id }) => id));
  return shown.map((group) =>
    "items" in group ? { ...group, items: group.items.filter(({ value }) => found.has(String(value))) } : group,
  );
}

interface ProblemChoiceProps {
  readonly problem: ProblemOption;
  readonly options: readonly ProblemOption[];
  readonly onChange: (problemId: string | null) => void;
}

export function ProblemChoice({ problem, options, onChange }: ProblemChoiceProps) {
  return (
    <Select
      label="Problem"
      description={problem.summary}
      inputWrapperOrder={["label", "input", "description", "error"]}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage="No problem matches."
      allowDeselect={false}
      maxDropdownHeight={320}
      data={groups(options)}
      filter={({ options: shown, search }) => searched(shown, options, search)}
      value={problem.id}
      onChange={onChange}
    />
  );
}

interface FrameworkChoiceProps extends Pick<SessionSource, "frameworks"> {
  readonly framework: Framework;
  /** The framework that was asked for; another one stands in for it once it is deleted. */
  readonly wantedId: string | null;
  /** Whether the library has it, or only the session. */
  readonly isListed: boolean;
  readonly rows: readonly StepRow[];
  readonly fault: string | undefined;
  readonly onChange: (part: Partial<PlanDraft>) => void;
}

/** The framework, and which of its steps the session has. */
export function FrameworkChoice(props: FrameworkChoiceProps) {
  const { frameworks, framework, wantedId, isListed, rows, fault, onChange } = props;
  const isGone = wantedId !== null && wantedId !== framework.id;
  const gone = isGone ? `The framework chosen before was deleted, so “${framework.name}” is chosen.` : null;
  const kept = isListed ? null : "It was deleted. This session keeps its steps as they were.";
  return (
    <div>
      <Select
        label="Framework"
        description={gone ?? kept}
        inputWrapperOrder={["label", "input", "description", "error"]}
        data={frameworks.map(({ id, name }) => ({ value: id, label: name }))}
        value={framework.id}
        onChange={(chosen) => onChange({ frameworkId: chosen, steps: null })}
      />
      <FrameworkPreview rows={rows} />
      <StepFields rows={rows} fault={fault} onChange={(next) => onChange({ steps: choicesOf(next) })} />
    </div>
  );
}

interface RubricChoiceProps {
  readonly options: readonly RubricOption[];
  readonly rubric: RubricOption;
  /** The rubric that was asked for; another one stands in for it once it is deleted. */
  readonly wantedId: string | null;
  readonly fault: string | undefined;
  readonly onChange: (rubricId: string | null) => void;
}

/** What the session is scored by. */
export function RubricChoice({ options, rubric, wantedId, fault, onChange }: RubricChoiceProps) {
  const gone = wantedId !== null && wantedId !== rubric.id;
  return (
    <Select
      label="Rubric"
      classNames={{ description: classes.summary }}
      description={gone ? "The rubric chosen before was deleted, so the built-in one is chosen." : rubric.summary}
      inputWrapperOrder={["label", "input", "description", "error"]}
      allowDeselect={false}
      data={groups(options)}
      value={rubric.id}
      error={fault}
      onChange={onChange}
    />
  );
}
