import type { Participant } from "@casement/shared/session-log/state";

/** What stands for one thing that must not be known. */
export interface Replacement {
  readonly word: string;
  readonly by: string;
}

/** "Candidate", "Interviewer 1", …: what people are called in a case, by their id. The owner is an interviewer. */
export function rolesAsNames(people: readonly Pick<Participant, "id" | "role">[]): ReadonlyMap<string, string> {
  const [candidates, interviewers] = [
    people.filter(({ role }) => role === "candidate"),
    people.filter(({ role }) => role !== "candidate"),
  ];
  const named = (all: typeof people, name: string) =>
    all.map(({ id }, place) => [id, all.length === 1 ? name : `${name} ${place + 1}`] as const);
  return new Map([...named(candidates, "Candidate"), ...named(interviewers, "Interviewer")]);
}

/** The whole name, and each part of it that is longer than an initial. */
export function replacementsOf(name: string, by: string): Replacement[] {
  const parts = name.split(/[\s.,]+/u).filter((part) => [...part].length > 1);
  return [...new Set([name.trim(), ...parts])].filter((word) => word !== "").map((word) => ({ word, by }));
}

/**
 * Values of these keys are names of kinds and ids, not people's words, if they look like one: a Violet's colour stays.
 */
const STRUCTURAL: ReadonlySet<string> = new Set([
  ...["id", "typeName", "type", "parentId", "fromId", "toId", "index", "kind", "role", "mode", "key", "worksheet"],
  ...["sheet", "table", "parent", "geo", "color", "labelColor", "fill", "dash", "size", "font", "align", "textAlign"],
  ...["verticalAlign", "arrowheadStart", "arrowheadEnd", "spline", "participantId", "messageId", "hintId", "checkId"],
]);
const TOKEN = /^[a-z0-9:_-]+$/i;

/** Scripts that put no space between words: a name there is found within a word too. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Replaces people's names in whatever a recording holds. */
export class NameReplacer {
  readonly #pattern: RegExp | null;
  readonly #by: ReadonlyMap<string, string>;

  constructor(replacements: readonly Replacement[]) {
    const sorted = replacements.toSorted((one, other) => other.word.length - one.word.length);
    this.#by = new Map(sorted.toReversed().map(({ word, by }) => [fold(word), by]));
    const words = sorted.map(({ word }) => {
      const escaped = word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replace(/\s+/gu, "\\s+");
      return UNSPACED.test(word) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`;
    });
    this.#pattern = words.length === 0 ? null : new RegExp(words.join("|"), "giu");
  }

  text(text: string): string {
    if (this.#pattern === null) return text;
    const replaced = text.replace(this.#pattern, (found) => this.#by.get(fold(found)) ?? "…");
    const last = lastWordOf(replaced);
    const by = this.#unfinished(last);
    return by === undefined ? replaced : `${replaced.slice(0, replaced.length - last.length)}${by}`;
  }

  /** What stands for a word that may be a name half typed, which playback would show for a moment. */
  #unfinished(word: string): string | undefined {
    const start = fold(word);
    const isCapital = word[0] !== start[0];
    for (const [name, by] of this.#by) {
      if (name === start || !name.startsWith(start)) continue;
      const isNearlyWhole = start.length >= 4 && name.length - start.length <= 2;
      if (isNearlyWhole || (isCapital && start.length >= 3)) return by;
    }
    return undefined;
  }

  /** A copy of a JSON value with every text replaced; bytes stay as they are. */
  value<T>(value: T): T {
    return this.#within("", value) as T;
  }

  #within(key: string, value: unknown): unknown {
    if (typeof value === "string") return STRUCTURAL.has(key) && TOKEN.test(value) ? value : this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.#within(key, item));
    if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#within(name, item)]));
  }
}

const LETTER = /^[\p{L}\p{N}]$/u;
/** UTF-16 code units. A longer word is no name that is being typed. */
const MAX_LAST_WORD = 100;

/**
 * The word with which a text ends; empty: none, or too long a one. Read from the end, since a pattern would begin again
 * at each letter, in each of the many texts that a recording holds.
 */
function lastWordOf(text: string): string {
  let start = text.length;
  while (start > 0) {
    const units = /[\uDC00-\uDFFF]/.test(text.charAt(start - 1)) ? 2 : 1;
    if (!LETTER.test(text.slice(Math.max(0, start - units), start))) break;
    start -= units;
    if (text.length - start > MAX_LAST_WORD) return "";
  }
  return text.slice(start);
}

const fold = (word: string) => word.toLocaleLowerCase("en").replace(/\s+/gu, " ");
