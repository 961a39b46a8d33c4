import type { PlanOptions } from "@casement/shared/session/plan-options";
import { MAX_SESSION_TITLE_LENGTH, type SessionDraftInput } from "@casement/shared/session/session";
import { NEUTRAL_TITLE, namesProblem } from "@casement/shared/session/withheld-problem";
import { Button, Group, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { fieldError } from "@/lib/api-error";
import { goToFirstFault } from "@/lib/browser/first-fault";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { CandidateField, MeetingField } from "./interview-fields";
import { FrameworkChoice, ProblemChoice, RubricChoice } from "./library-choices";
import { OptionFields } from "./option-fields";
import type { Faults, PlanDraft } from "./plan-draft";
import classes from "./session-form.module.css";
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

/**
 * The button may be far from the field that is not right, so each refusal, of the form or of the server, leads there: its
 * faults are a new object.
 */
function useWayToFault(faults: Faults, error: unknown) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(faults).length > 0 || error != null) goToFirstFault(form.current);
  }, [faults, error]);
  return form;
}

/** Every field has a default, so that one click is enough. */
export function SessionForm({ submitLabel, cancel, busy, error, onSubmit, ...source }: SessionFormProps) {
  const { draft, set, options, frameworks, rubrics, faults, chosen } = useSessionDraft(source);
  const form = useWayToFault(faults, error);
  if (chosen === null) return <p>There is no problem, framework or rubric on this server yet.</p>;
  const { problem, framework, rubric, title, rows, steps, submit } = chosen;
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(onSubmit);
      }}
    >
      <Stack gap="lg">
        <ErrorNotice error={error} />
        {source.item === undefined && <Beginning options={draft.options} onChange={set} />}
        <ProblemChoice problem={problem} options={options} onChange={(problemId) => set({ problemId })} />
        <CandidateField draft={draft} fault={fieldError(error, "candidateName")} onChange={set} />
        <TextInput
          label="Title"
          {...(draft.options.mode === "practice" ? {} : { description: titleHint(title, problem.title) })}
          inputWrapperOrder={["label", "input", "description", "error"]}
          maxLength={MAX_SESSION_TITLE_LENGTH}
          value={title}
          error={faults.title ?? fieldError(error, "title")}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <FrameworkChoice
          frameworks={frameworks}
          framework={framework}
          wantedId={draft.frameworkId}
          isListed={source.frameworks.some(({ id }) => id === framework.id)}
          rows={rows}
          fault={faults.steps ?? fieldError(error, "steps")}
          onChange={set}
        />
        <RubricChoice
          options={rubrics}
          rubric={rubric}
          wantedId={draft.rubricId}
          fault={fieldError(error, "rubricId")}
          onChange={(rubricId) => set({ rubricId })}
        />
        <OptionFields options={draft.options} onChange={(options) => set({ options })} />
        <WhenFields draft={draft} fault={faults.date} onChange={set} />
        <MeetingField draft={draft} fault={faults.meetingUrl ?? fieldError(error, "meetingUrl")} onChange={set} />
        <Group gap="xs" className={classes.footer}>
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
          <SaveTemplate draft={{ frameworkId: framework.id, steps, options: draft.options }} rubric={rubric} />
          {cancel}
        </Group>
      </Stack>
    </form>
  );
}

function titleHint(title: string, problemTitle: string): string {
  return namesProblem(title, problemTitle)
    ? `It names the problem, so everybody but interviewers reads “${NEUTRAL_TITLE}” until you start.`
    : "The candidate sees the title before the start, but not the problem.";
}

interface BeginningProps {
  readonly options: PlanOptions;
  readonly onChange: (part: Partial<PlanDraft>) => void;
}

/** What a new session begins with: its kind, and a template. */
function Beginning({ options, onChange }: BeginningProps) {
  return (
    <>
      <ModeChoice mode={options.mode} onChange={(mode) => onChange({ options: optionsFor(mode, options) })} />
      <TemplatePicker
        onPick={({ frameworkId, steps, rubricId, options: chosen }) =>
          onChange({ frameworkId, steps, rubricId, options: chosen })
        }
      />
    </>
  );
}

/** Checks help whoever draws. In an interview the interviewer sees them; in practice they are off unless chosen. */
function optionsFor(mode: string, options: PlanOptions): PlanOptions {
  return mode === "practice" ? { ...options, mode, checks: false } : { ...options, mode: "interview", checks: true };
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
        { value: "practice", label: "Practise alone" },
      ]}
      value={mode}
      onChange={onChange}
    />
  );
}
