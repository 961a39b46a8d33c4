/// <reference path="./untyped.d.ts" />
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { create, type Font, type Glyph } from "fontkit";
import { decompress } from "wawoff2";
import { GlyphSubset } from "./glyph-subset.js";

/** What text is for: to be read at length, to name and to label, or a heading. */
export type Style = "reading" | "label" | "strong";

/** A font of one family, weight and stretch of characters, as a document knows it. */
export interface Face {
  readonly name: string;
  readonly font: Font;
}

/** A stretch of text in one face; `text` has only characters that are drawn. */
export interface FacedText {
  readonly face: Face;
  readonly text: string;
}

const WEIGHTS: Readonly<Record<Style, number>> = { reading: 400, label: 400, strong: 600 };
/** Families for what neither of ours has, in the order in which they are asked. */
const OTHERS = ["noto-sans-arabic", "noto-sans-hebrew", "noto-emoji", "noto-sans-sc", "noto-sans-kr"];
const FAMILIES: Readonly<Record<Style, readonly string[]>> = {
  reading: ["source-serif-4", "inter", ...OTHERS],
  label: ["inter", ...OTHERS],
  strong: ["inter", ...OTHERS],
};
const EVERY_FAMILY = FAMILIES.reading;

/** Characters without an outline of their own, which may be left out where a font lacks them. */
const UNSEEN = /^[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]$/u;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly subset: string;
}

const require = createRequire(import.meta.url);
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * The faces that a document's texts need. A family lies in many files, each with a stretch of characters: only those
 * that the texts touch are read.
 */
export class Faces {
  /** Family and code point -> the font that has it. */
  readonly #fonts = new Map<string, Font>();
  readonly #files = new Map<string, Font>();
  readonly #faces = new Map<string, Face>();
  readonly #keys = new Map<Font, string>();
  readonly #ranges = new Map<string, readonly Stretch[]>();

  static async of(texts: Iterable<string>): Promise<Faces> {
    const faces = new Faces();
    const characters = new Set<string>(" \u2022\u2026");
    for (const text of texts) for (const character of text) characters.add(character);
    for (const character of characters) await faces.#find(character.codePointAt(0) ?? 0);
    return faces;
  }

  async #find(codePoint: number): Promise<void> {
    for (const family of EVERY_FAMILY) {
      const font = await this.#read(family, codePoint);
      if (font === null || !font.hasGlyphForCodePoint(codePoint)) continue;
      this.#fonts.set(`${family} ${codePoint}`, font);
      // Both of ours are kept: which is used depends on the style. Others are asked only for what neither has.
      if (family !== "source-serif-4") return;
    }
  }

  async #read(family: string, codePoint: number): Promise<Font | null> {
    const ranges = this.#ranges.get(family) ?? rangesOf(family);
    this.#ranges.set(family, ranges);
    const subset = ranges.find(({ from, to }) => codePoint >= from && codePoint <= to)?.subset;
    if (subset === undefined) return null;
    const key = `${family}-${subset}`;
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const file = require.resolve(`@fontsource-variable/${family}/files/${key}-wght-normal.woff2`);
    const font = create(Buffer.from(await decompress(await readFile(file)))) as Font;
    this.#files.set(key, font);
    this.#keys.set(font, key);
    return font;
  }

  /** The text in stretches of one face each. What no font has is drawn as a box. */
  split(text: string, style: Style): FacedText[] {
    const stretches: FacedText[] = [];
    const put = (face: Face, more: string) => {
      const last = stretches.at(-1);
      if (last?.face === face) stretches[stretches.length - 1] = { face, text: last.text + more };
      else stretches.push({ face, text: more });
    };
    for (const { segment } of segmenter.segment(text)) {
      const whole = this.#faceOfAll(segment, style);
      if (whole !== null) put(whole, segment);
      else for (const each of this.#apart(segment, style)) put(each.face, each.text);
    }
    return stretches;
  }

  /** The face that has the whole of what is read as one character. */
  #faceOfAll(cluster: string, style: Style): Face | null {
    const [first = "", ...rest] = cluster;
    const font = this.#fontOf(first, style);
    if (font === null) return null;
    return rest.every((each) => font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0)) ? this.#face(font, style) : null;
  }

  /** Its parts one by one: without what is not seen, and with a box for what no font has. */
  #apart(cluster: string, style: Style): FacedText[] {
    return [...cluster].flatMap((character) => {
      const font = this.#fontOf(character, style);
      if (UNSEEN.test(character)) return [];
      return { face: this.#face(font ?? this.#boxes(), style), text: character };
    });
  }

  #fontOf(character: string, style: Style): Font | null {
    const codePoint = character.codePointAt(0) ?? 0;
    for (const family of FAMILIES[style]) {
      const font = this.#fonts.get(`${family} ${codePoint}`);
      if (font !== undefined) return font;
    }
    return null;
  }

  /** The font whose glyph for a missing character is a box. */
  #boxes(): Font {
    const font = this.#fonts.get(`inter ${" ".codePointAt(0)}`);
    if (font === undefined) throw new Error("the fonts that ship with the server are not installed");
    return font;
  }

  #face(font: Font, style: Style): Face {
    const weight = WEIGHTS[style];
    const name = `${this.#keys.get(font)}-${weight}`.replaceAll(/[[\]]/g, "");
    const known = this.#faces.get(name);
    if (known !== undefined) return known;
    const face = { name, font: forDocument(font.getVariation({ wght: weight }), name) };
    this.#faces.set(name, face);
    return face;
  }
}

/** Which file of a family has which characters. */
function rangesOf(family: string): Stretch[] {
  const subsets: Record<string, string> = require(`@fontsource-variable/${family}/unicode.json`);
  return Object.entries(subsets).flatMap(([subset, ranges]) =>
    ranges.split(",").map((range) => {
      const [from = "0", to = from] = range.replace("U+", "").split("-");
      return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), subset: subset.replace(/[[\]]/g, "") };
    }),
  );
}

/** The font as pdfkit can set and embed it. */
function forDocument(weighed: Font, name: string): Font {
  // pdfkit tells fonts apart by these names, which are the same in all files of a family.
  Object.defineProperty(weighed, "postscriptName", { value: name });
  // fontkit keeps one object for each glyph, with the letters that it stood for first.
  const getGlyph = weighed.getGlyph.bind(weighed);
  const glyphFor = (id: number, codePoints?: readonly number[]): Glyph => {
    const glyph = getGlyph(id);
    return codePoints === undefined ? glyph : Object.create(glyph, { codePoints: { value: codePoints } });
  };
  Object.defineProperty(weighed, "getGlyph", { value: glyphFor });
  const subset = new GlyphSubset(weighed);
  Object.defineProperty(weighed, "createSubset", { value: () => subset });
  const layout = weighed.layout.bind(weighed);
  const placed = (...given: Parameters<Font["layout"]>) => {
    const run = layout(...given);
    return Object.assign(run, { glyphs: run.glyphs.map((glyph) => subset.place(glyph)) });
  };
  Object.defineProperty(weighed, "layout", { value: placed });
  return weighed;
}
