import type { PayloadOf } from "./event-kinds.js";
import type { Fresh } from "./fresh.js";
import type { Note, SessionState } from "./state.js";

type NoteKind = "note.added" | "note.edited" | "note.deleted";
type NoteEvent = { [K in NoteKind]: { kind: K; payload: PayloadOf<K>; at: number; actor: string | null } }[NoteKind];

/** An edit or deletion adds the wording that it replaces to the note's history. An edit brings a deleted note back. */
export function foldNote(state: SessionState, event: NoteEvent, fresh: Fresh): Partial<SessionState> {
  const actor = event.actor ?? "";
  if (event.kind === "note.added") {
    const { noteId, text, tag, stepIndex, at = event.at } = event.payload;
    const note: Note = { id: noteId, author: actor, at, stepIndex, text, tag, deletedAt: null, history: [] };
    return { notes: fresh.append(state.notes, note) };
  }
  const changed = (note: Note): Note => {
    const history = fresh.append(note.history, { at: event.at, actor, text: note.text, tag: note.tag });
    return event.kind === "note.edited"
      ? { ...note, text: event.payload.text, tag: event.payload.tag, deletedAt: null, history }
      : { ...note, deletedAt: event.at, history };
  };
  return { notes: fresh.change(state.notes, event.payload.noteId, changed) };
}
