import { LEVELS } from "@casement/shared/scoring/rubric";
import type { Mark } from "@casement/shared/scoring/score";
import { combinationWords, digitWords, type KeyLine } from "@/lib/key-words";
import { modifiedDigit, type Pressed, type PressedDigit } from "@/lib/keys";

export const MARKS: readonly Mark[] = [...LEVELS, "not-observed"];
const NOT_OBSERVED = 0;

/** The mark for a key with its modifier: 1-4 a level, 0 "not observed"; undefined for any other key. */
export function markOfKey(pressed: PressedDigit): Mark | undefined {
  return markOf(modifiedDigit(pressed));
}

/** The mark for a digit alone. One that is held down marks once, since each mark moves on to the next criterion. */
export function markOfDigit({ key, altKey, ctrlKey, metaKey, repeat }: Omit<Pressed, "shiftKey" | "code">) {
  if (altKey || ctrlKey || metaKey || repeat || !/^[0-9]$/.test(key)) return undefined;
  return markOf(Number(key));
}

function markOf(digit: number | undefined): Mark | undefined {
  if (digit === NOT_OBSERVED) return "not-observed";
  return LEVELS.find((level) => level === digit);
}

/** Which row an arrow leads to: the next one or the one before. */
export function rowBy({ key, altKey, ctrlKey, metaKey }: Pick<Pressed, "key" | "altKey" | "ctrlKey" | "metaKey">) {
  if (altKey || ctrlKey || metaKey) return undefined;
  return ({ ArrowDown: 1, ArrowUp: -1 } as const)[key];
}

const group = "On a criterion's marks";

/** For the list of keys. */
export const MARK_KEYS: readonly KeyLine[] = [
  { label: "Mark 1 to 4, and go to the next criterion", group, keys: LEVELS.map(String) },
  { label: "Not observed, and go to the next", group, keys: [String(NOT_OBSERVED)] },
  {
    label: "Mark and write the evidence; works in its text too",
    group,
    keys: MARKS.map((_, index) => digitWords((index + 1) % MARKS.length)),
  },
  { label: "Another criterion", group, keys: ["ArrowUp", "ArrowDown"].map((key) => combinationWords({ key })) },
  {
    label: "Move between marks without choosing",
    group,
    keys: ["ArrowLeft", "ArrowRight"].map((key) => combinationWords({ key })),
  },
  { label: "To its evidence", group, keys: ["Tab"] },
];
