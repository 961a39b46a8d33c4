import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import type { NoteTag } from "@casement/shared/session/session";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import { stepAt } from "@casement/shared/session/step-clock";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { Note, SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";
import { requireRoom } from "./session-full.js";

interface Draft {
  readonly noteId: string;
  readonly text: string;
  readonly tag: NoteTag | null;
}

/**
 * A note belongs to the moment at which it was begun, and to the step of that moment, however late it arrives. The same id
 * again from its author changes nothing.
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
  // A clock that is ahead of ours calls our now the future, and before its author came nobody saw anything.
  const joinedAt = own(state.participants, actor.participantId)?.joinedAt ?? now;
  const begun = Math.min(Math.max(at, joinedAt), now);
  const stepIndex = stepAt(state.clock, begun);
  return [{ kind: "note.added", payload: { noteId, text, tag, stepIndex, ...(begun < now ? { at: begun } : {}) } }];
}

/** An edit of a deleted note brings it back, with the same words too: that is how a deletion is undone. */
export function decideEditNote(state: SessionState, actor: Actor, { noteId, text, tag }: Draft): Fact[] {
  const note = ownNote(state, actor, noteId);
  if (note.deletedAt === null && note.text === text && note.tag === tag) return [];
  requireRoom(
    note.history.length,
    SESSION_CAPS.noteEdits,
    "This note was changed too often to be changed again. Write a new one.",
  );
  return [{ kind: "note.edited", payload: { noteId, text, tag } }];
}

/** The record keeps what was deleted. Deleting twice changes nothing. */
export function decideDeleteNote(state: SessionState, actor: Actor, { noteId }: { noteId: string }): Fact[] {
  return ownNote(state, actor, noteId).deletedAt === null ? [{ kind: "note.deleted", payload: { noteId } }] : [];
}

/** Notes are evidence: nobody rewrites another's, the owner neither. */
function ownNote(state: SessionState, actor: Actor, noteId: string): Note {
  const note = state.notes.find((one) => one.id === noteId);
  if (note === undefined) throw new AppError("NOT_FOUND", "There is no such note.");
  if (note.author !== actor.participantId) throw new AppError("FORBIDDEN", "Only its author can change a note.");
  return note;
}
