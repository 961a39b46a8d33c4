import {
  type Guide,
  PROBLEM_LENGTHS,
  type ProblemDraft,
  problemDraftSchema,
  senioritySchema,
} from "@casement/shared/problem/problem";
import type { FieldFault } from "@casement/shared/problem/problem-faults";
import { missingParts } from "@casement/shared/problem/problem-parts";
import { Button, Checkbox, Group, Stack, TagsInput, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { goToFirstFault } from "@/lib/browser/first-fault";
import { LeaveGuard } from "@/ui/confirm/leave-guard";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { SENIORITY_WORDS } from "./bank/problem-labels";
import type { Drawing } from "./design/drawing";
import { FieldFaults, useFault } from "./fields/field-faults";
import classes from "./fields/problem-editor.module.css";
import { GuideEditor } from "./guide-editor";
import { faultsOf, withoutEmptyRows } from "./problem-draft";

interface ProblemEditorProps extends Drawing {
  readonly start: ProblemDraft;
  /** Topics of other problems, to choose from. */
  readonly topics: readonly string[];
  readonly busy: boolean;
  readonly error: unknown;
  /** Stores the draft; calls `done` before another page is shown. */
  readonly onSave: (draft: ProblemDraft, done: () => void) => void;
  readonly cancel: ReactNode;
}

/** Edits a problem. It is saved as a whole, as a new version; nothing changes for anybody before. */
export function ProblemEditor({ start, topics, busy, error, onSave, board, readSession, cancel }: ProblemEditorProps) {
  const [draft, setDraft] = useState(start);
  const [saved, setSaved] = useState(start);
  // Counts the saves that were refused. From the first one on, each fault stands at its field until it is corrected.
  const [refused, setRefused] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refused > 0) goToFirstFault(form.current);
  }, [refused]);
  const set = (part: Partial<ProblemDraft>) => setDraft((now) => ({ ...now, ...part }));
  const setGuide = (part: Partial<Guide>) => setDraft((now) => ({ ...now, guide: { ...now.guide, ...part } }));
  const faults = refused === 0 ? [] : faultsOf(draft);
  const dirty = draft !== saved;
  const save = () => {
    const written = withoutEmptyRows(draft);
    setDraft(written);
    const parsed = problemDraftSchema.safeParse(written);
    if (parsed.success) onSave(parsed.data, () => setSaved(written));
    else setRefused((count) => count + 1);
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <FieldFaults value={faults}>
        <Stack gap="lg">
          <PublicFields draft={draft} topics={topics} onChange={set} />
          <p className={classes.divider}>Only interviewers see what follows.</p>
          <GuideEditor guide={draft.guide} onChange={setGuide} board={board} readSession={readSession} />
        </Stack>
      </FieldFaults>
      <div className={classes.saveBar}>
        <ErrorNotice error={error} />
        <Group gap="xs" wrap="nowrap">
          <Button type="submit" disabled={!dirty} loading={busy}>
            Save problem
          </Button>
          {cancel}
        </Group>
        <SaveStatus draft={draft} faults={faults} onFirst={() => goToFirstFault(form.current)} />
      </div>
      <LeaveGuard active={dirty && !busy} what="problem" />
    </form>
  );
}

interface SaveStatusProps {
  readonly draft: ProblemDraft;
  readonly faults: readonly FieldFault[];
  readonly onFirst: () => void;
}

/** Why the draft was not saved, what it needs before it can be, or what a complete problem has beyond it. */
function SaveStatus({ draft, faults, onFirst }: SaveStatusProps) {
  if (faults.length > 0) {
    return (
      <span className={classes.refused} role="status">
        Not saved. Please correct: {some(faults.map(({ place }) => place))}.{" "}
        <Button variant="subtle" color="danger" size="compact-sm" onClick={onFirst}>
          Show me
        </Button>
      </span>
    );
  }
  const needed = neededToSave(draft);
  const missing = missingParts(withoutEmptyRows(draft));
  return (
    <span role="status">
      {needed.length > 0
        ? `Needed before you can save: ${some(needed)}.`
        : missing.length > 0
          ? `Can be saved now. Still to write: ${some(missing)}.`
          : "Complete"}
    </span>
  );
}

const some = (names: readonly string[]) =>
  `${names.slice(0, 3).join("; ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""}`;

function neededToSave({ title, summary, prompt }: ProblemDraft): string[] {
  const parts = { "a title": title, "a one-line summary": summary, "what the candidate reads": prompt };
  return Object.entries(parts).flatMap(([name, text]) => (text.trim() === "" ? [name] : []));
}

interface PublicFieldsProps {
  readonly draft: ProblemDraft;
  readonly topics: readonly string[];
  readonly onChange: (part: Partial<ProblemDraft>) => void;
}

/** What everybody may read of a problem. */
function PublicFields({ draft, topics, onChange }: PublicFieldsProps) {
  const topicsFault = useFault("topics", "topic");
  return (
    <>
      <TextInput
        label="Title"
        placeholder="Design …"
        maxLength={PROBLEM_LENGTHS.title}
        error={useFault("title")}
        value={draft.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <TextInput
        label="Summary, in one line"
        maxLength={PROBLEM_LENGTHS.summary}
        error={useFault("summary")}
        value={draft.summary}
        onChange={(event) => onChange({ summary: event.currentTarget.value })}
      />
      <Checkbox.Group
        label="Levels"
        value={draft.seniorities}
        onChange={(values) => onChange({ seniorities: senioritySchema.array().parse(values) })}
      >
        <Group gap="lg" mt={6}>
          {senioritySchema.options.map((value) => (
            <Checkbox key={value} value={value} label={SENIORITY_WORDS[value]} />
          ))}
        </Group>
      </Checkbox.Group>
      <TagsInput
        label="Topics"
        placeholder="caching, messaging"
        maxTags={8}
        splitChars={[","]}
        error={topicsFault}
        aria-invalid={topicsFault !== undefined}
        data={[...topics]}
        value={draft.topics}
        onChange={(next) => onChange({ topics: [...new Set(next.map((topic) => topic.trim().toLowerCase()))] })}
      />
      <Textarea
        label="What the candidate reads"
        description="Everybody in the session sees it once the interview starts. A blank line starts a new paragraph."
        autosize
        minRows={5}
        maxLength={PROBLEM_LENGTHS.prompt}
        error={useFault("prompt")}
        value={draft.prompt}
        onChange={(event) => onChange({ prompt: event.currentTarget.value })}
      />
    </>
  );
}
