import type { NoteTag } from "@casement/shared/session/session";
import type { Note } from "@casement/shared/session-log/state";

/** Which notes are shown; without words and tag, all. */
export interface NoteFilter {
  readonly words: string;
  readonly tag: NoteTag | null;
}

export const ALL_NOTES: NoteFilter = { words: "", tag: null };

/** Whether the note contains every word, in any case of letters. */
export function passes({ text, tag }: Pick<Note, "text" | "tag">, filter: NoteFilter): boolean {
  if (filter.tag !== null && tag !== filter.tag) return false;
  const lower = text.toLowerCase();
  return filter.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
