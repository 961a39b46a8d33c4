import type { PlanOptions } from "@casement/shared/session/plan-options";
import { MAX_SESSION_TITLE_LENGTH, type SessionDraftInput } from "@casement/shared/session/session";
import { Button, type ComboboxParsedItem, Group, SegmentedControl, Select, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { fieldError } from "@/lib/api-error";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { FrameworkPreview } from "./framework-preview";
import { OptionFields } from "./option-fields";
import { optionMatches, type ProblemOption } from "./problem-options";
import { choicesOf } from "./step-choice";
import { StepFields } from "./step-fields";
import { SaveTemplate, TemplatePicker } from "./template-fields";
import { type SessionSource, useSessionDraft } from "./use-session-draft";
import { WhenFields } from "./when-fields";

interface SessionFormProps extends SessionSource {
  submitLabel: string;
  cancel: ReactNode;
  busy: boolean;
  error: unknown;
  onSubmit: (body: SessionDraftInput) => void;
}

/** Checks help whoever draws. In an interview the interviewer sees them; in practice they are off unless chosen. */
function optionsFor(mode: string, options: PlanOptions): PlanOptions {
  return mode === "practice" ? { ...options, mode, checks: false } : { ...options, mode: "interview", checks: true };
}

/** Groups the account's own problems apart from the built-in ones. */
function groups(options: readonly ProblemOption[]) {
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

/** Every field has a default, so that one click is enough. */
export function SessionForm({ submitLabel, cancel, busy, error, onSubmit, ...source }: SessionFormProps) {
  const { draft, set, options, faults, chosen } = useSessionDraft(source);
  if (chosen === null) return <p>There is no problem or framework on this server yet.</p>;
  const { problem, framework, title, rows, steps, submit } = chosen;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(onSubmit);
      }}
    >
      <Stack gap="lg">
        <ErrorNotice error={error} />
        {source.item === undefined && (
          <>
            <ModeChoice
              mode={draft.options.mode}
              onChange={(mode) => set({ options: optionsFor(mode, draft.options) })}
            />
            <TemplatePicker onPick={({ frameworkId, steps, options }) => set({ frameworkId, steps, options })} />
          </>
        )}
        <ProblemChoice problem={problem} options={options} onChange={(problemId) => set({ problemId })} />
        <TextInput
          label="Title"
          {...(draft.options.mode === "practice" ? {} : { description: "The candidate sees it." })}
          inputWrapperOrder={["label", "input", "description", "error"]}
          maxLength={MAX_SESSION_TITLE_LENGTH}
          value={title}
          error={faults.title ?? fieldError(error, "title")}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <div>
          <Select
            label="Framework"
            data={source.frameworks.map(({ id, name }) => ({ value: id, label: name }))}
            value={framework.id}
            onChange={(frameworkId) => set({ frameworkId, steps: null })}
          />
          <FrameworkPreview rows={rows} />
          <StepFields
            rows={rows}
            fault={faults.steps ?? fieldError(error, "steps")}
            onChange={(next) => set({ steps: choicesOf(next) })}
          />
        </div>
        <OptionFields options={draft.options} onChange={(options) => set({ options })} />
        <WhenFields draft={draft} fault={faults.date} onChange={set} />
        <Group gap="xs" mt="sm">
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
          <SaveTemplate draft={{ frameworkId: framework.id, steps, options: draft.options }} />
          {cancel}
        </Group>
      </Stack>
    </form>
  );
}

interface ModeChoiceProps {
  readonly mode: PlanOptions["mode"];
  readonly onChange: (mode: string) => void;
}

function ModeChoice({ mode, onChange }: ModeChoiceProps) {
  return (
    <SegmentedControl
      fullWidth
      aria-label="Kind of session"
      data={[
        { value: "interview", label: "With a candidate" },
        { value: "practice", label: "Practise on my own" },
      ]}
      value={mode}
      onChange={onChange}
    />
  );
}

interface ProblemChoiceProps {
  readonly problem: ProblemOption;
  readonly options: readonly ProblemOption[];
  readonly onChange: (problemId: string | null) => void;
}

function ProblemChoice({ problem, options, onChange }: ProblemChoiceProps) {
  return (
    <Select
      label="Problem"
      description={problem.summary}
      inputWrapperOrder={["label", "input", "description", "error"]}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage="No problem has these words."
      allowDeselect={false}
      maxDropdownHeight={320}
      data={groups(options)}
      filter={({ options: shown, search }) => searched(shown, options, search)}
      value={problem.id}
      onChange={onChange}
    />
  );
}
