import { newId } from "@casement/shared/lib/new-id";
import {
  type FrameworkDraft,
  MAX_FRAMEWORK_DESCRIPTION_LENGTH,
  MAX_FRAMEWORK_NAME_LENGTH,
  MAX_STEPS,
  totalMinutes,
} from "@casement/shared/session/framework";
import { Button, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { plural } from "@/lib/duration";
import { IconPlus } from "@/ui/icons/start-icons";
import { Naming } from "@/ui/library/naming";
import { SaveBar } from "@/ui/library/save-bar";
import { useWholeDraft } from "@/ui/library/use-whole-draft";
import { DragArea, DragList, movedPlaces } from "@/ui/lists/drag-area";
import { addStep, faultOf, moveStep, removeStep, setStep } from "./framework-draft";
import { FrameworkRibbon } from "./framework-ribbon";
import classes from "./frameworks.module.css";
import { StepEditor } from "./step-editor";

interface FrameworkEditorProps {
  /** Makes the draft to begin with. */
  readonly start: () => FrameworkDraft;
  readonly busy: boolean;
  readonly error: unknown;
  /** Stores the draft; calls `done` once it is stored. */
  readonly onSave: (draft: FrameworkDraft, done: () => void) => void;
  readonly cancel?: ReactNode;
}

/** Edits a framework. It is saved as a whole; nothing changes for anybody before "Save framework". */
export function FrameworkEditor({ start, busy, error, onSave, cancel }: FrameworkEditorProps) {
  const { draft, dirty, said, change, markSaved } = useWholeDraft(start);
  const move = (from: number, to: number) =>
    change(moveStep(draft, from, to), from === to ? "" : `Step ${from + 1} is now step ${to + 1}`);
  return (
    <Stack gap="lg">
      <Naming
        name={draft.name}
        description={draft.description}
        maxName={MAX_FRAMEWORK_NAME_LENGTH}
        maxDescription={MAX_FRAMEWORK_DESCRIPTION_LENGTH}
        onChange={(part) => change({ ...draft, ...part })}
      />
      <PlanSummary steps={draft.steps} />
      <DragArea onDrop={(key, _list, after) => move(...movedPlaces(draft.steps, key, after))}>
        <DragList ordered name="steps">
          {draft.steps.map((step, index) => (
            <StepEditor
              key={step.key}
              step={step}
              index={index}
              count={draft.steps.length}
              onChange={(part) => change(setStep(draft, index, part))}
              onMove={(by) => move(index, index + by)}
              onRemove={() => change(removeStep(draft, index))}
            />
          ))}
        </DragList>
      </DragArea>
      {draft.steps.length < MAX_STEPS && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => change(addStep(draft, `step-${newId()}`))}
          className={classes.add}
        >
          Add step
        </Button>
      )}
      <SaveBar
        what="framework"
        fault={faultOf(draft)}
        dirty={dirty}
        busy={busy}
        error={error}
        said={said}
        onSave={() => onSave(draft, markSaved)}
        cancel={cancel}
      />
    </Stack>
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
