import { z } from "zod";

/** Line breaks, and what turns the direction of the words around it: nobody's name holds them. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** What shows as nothing, though some of it counts as a letter. */
const UNSEEN = /[\p{Cf}\p{Z}\p{Mn}\p{Me}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu;

/** A name as it is kept: composed, on one line, without what turns the words around it. */
function tidy(name: string): string {
  return name
    .normalize("NFC")
    .replace(BREAKS, (found) => (found.includes("\0") ? found : " "))
    .replace(TURNS, "")
    .replace(/\s+/gu, " ")
    .trim();
}

const isSeen = (name: string) => name.replace(UNSEEN, "") !== "";

/** A person's name of at most `max` UTF-16 code units, of which at least one character shows. */
export function personName(max: number) {
  return optionalPersonName(max).min(1, "must hold a character that shows");
}

/** The same where whoever is nameless gets a name elsewhere: one that does not show counts as none. */
export function optionalPersonName(max: number) {
  return z
    .string()
    .overwrite((name) => (isSeen(tidy(name)) ? tidy(name) : ""))
    .max(max, `is longer than ${max} characters`)
    .refine((name) => !name.includes("\0") && !/\p{Surrogate}/u.test(name), "holds a character that cannot be stored");
}

/** The same for two names that look the same: by it people are told apart. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}
