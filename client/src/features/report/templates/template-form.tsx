import {
  type FeedbackTemplate,
  MAX_FEEDBACK_TEMPLATE_LENGTH,
  MAX_FEEDBACK_TEMPLATE_NAME_LENGTH,
} from "@casement/shared/session/feedback-template";
import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useDeleteFeedbackTemplate, useSaveFeedbackTemplate } from "@/api/templates";
import { describeError } from "@/lib/error-text";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { PLACEHOLDERS } from "./fill-template";
import classes from "./templates.module.css";

interface TemplateFormProps {
  /** null: a new one. */
  readonly id: string | null;
  readonly start: Pick<FeedbackTemplate, "name" | "text">;
  /** It was saved or deleted, or is left as it was. */
  readonly onDone: () => void;
}

/** Saves a new template, or changes or deletes one of the account's own. */
export function TemplateForm({ id, start, onDone }: TemplateFormProps) {
  const [name, setName] = useState(start.name);
  const [text, setText] = useState(start.text);
  const save = useSaveFeedbackTemplate();
  const words = Object.entries(PLACEHOLDERS).map(([word, meaning]) => `{${word}} for ${meaning}`);
  return (
    <Stack gap="sm">
      <TextInput
        label="Name"
        maxLength={MAX_FEEDBACK_TEMPLATE_NAME_LENGTH}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label="Text"
        description={`Filled in when you insert it: ${words.join(", ")}.`}
        autosize
        minRows={6}
        maxRows={16}
        maxLength={MAX_FEEDBACK_TEMPLATE_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {save.isError && (
        <p role="alert" className={classes.faint}>
          {describeError(save.error).sentence}
        </p>
      )}
      <Group>
        <Button
          loading={save.isPending}
          disabled={name.trim() === "" || text.trim() === ""}
          onClick={() => save.mutate({ id, name, text }, { onSuccess: onDone })}
        >
          {id === null ? "Save template" : "Save changes"}
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        {id !== null && <DeleteTemplate id={id} name={start.name} onDeleted={onDone} />}
      </Group>
    </Stack>
  );
}

interface DeleteTemplateProps {
  readonly id: string;
  readonly name: string;
  readonly onDeleted: () => void;
}

function DeleteTemplate({ id, name, onDeleted }: DeleteTemplateProps) {
  const remove = useDeleteFeedbackTemplate();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="subtle" color="danger" onClick={() => setAsking(true)}>
        Delete
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Delete the template ${name}?`}
        confirmLabel="Delete template"
        dangerous
        busy={remove.isPending}
        onConfirm={() => remove.mutate(id, { onSuccess: onDeleted })}
        onClose={() => setAsking(false)}
      >
        {remove.isError ? describeError(remove.error).sentence : "Feedback that you began with it stays as it is."}
      </ConfirmDialog>
    </>
  );
}
