import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { momentSchema } from "../lib/moment.js";
import { noteTagSchema } from "../session/session.js";
import { defineEvent, type Stamp } from "./define-event.js";
import type { Fresh } from "./fresh.js";
import type { Note, SessionState } from "./state.js";

const note = z.strictObject({ noteId: idSchema });
const wording = { text: z.string(), tag: noteTagSchema.nullable() };

/** Private notes. */
export const NOTE_EVENTS = {
  "note.added": defineEvent({
    audience: "panel",
    payload: note.extend({
      ...wording,
      stepIndex: z.number().int().nullable(),
      /** When the note was begun, if that is not when it was added. */
      at: momentSchema.optional(),
    }),
    fold: (state, { noteId, text, tag, stepIndex, at }, event, fresh) => ({
      notes: fresh.append(state.notes, {
        id: noteId,
        author: event.actor ?? "",
        at: at ?? event.at,
        stepIndex,
        text,
        tag,
        deletedAt: null,
        history: [],
      }),
    }),
  }),
  /** An edit brings a deleted note back. */
  "note.edited": defineEvent({
    audience: "panel",
    payload: note.extend(wording),
    fold: (state, { noteId, text, tag }, event, fresh) =>
      changeNote(state, noteId, { text, tag, deletedAt: null }, event, fresh),
  }),
  "note.deleted": defineEvent({
    audience: "panel",
    payload: note,
    fold: (state, { noteId }, event, fresh) => changeNote(state, noteId, { deletedAt: event.at }, event, fresh),
  }),
} as const;

/** Every change adds the wording that it replaces to the note's history. */
function changeNote(
  state: SessionState,
  id: string,
  change: Partial<Note>,
  { at, actor }: Stamp,
  fresh: Fresh,
): Partial<SessionState> {
  const changed = ({ history, ...before }: Note): Note => {
    const replaced = { at, actor: actor ?? "", text: before.text, tag: before.tag };
    return { ...before, ...change, history: fresh.append(history, replaced) };
  };
  return { notes: fresh.change(state.notes, id, changed) };
}
