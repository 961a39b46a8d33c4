import type { NoteTag } from "@casement/shared/session/session";
import { capitalised } from "@/lib/capitalised";
import { combinationWords, digitWords, type KeyLine, shiftedDigitWords } from "@/lib/key-words";
import { type Combination, modifiedDigit, type PressedDigit, shiftedDigit } from "@/lib/keys";
import { NOTE_TAGS } from "./note-tags";

/** Keeps the note that is being written. */
export const KEEP: Combination = { key: "Enter", shift: false };
const NEW_LINE: Combination = { key: "Enter", shift: true };
export const LEAVE: Combination = { key: "Escape" };

/** The tag for a key; undefined for any other key. */
export function tagOfKey(pressed: PressedDigit): NoteTag | undefined {
  return NOTE_TAGS[(modifiedDigit(pressed) ?? 0) - 1]?.tag;
}

/** Which criterion, counted from 0, the note is to be evidence for; undefined for any other key. */
export function criterionOfKey(pressed: PressedDigit): number | undefined {
  const digit = shiftedDigit(pressed);
  return digit === undefined || digit === 0 ? undefined : digit - 1;
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
  {
    label: "Keep it as evidence for criterion 1, 2, 3 and so on",
    group,
    keys: [1, 2, 3].map((digit) => shiftedDigitWords(digit)),
  },
];
