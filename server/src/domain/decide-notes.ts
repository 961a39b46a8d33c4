import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import type { NoteTag } from "@casement/shared/session/session";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import { stepAt } from "@casement/shared/session/step-clock";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { Note, SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";
import type { DecisionsOf } from "./decision.js";
import { requireRoom } from "./session-full.js";

interface Draft {
  readonly noteId: string;
  readonly text: string;
  readonly tag: NoteTag | null;
}

/**
 * A note belongs to the moment at which it was begun and to the step of that moment, however late it arrives. The same
 * id again from its author changes nothing.
 */
export function decideAddNote(
  state: SessionState,
  actor: Actor,
  { noteId, text, tag, at = Number.POSITIVE_INFINITY }: Draft & { readonly at?: number | undefined },
  now: number,
): Fact[] {
  const known = state.notes.find((note) => note.id === noteId);
  if (known?.author === actor.participantId) return [];
  if (known !== undefined) throw new AppError("CONFLICT", "There is another note with this id.");
  const count = state.notes.filter(({ author }) => author === actor.participantId).length;
  requireRoom(count, SESSION_CAPS.notesEach, `You have written ${count} notes in this session. Add to one of them.`);
  // At the latest now, even if the client's clock is ahead; at the earliest when its author joined, because they saw
  // nothing before.
  const joinedAt = own(state.participants, actor.participantId)?.joinedAt ?? now;
  const begun = Math.min(Math.max(at, joinedAt), now);
  const stepIndex = stepAt(state.clock, begun);
  return [{ kind: "note.added", payload: { noteId, text, tag, stepIndex, ...(begun < now ? { at: begun } : {}) } }];
}

/** Editing a deleted note brings it back, even with the same text: that is how a deletion is undone. */
export function decideEditNote(state: SessionState, actor: Actor, { noteId, text, tag }: Draft): Fact[] {
  const note = ownNote(state, actor, noteId);
  if (note.deletedAt === null && note.text === text && note.tag === tag) return [];
  requireRoom(
    note.history.length,
    SESSION_CAPS.noteEdits,
    "This note has been edited too many times. Write a new one.",
  );
  return [{ kind: "note.edited", payload: { noteId, text, tag } }];
}

/** The session log keeps a deleted note. Deleting twice changes nothing. */
export function decideDeleteNote(state: SessionState, actor: Actor, { noteId }: { noteId: string }): Fact[] {
  return ownNote(state, actor, noteId).deletedAt === null ? [{ kind: "note.deleted", payload: { noteId } }] : [];
}

/** Notes are evidence: nobody changes another person's, not even the owner. */
function ownNote(state: SessionState, actor: Actor, noteId: string): Note {
  const note = state.notes.find((one) => one.id === noteId);
  if (note === undefined) throw new AppError("NOT_FOUND", "There is no such note.");
  if (note.author !== actor.participantId) throw new AppError("FORBIDDEN", "Only its author can change a note.");
  return note;
}

export const NOTE_DECISIONS: DecisionsOf<"note"> = {
  "note.add": decideAddNote,
  "note.edit": decideEditNote,
  "note.delete": decideDeleteNote,
};
