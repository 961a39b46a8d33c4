import type { NoteTag } from "@casement/shared/session/session";
import type { Note } from "@casement/shared/session-log/state";

/** Which notes are shown; no words and no tag mean all. */
export interface NoteFilter {
  readonly words: string;
  readonly tag: NoteTag | null;
}

export const ALL_NOTES: NoteFilter = { words: "", tag: null };

/** Every word has to be somewhere in the note, whatever its case. */
export function passes({ text, tag }: Pick<Note, "text" | "tag">, filter: NoteFilter): boolean {
  if (filter.tag !== null && tag !== filter.tag) return false;
  const lower = text.toLowerCase();
  return filter.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
