import type { BoardRecord } from "./board-record.js";

/** JSON with keys in order and nothing undefined: equal values give equal text, however they came about. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  const source = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(source).filter((key) => source[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(source[key])}`)
    .join()}}`;
}

/** A shown board as text that is the same for the same board. */
export function canonicalBoard(shown: ReadonlyMap<string, BoardRecord>): string {
  return canonicalJson(Object.fromEntries(shown));
}
