import { z } from "zod";
import { isStorable, UNSTORABLE } from "./ids.js";

/** Control characters and line breaks. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
/** Characters that change the direction of the text around them. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** Characters that are invisible, though Unicode counts some of them as letters. */
const UNSEEN = /[\p{Cf}\p{Z}\p{Mn}\p{Me}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu;

/** Composed, on one line, without characters that change the direction of the text around it. */
function tidy(line: string): string {
  return line
    .normalize("NFC")
    .replace(BREAKS, (found) => (found.includes("\0") ? found : " "))
    .replace(TURNS, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Whether at least one character of it shows. */
const isSeen = (line: string): boolean => line.replace(UNSEEN, "") !== "";

/**
 * A name or title of at most `max` UTF-16 code units as it is stored: one line that does not turn the text around it
 * about. One without a visible character becomes empty.
 */
export function line(max: number) {
  return z
    .string()
    .overwrite((given) => (isSeen(tidy(given)) ? tidy(given) : ""))
    .max(max, `is longer than ${max} characters`)
    .refine(isStorable, UNSTORABLE);
}
