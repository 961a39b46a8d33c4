import { newId } from "@casement/shared/lib/new-id";
import {
  type Framework,
  type FrameworkDraft,
  MAX_FRAMEWORK_DESCRIPTION_LENGTH,
  MAX_FRAMEWORK_NAME_LENGTH,
  MAX_STEPS,
  totalMinutes,
} from "@casement/shared/session/framework";
import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useEditFramework } from "@/api/library";
import { plural } from "@/lib/duration";
import { LeaveGuard } from "@/ui/confirm/leave-guard";
import { IconPlus } from "@/ui/icons";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { addStep, draftFrom, faultOf, moveStep, removeStep, setStep } from "./framework-draft";
import { FrameworkRibbon } from "./framework-ribbon";
import classes from "./frameworks.module.css";
import { StepEditor } from "./step-editor";

/** Edits a framework. It is saved as a whole; nothing changes for anybody before "Save framework". */
export function FrameworkEditor({ framework }: { framework: Framework }) {
  const [draft, setDraft] = useState(() => draftFrom(framework));
  const [saved, setSaved] = useState(draft);
  const [said, setSaid] = useState("");
  const edit = useEditFramework(framework.id);
  const fault = faultOf(draft);
  const dirty = draft !== saved;
  const save = () =>
    edit.mutate(draft, {
      onSuccess: () => {
        setSaved(draft);
        setSaid("Saved");
      },
    });
  const move = (index: number, by: -1 | 1) => {
    setDraft(moveStep(draft, index, by));
    setSaid(`Step ${index + 1} is now step ${index + 1 + by}`);
  };
  return (
    <Stack gap="lg">
      <Naming draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      <PlanSummary steps={draft.steps} />
      <ol className={classes.steps}>
        {draft.steps.map((step, index) => (
          <StepEditor
            key={step.key}
            step={step}
            index={index}
            count={draft.steps.length}
            onChange={(part) => setDraft(setStep(draft, index, part))}
            onMove={(by) => move(index, by)}
            onRemove={() => setDraft(removeStep(draft, index))}
          />
        ))}
      </ol>
      {draft.steps.length < MAX_STEPS && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => setDraft(addStep(draft, `step-${newId()}`))}
          className={classes.add}
        >
          Add step
        </Button>
      )}
      <ErrorNotice error={edit.error} />
      <Group gap="sm" className={classes.saveBar}>
        <Button onClick={save} disabled={fault !== null || !dirty} loading={edit.isPending}>
          Save framework
        </Button>
        <span className={classes.saveText} role="status">
          {fault ?? (dirty ? "Not saved yet" : said)}
        </span>
      </Group>
      <LeaveGuard active={dirty} what="framework" />
    </Stack>
  );
}

interface NamingProps {
  readonly draft: FrameworkDraft;
  readonly onChange: (part: Partial<FrameworkDraft>) => void;
}

function Naming({ draft, onChange }: NamingProps) {
  return (
    <>
      <TextInput
        label="Name"
        maxLength={MAX_FRAMEWORK_NAME_LENGTH}
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Textarea
        label="Description"
        autosize
        minRows={2}
        maxLength={MAX_FRAMEWORK_DESCRIPTION_LENGTH}
        value={draft.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
    </>
  );
}

function PlanSummary({ steps }: Pick<FrameworkDraft, "steps">) {
  return (
    <div className={classes.plan}>
      <p className={classes.count}>
        {plural(steps.length, "step")} in {plural(totalMinutes(steps), "minute")}
      </p>
      <FrameworkRibbon steps={steps} />
    </div>
  );
}
