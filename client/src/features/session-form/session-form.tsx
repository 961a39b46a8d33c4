import type { SessionItem } from "@casement/shared/contract/http";
import type { Framework } from "@casement/shared/framework";
import type { ProblemItem } from "@casement/shared/problem";
import type { SessionDraftInput } from "@casement/shared/session";
import { Button, type ComboboxParsedItem, Group, Select, Stack, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { fieldError } from "../../lib/api-error";
import { ErrorNotice } from "../../ui/error-notice";
import { FrameworkPreview } from "./framework-preview";
import { draftOf, type Faults, newDraft, type PlanDraft, readyDraft, suggestTitle } from "./plan-draft";
import { optionMatches, type ProblemOption, problemOptions } from "./problem-options";
import { WhenFields } from "./when-fields";

export interface SessionFormProps {
  problems: readonly ProblemItem[];
  frameworks: readonly Framework[];
  /** The session to change; absent for a new one. */
  item?: SessionItem;
  /** Chosen at first, for a new one. */
  problemId?: string | null;
  submitLabel: string;
  cancel: ReactNode;
  busy: boolean;
  error: unknown;
  onSubmit: (body: SessionDraftInput) => void;
}

/** One's own apart from those that come with Casement. */
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

/** Everything has a default, so that one click is enough. */
export function SessionForm({
  problems,
  frameworks,
  item,
  problemId: wanted = null,
  submitLabel,
  cancel,
  busy,
  error,
  onSubmit,
}: SessionFormProps) {
  const [draft, setDraft] = useState<PlanDraft>(() =>
    item ? draftOf(item, Date.now()) : { ...newDraft(Date.now()), problemId: wanted },
  );
  const [faults, setFaults] = useState<Faults>({});
  const set = (part: Partial<PlanDraft>) => setDraft({ ...draft, ...part });
  const options = problemOptions(problems, item);
  const problem = options.find(({ id }) => id === draft.problemId) ?? options.find(({ own }) => !own) ?? options[0];
  const framework = frameworks.find(({ id }) => id === draft.frameworkId) ?? frameworks[0];
  if (problem === undefined || framework === undefined)
    return <p>There is no problem or framework on this server yet.</p>;
  const title = draft.title ?? suggestTitle(problem.title);
  const submit = () => {
    const ready = readyDraft(draft, { title, problemId: problem.id, frameworkId: framework.id });
    setFaults(ready.ok ? {} : ready.faults);
    if (ready.ok) onSubmit(ready.body);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="lg">
        <ErrorNotice error={error} />
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
          onChange={(problemId) => set({ problemId })}
        />
        <TextInput
          label="Title"
          description="The candidate sees it."
          inputWrapperOrder={["label", "input", "description", "error"]}
          maxLength={120}
          value={title}
          error={faults.title ?? fieldError(error, "title")}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <div>
          <Select
            label="Framework"
            data={frameworks.map(({ id, name }) => ({ value: id, label: name }))}
            value={framework.id}
            onChange={(frameworkId) => set({ frameworkId })}
          />
          <FrameworkPreview framework={framework} />
        </div>
        <WhenFields draft={draft} fault={faults.date} onChange={set} />
        <Group gap="xs" mt="sm">
          <Button type="submit" loading={busy}>
            {submitLabel}
          </Button>
          {cancel}
        </Group>
      </Stack>
    </form>
  );
}
