import type { ComponentFacts } from "@casement/shared/document/design/component-record";
import { charactersOf } from "@casement/shared/lib/cut";

/** Measures of the card in px of the board. */
export const CARD = {
  width: 208,
  height: 72,
  minWidth: 96,
  minHeight: 56,
  radius: 10,
  padding: 14,
  tile: 40,
  gap: 12,
} as const;

export const LABEL_FONT = { size: 16, line: 20, weight: 600 } as const;
export const FACT_FONT = { size: 12.5, line: 17, weight: 450 } as const;
export const FONT_FAMILY = '"Inter Variable", system-ui, sans-serif';

/** Width in px of a text in this font. */
export type Measure = (text: string, font: { readonly size: number; readonly weight: number }) => number;

export interface CardText {
  readonly label: readonly string[];
  readonly facts: readonly string[];
  /** Height that the card needs for all of it. */
  readonly height: number;
}

/** The card's text, broken into lines that fit beside the icon. Nothing is cut off. */
export function layOutText(
  facts: Pick<ComponentFacts, "label" | "replicas" | "shards" | "capacity" | "technology" | "note">,
  bound: string | null,
  width: number,
  measure: Measure,
): CardText {
  const room = Math.max(40, width - CARD.padding * 2 - CARD.tile - CARD.gap);
  const label = breakLines(facts.label, room, (text) => measure(text, LABEL_FONT));
  const said = [...factWords(facts), ...(bound === null ? [] : [bound])];
  const lines = joinFacts(said, room, (text) => measure(text, FACT_FONT)).flatMap((line) =>
    breakLines(line, room, (text) => measure(text, FACT_FONT)),
  );
  const text = Math.max(1, label.length) * LABEL_FONT.line + lines.length * FACT_FONT.line;
  return { label, facts: lines, height: Math.max(CARD.tile, text) + CARD.padding * 2 };
}

/** The facts in words: "Redis", "3 copies", "8 shards", "1 TB", "by user id". */
export function factWords(
  facts: Pick<ComponentFacts, "replicas" | "shards" | "capacity" | "technology" | "note">,
): string[] {
  const { technology, replicas, shards, capacity, note } = facts;
  return [
    technology,
    replicas === null ? "" : replicas === 1 ? "1 copy" : `${replicas} copies`,
    shards === null ? "" : shards === 1 ? "1 shard" : `${shards} shards`,
    capacity,
    note,
  ].filter((word) => word !== "");
}

/** Puts as many facts on a line as fit, with a dot between them. */
function joinFacts(words: readonly string[], room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} · ${word}`;
    if (last !== undefined && widthOf(joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

/** Breaks a text between words; a word that is wider than the line is broken between letters. */
export function breakLines(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else if (widthOf(word) <= room) lines.push(word);
    else lines.push(...breakWord(word, room, widthOf));
  }
  return lines;
}

function breakWord(word: string, room: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of charactersOf(word)) {
    if (piece !== "" && widthOf(piece + letter) > room) {
      pieces.push(piece);
      piece = letter;
    } else piece += letter;
  }
  return piece === "" ? pieces : [...pieces, piece];
}
