import { countedWord } from "../quantities/counted-things.js";
import { unitMeant } from "../quantities/units.js";
import type { Token } from "./formula-tokens.js";

const PER = new Set(["a", "an", "each", "every"]);
const TIMES = new Set(["of", "times", "x"]);
const OTHER_OPERATORS = new Set(["in", "plus", "minus"]);
const APPROXIMATELY = new Set(["about", "around", "approx", "approximately", "roughly", "circa", "ca"]);
/** Words before a counted thing that say which of them: "monthly active users". */
const QUALIFIERS = new Set(["daily", "weekly", "monthly", "yearly", "active", "new", "unique", "total", "concurrent"]);

/** "per", and "a" in "500 M posts a day". */
export function isPer(tokens: readonly Token[], at: number): boolean {
  const [word, next] = [wordAt(tokens, at), tokens[at + 1]];
  if (word === "per") return true;
  if (!PER.has(word) || next?.kind !== "name") return false;
  return unitMeant(next.text) !== undefined || countedWord(next.text) !== undefined;
}

/** "of" in "40 % of 500 M", "x" and "times". */
export const isTimes = (tokens: readonly Token[], at: number): boolean => TIMES.has(wordAt(tokens, at));

export const isOperatorWord = (tokens: readonly Token[], at: number): boolean =>
  OTHER_OPERATORS.has(wordAt(tokens, at)) || isTimes(tokens, at) || isPer(tokens, at);

/** "about" in "about 500 M", which changes nothing. */
export const isApproximately = (tokens: readonly Token[], at: number): boolean => APPROXIMATELY.has(wordAt(tokens, at));

/** "daily" and "active" in "200 M daily active users", which change nothing. */
export function isQualifier(tokens: readonly Token[], at: number): boolean {
  let end = at;
  while (QUALIFIERS.has(wordAt(tokens, end))) end += 1;
  return end > at && countedWord(wordAt(tokens, end)) !== undefined;
}

/** Whether a word stands behind "/" or "per", with nothing but qualifiers between: "users" in "/ daily active users". */
export function isBehindSlash(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  while (isQualifier(tokens, before)) before -= 1;
  return ["/", ":"].includes(tokens[before]?.text ?? "") || isPer(tokens, before);
}

function wordAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === "name" ? token.text.toLowerCase() : "";
}
