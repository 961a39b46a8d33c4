/// <reference path="./untyped.d.ts" />
import bidiFactory from "bidi-js";
import LineBreaker from "linebreak";
import type { FacedText, Faces, Style } from "./faces.js";

/** A stretch of a line in one face and direction, as it is drawn. */
export interface Piece extends FacedText {
  readonly isRightToLeft: boolean;
  /** In points. */
  readonly width: number;
}

/** A line of text: its pieces from left to right. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** Its paragraph is right-to-left: the line ends at the left. */
  readonly isRightToLeft: boolean;
}

/** Measures a stretch of text in points. */
export type Measure = (stretch: FacedText, size: number) => number;

export interface Setting {
  readonly style: Style;
  /** Font size, in points. */
  readonly size: number;
  /** Of the longest line, in points. */
  readonly width: number;
}

const bidi = bidiFactory();
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Control characters but a line's end, and halves of characters. */
const UNDRAWN = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;
/** No word of so many UTF-16 code units fits in a line. */
const LONG = 1000;
const NEUTRAL = /^[^\p{L}\p{N}]+$/u;

/** Sets text in lines by the Unicode rules: where a line may break (UAX 14), and in which direction it runs (UAX 9). */
export class LineSetter {
  readonly #faces: Faces;
  readonly #measure: Measure;
  readonly #widths = new Map<string, number>();

  constructor(faces: Faces, measure: Measure) {
    this.#faces = faces;
    this.#measure = measure;
  }

  /** The lines of one paragraph. A word that is longer than a line is broken. */
  lines(paragraph: string, setting: Setting): Line[] {
    const text = paragraph.replaceAll("\t", "    ").replace(UNDRAWN, "\ufffd").normalize("NFC");
    if (text === "") return [{ pieces: [], width: 0, isRightToLeft: false }];
    const levels = bidi.getEmbeddingLevels(text);
    const isRightToLeft = ((levels.paragraphs[0]?.level ?? 0) & 1) === 1;
    return this.#breaks(text, setting).map(({ from, to }) => {
      const pieces = this.#pieces(text, levels, from, to, setting);
      return { pieces, width: pieces.reduce((sum, { width }) => sum + width, 0), isRightToLeft };
    });
  }

  #breaks(text: string, setting: Setting): { from: number; to: number }[] {
    const lines: { from: number; to: number }[] = [];
    let from = 0;
    let to = 0;
    let used = 0;
    const end = () => {
      if (to > from) lines.push({ from, to });
      from = to;
      used = 0;
    };
    for (const word of words(text)) {
      for (const part of this.#fitting(word, setting)) {
        if (used > 0 && used + this.#width(part.trimEnd(), setting) > setting.width) end();
        used += this.#width(part, setting);
        to += part.length;
      }
    }
    end();
    return lines;
  }

  /** The word, in parts that each fit in a line. */
  #fitting(word: string, setting: Setting): string[] {
    if (word.length < LONG && this.#width(word.trimEnd(), setting) <= setting.width) return [word];
    const parts: string[] = [];
    let part = "";
    let used = 0;
    // By the sum of its characters: to measure every beginning of a word of 100 000 letters would take minutes.
    for (const { segment } of segmenter.segment(word)) {
      const width = this.#width(segment, setting);
      if (part !== "" && used + width > setting.width) {
        parts.push(part);
        part = "";
        used = 0;
      }
      part += segment;
      used += width;
    }
    return [...parts, part];
  }

  #width(text: string, { style, size }: Setting): number {
    const key = `${style} ${size} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.#faces.split(text, style).reduce((sum, stretch) => sum + this.#measure(stretch, size), 0);
    this.#widths.set(key, width);
    return width;
  }

  /** One line, from left to right. */
  #pieces(
    text: string,
    levels: ReturnType<typeof bidi.getEmbeddingLevels>,
    from: number,
    to: number,
    setting: Setting,
  ) {
    const end = from + text.slice(from, to).trimEnd().length;
    return visualRuns(text, levels, from, end).flatMap(({ start, stop, isRightToLeft }) => {
      const stretches = this.#faces.split(asRead(text.slice(start, stop), isRightToLeft), setting.style);
      const pieces = stretches.map((stretch) => ({
        face: stretch.face,
        text: asDrawn(stretch.text, isRightToLeft),
        isRightToLeft,
        width: this.#measure(stretch, setting.size),
      }));
      return isRightToLeft ? pieces.toReversed() : pieces;
    });
  }
}

interface Run {
  readonly start: number;
  readonly stop: number;
  readonly isRightToLeft: boolean;
}

/** Stretches of one direction, from left to right. */
function visualRuns(
  text: string,
  levels: ReturnType<typeof bidi.getEmbeddingLevels>,
  from: number,
  end: number,
): Run[] {
  if (end <= from) return [];
  if (levels.levels.subarray(from, end).every((level) => level === 0))
    return [{ start: from, stop: end, isRightToLeft: false }];
  const order = Array.from({ length: end - from }, (_, index) => from + index);
  for (const [start, last] of bidi.getReorderSegments(text, levels, from, end - 1)) {
    const turned = order.slice(start - from, last + 1 - from).reverse();
    order.splice(start - from, turned.length, ...turned);
  }
  const runs: Run[] = [];
  for (const index of order) {
    const isRightToLeft = ((levels.levels[index] ?? 0) & 1) === 1;
    const run = runs.at(-1);
    if (run?.isRightToLeft === isRightToLeft && index === (isRightToLeft ? run.start - 1 : run.stop))
      runs[runs.length - 1] = { ...run, start: Math.min(run.start, index), stop: Math.max(run.stop, index + 1) };
    else runs.push({ start: index, stop: index + 1, isRightToLeft });
  }
  return runs;
}

/** Brackets of right-to-left text face the other way. */
function asRead(text: string, isRightToLeft: boolean): string {
  return isRightToLeft ? [...text].map((each) => bidi.getMirroredCharacter(each) ?? each).join("") : text;
}

/** Fonts turn right-to-left letters themselves, and know by the letters that they are to be turned. */
function asDrawn(text: string, isRightToLeft: boolean): string {
  return isRightToLeft && NEUTRAL.test(text) ? [...text].reverse().join("") : text;
}

function* words(text: string): Generator<string> {
  const breaker = new LineBreaker(text);
  let last = 0;
  for (let each = breaker.nextBreak(); each !== null; each = breaker.nextBreak()) {
    yield text.slice(last, each.position);
    last = each.position;
  }
}
