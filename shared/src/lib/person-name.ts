import { line } from "./line.js";

/** How long a person's name may be, in UTF-16 code units. */
export const MAX_PERSON_NAME_LENGTH = 80;

/** A person's name of at most `max` UTF-16 code units, with at least one visible character. */
export function personName(max: number) {
  return optionalPersonName(max).min(1, "needs at least one visible character");
}

/** The same, but optional: an invisible name counts as none, and the caller then chooses another. */
export const optionalPersonName = line;

/** A key that is equal for two names that look the same; people in a session are told apart by it. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}
