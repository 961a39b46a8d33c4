import {
  MAX_TEMPLATE_NAME_LENGTH,
  type SessionTemplate,
  type TemplateDraft,
} from "@casement/shared/session/session-template";
import { ActionIcon, Button, Group, Modal, Select, Stack, TextInput, Tooltip } from "@mantine/core";
import { useState } from "react";
import { useCreateTemplate, useDeleteTemplate, useTemplates } from "@/api/templates";
import { describeError } from "@/lib/error-text";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { IconTrash } from "@/ui/icons";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./session-form.module.css";

/** Begins with one of the account's templates. Shows nothing while there is none. */
export function TemplatePicker({ onPick }: { onPick: (template: SessionTemplate) => void }) {
  const templates = useTemplates();
  const remove = useDeleteTemplate();
  const [pickedId, setPickedId] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  if (templates.isError) return <p className={classes.fault}>{describeError(templates.error).sentence}</p>;
  const list = templates.data ?? [];
  if (list.length === 0) return null;
  const picked = list.find(({ id }) => id === pickedId);
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <Select
        label="Begin with a template"
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
          <Tooltip label="Delete this template">
            <ActionIcon
              variant="default"
              size={36}
              aria-label={`Delete the template ${picked.name}`}
              onClick={() => setAsking(true)}
            >
              <IconTrash size={16} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
          <ConfirmDialog
            opened={asking}
            title={`Delete the template “${picked.name}”?`}
            confirmLabel="Delete"
            dangerous
            busy={remove.isPending}
            error={remove.error}
            onConfirm={() => remove.mutate(picked.id, { onSuccess: () => setAsking(false) })}
            onClose={() => setAsking(false)}
          >
            Sessions that were planned with it stay as they are.
          </ConfirmDialog>
        </>
      )}
    </Group>
  );
}

/** Saves the form's framework, steps and options under a name. */
export function SaveTemplate({ draft }: { draft: Omit<TemplateDraft, "name"> }) {
  const [opened, setOpened] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Save as template
      </Button>
      <span role="status" className={classes.saved}>
        {saved !== null && `Kept as “${saved}”.`}
      </span>
      <TemplateDialog draft={draft} opened={opened} onClose={() => setOpened(false)} onSaved={setSaved} />
    </>
  );
}

interface TemplateDialogProps {
  readonly draft: Omit<TemplateDraft, "name">;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
}

function TemplateDialog({ draft, opened, onClose, onSaved }: TemplateDialogProps) {
  const create = useCreateTemplate();
  const [name, setName] = useState("");
  const save = () =>
    create.mutate(
      { name: name.trim(), ...draft },
      {
        onSuccess: (template) => {
          onSaved(template.name);
          onClose();
          setName("");
        },
      },
    );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<strong>Save as template</strong>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // In React's tree the dialog is inside the session's form, which must not be submitted.
          event.stopPropagation();
          if (name.trim() !== "") save();
        }}
      >
        <Stack gap="md">
          <p className={classes.previewText}>
            Keeps the framework, steps and what is switched on. Problem, title and time are chosen each time.
          </p>
          <TextInput
            label="Name"
            data-autofocus
            maxLength={MAX_TEMPLATE_NAME_LENGTH}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ErrorNotice error={create.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === ""} loading={create.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
