import { line } from "./line.js";

/** A title of at most `max` UTF-16 code units, not empty: titles stand in lists, in mails and in the names of files. */
export function title(max: number) {
  return line(max).min(1, "must not be empty");
}
