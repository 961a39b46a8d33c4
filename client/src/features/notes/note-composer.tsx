import { newId } from "@casement/shared/lib/new-id";
import { MAX_NOTE_LENGTH, type NoteTag } from "@casement/shared/session/session";
import { stepAt } from "@casement/shared/session/step-clock";
import { Button, Textarea } from "@mantine/core";
import { useMergedRef } from "@mantine/hooks";
import { type KeyboardEvent, type Ref, useRef, useState } from "react";
import { isComposing } from "@/lib/composing";
import { isPressed } from "@/lib/keys";
import { useReadSession, useSaver, useSend, useServerNow } from "@/session/session-context";
import { KEEP, LEAVE, tagOfKey } from "./note-keys";
import { TagPicker } from "./note-tags";
import classes from "./notes.module.css";
import { NOTE_PREFIX, type WaitingNote } from "./waiting-notes";

/** Field for a new note. Enter saves it, Shift+Enter makes a new line; the field is empty again at once. */
export function NoteComposer({ inputRef }: { inputRef?: Ref<HTMLTextAreaElement> }) {
  const [text, setText] = useState("");
  const [tag, setTag] = useState<NoteTag | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const ref = useMergedRef(field, inputRef);
  const begunAt = useRef<number | null>(null);
  const serverNow = useServerNow();
  const addNote = useAddNote();
  const write = (written: string) => {
    // A note is about the moment at which its first letter was typed.
    if (written.trim() === "") begunAt.current = null;
    else begunAt.current ??= serverNow();
    setText(written);
  };
  const submit = () => {
    field.current?.focus();
    if (text.trim() === "") return;
    addNote(text, tag, begunAt.current ?? serverNow());
    write("");
    setTag(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    const picked = tagOfKey(event);
    if (picked !== undefined) setTag(picked === tag ? null : picked);
    else if (isPressed(KEEP, event)) submit();
    else if (isPressed(LEAVE, event)) event.currentTarget.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.composer}>
      <Textarea
        ref={ref}
        aria-label="Note"
        placeholder="What did you just see or hear?"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={MAX_NOTE_LENGTH}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.composerFoot}>
        <TagPicker
          value={tag}
          onChange={(picked) => {
            setTag(picked);
            field.current?.focus();
          }}
        />
        <Button size="xs" onClick={submit}>
          Add note
        </Button>
      </div>
    </div>
  );
}

/** Hands a note to the saver: it is listed at once, and marked until the server has it. */
function useAddNote() {
  const saver = useSaver();
  const send = useSend();
  const readRoom = useReadSession();
  return (text: string, tag: NoteTag | null, at: number) => {
    const noteId = newId();
    const stepIndex = stepAt(readRoom().state.clock, at);
    const note: WaitingNote = { id: noteId, text: text.trim(), tag, stepIndex, at };
    saver.edit(NOTE_PREFIX + noteId, note, () => send("note.add", { noteId, text, tag, at: Math.round(at) }), 0);
  };
}
