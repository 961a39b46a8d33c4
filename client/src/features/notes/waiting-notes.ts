import type { Note } from "@casement/shared/session-log/state";
import { useMemo } from "react";
import type { SaveEntry } from "@/session/saver";
import { useSaves } from "@/session/session-context";

export const NOTE_PREFIX = "note:";

/** A note that the server has not acknowledged yet. */
export type WaitingNote = Pick<Note, "id" | "text" | "tag" | "stepIndex" | "at">;

export interface Waiting {
  readonly note: WaitingNote;
  readonly entry: SaveEntry;
}

/** Notes that wait for the server, without those that have arrived as events meanwhile. */
export function useWaitingNotes(notes: readonly Note[]): readonly Waiting[] {
  const entries = useSaves((all) => all);
  return useMemo(() => {
    const taken = new Set(notes.map((note) => NOTE_PREFIX + note.id));
    return Object.entries(entries)
      .filter(([key]) => key.startsWith(NOTE_PREFIX) && !taken.has(key))
      .map(([, entry]) => ({ note: entry.value as WaitingNote, entry }));
  }, [entries, notes]);
}
