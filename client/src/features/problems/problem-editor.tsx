import type { Design } from "@casement/shared/design/design";
import {
  type Guide,
  PROBLEM_LENGTHS,
  type ProblemDraft,
  problemDraftSchema,
  senioritySchema,
} from "@casement/shared/problem/problem";
import { problemFaults } from "@casement/shared/problem/problem-file";
import { missingParts } from "@casement/shared/problem/problem-parts";
import { Button, Checkbox, Group, Stack, TagsInput, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { LeaveGuard } from "@/ui/confirm/leave-guard";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { SENIORITY_WORDS } from "./bank/problem-labels";
import { Faults } from "./faults";
import { GuideEditor } from "./guide-editor";
import classes from "./problem-editor.module.css";

interface ProblemEditorProps {
  readonly start: ProblemDraft;
  /** Topics of other problems, to choose from. */
  readonly topics: readonly string[];
  readonly busy: boolean;
  readonly error: unknown;
  /** Stores the draft; calls `done` before another page is shown. */
  readonly onSave: (draft: ProblemDraft, done: () => void) => void;
  readonly board: (design: Design) => ReactNode;
  readonly cancel: ReactNode;
}

/** Edits a problem. It is saved as a whole, as a new version; nothing changes for anybody before. */
export function ProblemEditor({ start, topics, busy, error, onSave, board, cancel }: ProblemEditorProps) {
  const [draft, setDraft] = useState(start);
  const [saved, setSaved] = useState(start);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const set = (part: Partial<ProblemDraft>) => setDraft((now) => ({ ...now, ...part }));
  const setGuide = (part: Partial<Guide>) => setDraft((now) => ({ ...now, guide: { ...now.guide, ...part } }));
  const dirty = draft !== saved;
  const missing = missingParts(draft);
  const save = () => {
    const parsed = problemDraftSchema.safeParse(draft);
    setFaults(parsed.success ? [] : problemFaults(parsed.error));
    if (parsed.success) onSave(parsed.data, () => setSaved(draft));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="lg">
        <PublicFields draft={draft} topics={topics} onChange={set} />
        <p className={classes.divider}>From here on, interviewers alone.</p>
        <GuideEditor guide={draft.guide} onChange={setGuide} board={board} />
        {faults.length > 0 && <Faults title="Not saved yet:" faults={faults} />}
        <ErrorNotice error={error} />
      </Stack>
      <div className={classes.saveBar}>
        <Group gap="xs" wrap="nowrap">
          <Button type="submit" disabled={!dirty} loading={busy}>
            Save problem
          </Button>
          {cancel}
        </Group>
        <span role="status">
          {missing.length > 0
            ? `Still to be written: ${missing.slice(0, 3).join(", ")}${missing.length > 3 ? ` and ${missing.length - 3} more` : ""}`
            : "Complete"}
        </span>
      </div>
      <LeaveGuard active={dirty && !busy} what="problem" />
    </form>
  );
}

interface PublicFieldsProps {
  readonly draft: ProblemDraft;
  readonly topics: readonly string[];
  readonly onChange: (part: Partial<ProblemDraft>) => void;
}

/** What everybody may read of a problem. */
function PublicFields({ draft, topics, onChange }: PublicFieldsProps) {
  return (
    <>
      <TextInput
        label="Title"
        placeholder="Design …"
        maxLength={PROBLEM_LENGTHS.title}
        value={draft.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <TextInput
        label="In one line"
        maxLength={PROBLEM_LENGTHS.summary}
        value={draft.summary}
        onChange={(event) => onChange({ summary: event.currentTarget.value })}
      />
      <Checkbox.Group
        label="Levels it is for"
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
        data={[...topics]}
        value={draft.topics}
        onChange={(next) => onChange({ topics: [...new Set(next.map((topic) => topic.trim().toLowerCase()))] })}
      />
      <Textarea
        label="What the candidate reads"
        description="Everybody in the session sees it from the start on. A blank line begins a new paragraph."
        autosize
        minRows={5}
        maxLength={PROBLEM_LENGTHS.prompt}
        value={draft.prompt}
        onChange={(event) => onChange({ prompt: event.currentTarget.value })}
      />
    </>
  );
}
