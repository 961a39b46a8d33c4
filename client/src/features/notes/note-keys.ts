import type { NoteTag } from "@casement/shared/session/session";
import { capitalised } from "@/lib/capitalised";
import { combinationWords, digitWords, type KeyLine } from "@/lib/key-words";
import { type Combination, modifiedDigit, type PressedDigit } from "@/lib/keys";
import { NOTE_TAGS } from "./note-tags";

/** Keeps the note that is being written. */
export const KEEP: Combination = { key: "Enter", shift: false };
const NEW_LINE: Combination = { key: "Enter", shift: true };
export const LEAVE: Combination = { key: "Escape" };

/** The tag for a key; undefined for any other key. */
export function tagOfKey(pressed: PressedDigit): NoteTag | undefined {
  return NOTE_TAGS[(modifiedDigit(pressed) ?? 0) - 1]?.tag;
}

const group = "While writing a note";

/** For the list of keys. */
export const NOTE_KEYS: readonly KeyLine[] = [
  { label: "Keep the note", group, keys: [combinationWords(KEEP)] },
  { label: "New line", group, keys: [combinationWords(NEW_LINE)] },
  {
    label: capitalised(NOTE_TAGS.map(({ tag }) => tag).join(", ")),
    group,
    keys: NOTE_TAGS.map((_tag, index) => digitWords(index + 1)),
  },
];
