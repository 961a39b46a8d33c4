import { MAX_NOTE_LENGTH, type NoteTag, noteTagSchema } from "@casement/shared/session/session";
import type { Note } from "@casement/shared/session-log/state";
import { Button, Textarea } from "@mantine/core";
import { type KeyboardEvent, useRef } from "react";
import { z } from "zod";
import { isComposing } from "@/lib/composing";
import { isPressed } from "@/lib/keys";
import type { DraftKind } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { KEEP, LEAVE, tagOfKey } from "./note-keys";
import { TagPicker } from "./note-tags";
import classes from "./notes.module.css";

interface NoteChange {
  readonly text: string;
  readonly tag: NoteTag | null;
}

/** A note's change that is being written; null while nobody edits it. */
export function changeOf(note: Note): DraftKind<NoteChange | null> {
  return {
    name: `note ${note.id}`,
    empty: null,
    schema: z.object({ text: z.string(), tag: noteTagSchema.nullable() }),
    isBegun: (change) => change !== null && (change.text !== note.text || change.tag !== note.tag),
  };
}

interface NoteEditorProps {
  readonly note: Note;
  readonly change: NoteChange;
  readonly onChange: (change: NoteChange) => void;
  readonly onDone: () => void;
}

/** Edits the author's own note. Closes only when the server has taken the change, so that nothing typed is lost. */
export function NoteEditor({ note, change: { text, tag }, onChange, onDone }: NoteEditorProps) {
  const setText = (next: string) => onChange({ text: next, tag });
  const setTag = (next: NoteTag | null) => onChange({ text, tag: next });
  const field = useRef<HTMLTextAreaElement>(null);
  const { run, busy } = useCommand();
  const save = async () => {
    if (text.trim() !== "" && (await run("note.edit", { noteId: note.id, text, tag }))) onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const picked = tagOfKey(event);
    if (picked !== undefined) setTag(picked === tag ? null : picked);
    else if (isPressed(KEEP, event)) void save();
    else if (isPressed(LEAVE, event)) onDone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.editor}>
      <Textarea
        ref={field}
        aria-label="Edit note"
        autosize
        maxLength={MAX_NOTE_LENGTH}
        value={text}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <TagPicker
        value={tag}
        onChange={(picked) => {
          setTag(picked);
          field.current?.focus();
        }}
      />
      <div className={classes.editorFoot}>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button size="compact-sm" loading={busy} disabled={text.trim() === ""} onClick={() => void save()}>
          Save change
        </Button>
      </div>
    </div>
  );
}
