import {
  MAX_CRITERIA,
  MAX_RUBRIC_DESCRIPTION_LENGTH,
  MAX_RUBRIC_NAME_LENGTH,
  type RubricDraft,
} from "@casement/shared/scoring/rubric";
import { Button, Stack } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { plural } from "@/lib/duration";
import { IconPlus } from "@/ui/icons/start-icons";
import { Naming } from "@/ui/library/naming";
import { SaveBar } from "@/ui/library/save-bar";
import { useWholeDraft } from "@/ui/library/use-whole-draft";
import { DragArea, DragList, movedPlaces } from "@/ui/lists/drag-area";
import { offerUndo } from "@/ui/notices/undo-notice";
import { CriterionEditor } from "./criterion-editor";
import { addCriterion, faultOf, moveCriterion, newCriterion, removeCriterion, setCriterion } from "./rubric-draft";
import classes from "./rubrics.module.css";
import { shareWords } from "./share-words";

interface RubricEditorProps {
  /** Makes the draft to begin with. */
  readonly start: () => RubricDraft;
  readonly busy: boolean;
  readonly error: unknown;
  /** Stores the draft; calls `done` once it is stored. */
  readonly onSave: (draft: RubricDraft, done: () => void) => void;
  readonly cancel?: ReactNode;
}

/** Edits a rubric. It is saved as a whole; nothing changes for anybody before "Save rubric". */
export function RubricEditor({ start, busy, error, onSave, cancel }: RubricEditorProps) {
  const { draft, dirty, said, change, markSaved } = useWholeDraft(start);
  return (
    <Stack gap="lg">
      <Naming
        name={draft.name}
        description={draft.description}
        maxName={MAX_RUBRIC_NAME_LENGTH}
        maxDescription={MAX_RUBRIC_DESCRIPTION_LENGTH}
        onChange={(part) => change({ ...draft, ...part })}
      />
      <CriteriaEditor draft={draft} onChange={change} />
      <SaveBar
        what="rubric"
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

interface CriteriaEditorProps {
  readonly draft: RubricDraft;
  readonly onChange: ReturnType<typeof useWholeDraft<RubricDraft>>["change"];
}

function CriteriaEditor({ draft, onChange }: CriteriaEditorProps) {
  const { criteria } = draft;
  const [addedKey, setAddedKey] = useState<string | null>(null);
  const list = useRef<HTMLElement>(null);
  const shares = shareWords(criteria);
  const add = () => {
    const criterion = newCriterion();
    setAddedKey(criterion.key);
    onChange(addCriterion(draft, criterion));
  };
  const move = (from: number, to: number) =>
    onChange(moveCriterion(draft, from, to), from === to ? "" : `Criterion ${from + 1} is now criterion ${to + 1}`);
  const remove = (index: number) => {
    const removed = criteria[index];
    if (removed === undefined) return;
    // The button that was pressed goes; the focus stays in the list.
    flushSync(() => onChange(removeCriterion(draft, index), `Criterion ${index + 1} removed`));
    const next = Math.min(index + 1, criteria.length - 1);
    list.current?.querySelector<HTMLElement>(`ol > li:nth-child(${next}) button`)?.focus();
    offerUndo({
      message: removed.title === "" ? "The criterion was removed." : `“${removed.title}” was removed.`,
      undo: () => onChange((now) => addCriterion(now, removed, index)),
    });
  };
  return (
    <section ref={list} aria-label="Criteria">
      <p className={classes.count}>
        {plural(criteria.length, "criterion", "criteria")}, at most {MAX_CRITERIA}. Each is marked from 1 to 4; the
        weights say how much a mark counts in the mean.
      </p>
      <DragArea onDrop={(key, _list, after) => move(...movedPlaces(criteria, key, after))}>
        <DragList ordered name="criteria">
          {criteria.map((criterion, index) => (
            <CriterionEditor
              key={criterion.key}
              criterion={criterion}
              index={index}
              count={criteria.length}
              share={shares[index] ?? ""}
              isNew={criterion.key === addedKey}
              onChange={(part) => onChange(setCriterion(draft, index, part))}
              onMove={(by) => move(index, index + by)}
              onRemove={() => remove(index)}
            />
          ))}
        </DragList>
      </DragArea>
      {criteria.length < MAX_CRITERIA && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={add}
          className={classes.add}
        >
          Add criterion
        </Button>
      )}
    </section>
  );
}
