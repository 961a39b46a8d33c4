import type { Level } from "@casement/shared/scoring/rubric";
import type { Mark } from "@casement/shared/scoring/score";
import { combinationWords, digitWords, type KeyLine } from "@/lib/key-words";
import { modifiedDigit, type PressedDigit } from "@/lib/keys";
import { KEYS_ALONG } from "@/ui/choice-keys";

export const LEVELS: readonly Level[] = [1, 2, 3, 4];
const NOT_OBSERVED = 0;

/** The mark for a key with its modifier: 1-4 a level, 0 "not observed"; undefined for any other key. */
export function markOfKey(pressed: PressedDigit): Mark | undefined {
  const digit = modifiedDigit(pressed);
  if (digit === NOT_OBSERVED) return "not-observed";
  return LEVELS.find((level) => level === digit);
}

const group = "On a criterion";

/** For the list of keys. */
export const MARK_KEYS: readonly KeyLine[] = [
  { label: `Mark ${LEVELS[0]} to ${LEVELS.at(-1)}`, group, keys: LEVELS.map((level) => digitWords(level)) },
  { label: "Not observed", group, keys: [digitWords(NOT_OBSERVED)] },
  { label: "Another mark, without giving it", group, keys: KEYS_ALONG.map((key) => combinationWords({ key })) },
];
