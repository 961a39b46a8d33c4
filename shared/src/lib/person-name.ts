import { z } from "zod";

/** How long a person's name may be, in UTF-16 code units. */
export const MAX_PERSON_NAME_LENGTH = 80;

/** Control characters and line breaks. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
/** Characters that change the direction of the text around them. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** Characters that are invisible, though Unicode counts some of them as letters. */
const UNSEEN = /[\p{Cf}\p{Z}\p{Mn}\p{Me}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu;

/** A name as it is stored: composed, on one line, without characters that change the direction of text around it. */
function tidy(name: string): string {
  return name
    .normalize("NFC")
    .replace(BREAKS, (found) => (found.includes("\0") ? found : " "))
    .replace(TURNS, "")
    .replace(/\s+/gu, " ")
    .trim();
}

const isSeen = (name: string) => name.replace(UNSEEN, "") !== "";

/** A person's name of at most `max` UTF-16 code units, with at least one visible character. */
export function personName(max: number) {
  return optionalPersonName(max).min(1, "must hold a character that shows");
}

/** The same, but optional: an invisible name counts as none, and the caller then chooses another. */
export function optionalPersonName(max: number) {
  return z
    .string()
    .overwrite((name) => (isSeen(tidy(name)) ? tidy(name) : ""))
    .max(max, `is longer than ${max} characters`)
    .refine((name) => !name.includes("\0") && !/\p{Surrogate}/u.test(name), "holds a character that cannot be stored");
}

/** A key that is equal for two names that look the same; people in a session are told apart by it. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}
