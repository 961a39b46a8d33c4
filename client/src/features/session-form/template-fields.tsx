import {
  MAX_TEMPLATE_NAME_LENGTH,
  type SessionTemplate,
  type TemplateDraft,
} from "@casement/shared/session/session-template";
import { ActionIcon, Button, Group, Modal, Select, Stack, TextInput, Tooltip } from "@mantine/core";
import { useState } from "react";
import { useCreateTemplate, useDeleteTemplate, useRenameTemplate, useTemplates } from "@/api/templates";
import { describeError } from "@/lib/error-text";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { IconPencil, IconTrash } from "@/ui/icons/icons";
import { ErrorNotice } from "@/ui/notices/error-notice";
import type { RubricOption } from "./rubric-options";
import classes from "./session-form.module.css";

/** Begins with one of the account's templates. Shows nothing while there is none. */
export function TemplatePicker({ onPick }: { onPick: (template: SessionTemplate) => void }) {
  const templates = useTemplates();
  const [pickedId, setPickedId] = useState<string | null>(null);
  if (templates.isError) return <p className={classes.fault}>{describeError(templates.error).sentence}</p>;
  const list = templates.data ?? [];
  if (list.length === 0) return null;
  const picked = list.find(({ id }) => id === pickedId);
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <Select
        label="Start from a template"
        placeholder="None"
        flex={1}
        data={list.map(({ id, name }) => ({ value: id, label: name }))}
        value={picked?.id ?? null}
        onChange={(id) => {
          setPickedId(id);
          const template = list.find((one) => one.id === id);
          if (template !== undefined) onPick(template);
        }}
      />
      {picked !== undefined && (
        <>
          <RenameTemplate key={`rename ${picked.id}`} template={picked} />
          <DeleteTemplate key={`delete ${picked.id}`} template={picked} />
        </>
      )}
    </Group>
  );
}

interface TemplateProps {
  readonly template: SessionTemplate;
}

function RenameTemplate({ template: { id, name } }: TemplateProps) {
  const rename = useRenameTemplate();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Tooltip label="Rename this template">
        <ActionIcon
          variant="default"
          size={36}
          aria-label={`Rename the template ${name}`}
          onClick={() => setOpened(true)}
        >
          <IconPencil size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      {opened && (
        <NameDialog
          title="Rename template"
          start={name}
          busy={rename.isPending}
          error={rename.error}
          onName={(next) => rename.mutate({ id, name: next }, { onSuccess: () => setOpened(false) })}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}

function DeleteTemplate({ template: { id, name } }: TemplateProps) {
  const remove = useDeleteTemplate();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Tooltip label="Delete this template">
        <ActionIcon
          variant="default"
          size={36}
          aria-label={`Delete the template ${name}`}
          onClick={() => setAsking(true)}
        >
          <IconTrash size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={asking}
        title={`Delete the template “${name}”?`}
        confirmLabel="Delete"
        dangerous
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(id, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        Sessions that were planned with it stay as they are.
      </ConfirmDialog>
    </>
  );
}

interface SaveTemplateProps {
  readonly draft: Omit<TemplateDraft, "name" | "rubricId">;
  /** A template cannot keep one of which the session has the last copy. */
  readonly rubric: Pick<RubricOption, "id" | "listed">;
}

const KEEPS =
  "Saves the framework, steps, rubric and options. Problem, title, candidate and time are chosen each time.";
const LACKS_RUBRIC =
  "Saves the framework, steps and options, with the built-in rubric: this session's own was deleted. Problem, title, candidate and time are chosen each time.";

/** Saves the form's framework, steps, rubric and options under a name. */
export function SaveTemplate({ draft, rubric }: SaveTemplateProps) {
  const create = useCreateTemplate();
  const [opened, setOpened] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const save = (name: string) =>
    create.mutate(
      { name, rubricId: rubric.listed ? rubric.id : null, ...draft },
      {
        onSuccess: (template) => {
          setSaved(template.name);
          setOpened(false);
        },
      },
    );
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Save as template
      </Button>
      <span role="status" className={classes.saved}>
        {saved !== null && `Saved as “${saved}”.`}
      </span>
      {opened && (
        <NameDialog
          title="Save as template"
          lead={rubric.listed ? KEEPS : LACKS_RUBRIC}
          start=""
          busy={create.isPending}
          error={create.error}
          onName={save}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly lead?: string;
  readonly start: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

function NameDialog({ title, lead, start, busy, error, onName, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(start);
  const name = typed.trim();
  return (
    <Modal opened onClose={onClose} title={<strong>{title}</strong>} closeButtonProps={{ "aria-label": "Close" }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // In React's tree the dialog is inside the session's form, which must not be submitted.
          event.stopPropagation();
          if (name !== "") onName(name);
        }}
      >
        <Stack gap="md">
          {lead !== undefined && <p className={classes.previewText}>{lead}</p>}
          <TextInput
            label="Name"
            data-autofocus
            maxLength={MAX_TEMPLATE_NAME_LENGTH}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <ErrorNotice error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={name === ""} loading={busy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
