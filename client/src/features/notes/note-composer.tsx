import { newId } from "@casement/shared/lib/new-id";
import { MAX_NOTE_LENGTH, type NoteTag, noteTagSchema } from "@casement/shared/session/session";
import { stepAt } from "@casement/shared/session/step-clock";
import { Button, Textarea } from "@mantine/core";
import { useMergedRef } from "@mantine/hooks";
import { type KeyboardEvent, type Ref, type RefObject, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { isComposing } from "@/lib/composing";
import { isPressed } from "@/lib/keys";
import { useIsPractice } from "@/session/plan-options";
import {
  type DraftKind,
  useDraft,
  useReadSession,
  useSaver,
  useSend,
  useServerNow,
  useSessionState,
} from "@/session/session-context";
import { criterionOfKey, KEEP, LEAVE, tagOfKey } from "./note-keys";
import { TagPicker } from "./note-tags";
import classes from "./notes.module.css";
import { NOTE_PREFIX, type WaitingNote } from "./waiting-notes";

interface NoteComposerProps {
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  /** What a key makes of a new note besides keeping it, in the order of their digits: evidence for a criterion. */
  readonly asEvidence?: readonly ((note: { readonly text: string; readonly at: number }) => void)[];
}

const NO_EVIDENCE: NonNullable<NoteComposerProps["asEvidence"]> = [];

/** A note that is being written. */
interface NoteDraft {
  readonly text: string;
  readonly tag: NoteTag | null;
  /** When its first letter was typed, epoch ms: that is the moment that it is about. Null before. */
  readonly begunAt: number | null;
  /** Whether the caret is in it. A field that goes from under the hands hears of no blur, so the next one takes the caret. */
  readonly caret: boolean;
}

const drafts: DraftKind<NoteDraft> = {
  name: "note",
  empty: { text: "", tag: null, begunAt: null, caret: false },
  // A page that is opened again does not take the caret to its note.
  schema: z
    .object({ text: z.string(), tag: noteTagSchema.nullable(), begunAt: z.number().nullable() })
    .transform((kept) => ({ ...kept, caret: false })),
  isBegun: ({ text, tag }) => text.trim() !== "" || tag !== null,
};

/** Whether a note was begun when this screen appeared. */
export function useNoteInHand(): boolean {
  const [{ text }] = useDraft(drafts);
  const [was] = useState(text.trim() !== "");
  return was;
}

/** Field for a new note. Enter saves it, Shift+Enter makes a new line; the field is empty again at once. */
export function NoteComposer({ inputRef, asEvidence = NO_EVIDENCE }: NoteComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const ref = useMergedRef(field, inputRef);
  const { draft, keep, write, pick, submit } = useNoteDraft(field);
  const { text, tag } = draft;
  const placeholder = usePlaceholder();
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    const picked = tagOfKey(event);
    const evidence = asEvidence[criterionOfKey(event) ?? -1];
    if (evidence !== undefined) {
      const note = submit();
      if (note !== null) evidence(note);
    } else if (picked !== undefined) keep({ tag: picked === tag ? null : picked });
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
        placeholder={placeholder}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={MAX_NOTE_LENGTH}
        value={text}
        onFocus={() => keep({ caret: true })}
        onBlur={() => keep({ caret: false })}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.composerFoot}>
        <TagPicker value={tag} onChange={pick} />
        <Button size="xs" onClick={submit}>
          Add note
        </Button>
      </div>
    </div>
  );
}

/** The note that is being written; if its last field went from under the hands, this one takes the caret. */
function useNoteDraft(field: RefObject<HTMLTextAreaElement | null>) {
  const [draft, change] = useDraft(drafts);
  const serverNow = useServerNow();
  const addNote = useAddNote();
  const missed = useRef(draft.caret);
  useEffect(() => {
    if (!missed.current || field.current === null) return;
    missed.current = false;
    field.current.focus();
    field.current.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [field]);
  const keep = (part: Partial<NoteDraft>) => change((kept) => ({ ...kept, ...part }));
  const write = (text: string) => keep({ text, begunAt: text.trim() === "" ? null : (draft.begunAt ?? serverNow()) });
  const pick = (tag: NoteTag | null) => {
    keep({ tag });
    field.current?.focus();
  };
  const submit = () => {
    field.current?.focus();
    const { text, tag } = draft;
    if (text.trim() === "") return null;
    const at = draft.begunAt ?? serverNow();
    addNote(text, tag, at);
    keep({ text: "", tag: null, begunAt: null });
    return { text: text.trim(), at };
  };
  return { draft, keep, write, pick, submit };
}

function usePlaceholder() {
  const practice = useIsPractice();
  const ended = useSessionState((state) => state.phase === "ended");
  if (ended) return "Anything to add?";
  return practice ? "A note to yourself" : "What did you just see or hear?";
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
