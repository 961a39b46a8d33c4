import type { Font, Glyph } from "fontkit";

/** A point of a glyph's outline, in whole units of the font. */
interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

const ON_CURVE = 1;
/** Coordinates of these tables are 16 bits; the date of a font says nothing here. */
const HEAD = { magic: 0x5f0f3cf5, longOffsets: 1 } as const;

/** A glyph as pdfkit sets it. `id`: its place in the subset. */
interface PlacedGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

/**
 * The glyphs of one font that a document uses, as a TrueType font for PDF: what pdfkit asks of a font's subset. Outlines
 * are written as they are drawn at the font's weight, without parts and hints: fontkit 2.0.4 cannot write those of a
 * variable font. A glyph that stands for different letters has a place for each, so that every letter can be copied
 * and searched for: shaped scripts share glyphs.
 */
export class GlyphSubset {
  readonly #font: Font;
  readonly #glyphs = [0];
  readonly #placed = new Map<string, PlacedGlyph>();

  constructor(font: Font) {
    this.#font = font;
  }

  /** The glyph with its place in the subset. */
  place({ id, advanceWidth, codePoints }: Glyph): PlacedGlyph {
    const key = `${id} ${codePoints.join(" ")}`;
    const known = this.#placed.get(key);
    if (known !== undefined) return known;
    const placed = { id: this.#glyphs.push(id) - 1, advanceWidth, codePoints };
    this.#placed.set(key, placed);
    return placed;
  }

  /** pdfkit asks for the place of a glyph that it has from `place`. */
  includeGlyph(id: number): number {
    return id;
  }

  encode(): Uint8Array {
    const outlines = this.#glyphs.map((id) => encodeOutline(contoursOf(this.#font, id)));
    const count = outlines.length;
    const loca = Buffer.alloc(4 * (count + 1));
    const hmtx = Buffer.alloc(4 * count);
    let at = 0;
    for (const [index, outline] of outlines.entries()) {
      at += outline.length;
      loca.writeUInt32BE(at, 4 * (index + 1));
      const glyph = this.#font.getGlyph(this.#glyphs[index] as number);
      hmtx.writeUInt16BE(within(glyph.advanceWidth, 0, 0xffff), 4 * index);
      hmtx.writeInt16BE(outline.length === 0 ? 0 : outline.readInt16BE(2), 4 * index + 2);
    }
    return sfnt({
      glyf: Buffer.concat(outlines),
      head: this.#head(),
      hhea: this.#hhea(count),
      hmtx,
      loca,
      maxp: maxp(count),
    });
  }

  #head(): Buffer {
    const { unitsPerEm, bbox } = this.#font;
    const head = Buffer.alloc(54);
    head.writeUInt32BE(0x10000, 0);
    head.writeUInt32BE(HEAD.magic, 12);
    head.writeUInt16BE(unitsPerEm, 18);
    for (const [index, edge] of [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].entries())
      head.writeInt16BE(short(edge), 36 + 2 * index);
    head.writeInt16BE(HEAD.longOffsets, 50);
    return head;
  }

  #hhea(count: number): Buffer {
    const { ascent, descent, lineGap } = this.#font;
    const hhea = Buffer.alloc(36);
    hhea.writeUInt32BE(0x10000, 0);
    for (const [index, size] of [ascent, descent, lineGap].entries()) hhea.writeInt16BE(short(size), 4 + 2 * index);
    hhea.writeUInt16BE(count, 34);
    return hhea;
  }
}

function maxp(count: number): Buffer {
  const table = Buffer.alloc(32);
  table.writeUInt32BE(0x10000, 0);
  table.writeUInt16BE(count, 4);
  // The most points, contours and the like that a glyph has: these are limits, and nobody is served by smaller ones.
  for (const at of [6, 8]) table.writeUInt16BE(0x7fff, at);
  table.writeUInt16BE(2, 14);
  return table;
}

/** The glyph's outline with all of its parts in place. */
function contoursOf(font: Font, id: number): OutlinePoint[][] {
  const contours: OutlinePoint[][] = [];
  for (const { command, args } of font.getGlyph(id).path.commands) {
    if (command === "moveTo") contours.push([]);
    const contour = contours.at(-1);
    if (contour === undefined || command === "closePath") continue;
    for (let at = 0; at + 1 < args.length; at += 2) {
      const isControl = command === "quadraticCurveTo" && at === 0;
      contour.push({ x: short(args[at] as number), y: short(args[at + 1] as number), onCurve: !isControl });
    }
  }
  return contours.map(withoutEnd).filter((contour) => contour.length > 1);
}

/** A closed contour does not repeat its first point. */
function withoutEnd(contour: OutlinePoint[]): OutlinePoint[] {
  const [first, last] = [contour[0], contour.at(-1)];
  const repeats = contour.length > 1 && first?.x === last?.x && first?.y === last?.y && last?.onCurve === true;
  return repeats ? contour.slice(0, -1) : contour;
}

/** One entry of a `glyf` table, a multiple of four bytes long; a glyph without an outline has none. */
function encodeOutline(contours: readonly (readonly OutlinePoint[])[]): Buffer {
  const points = contours.flat();
  if (points.length === 0) return Buffer.alloc(0);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const flags = 10 + 2 * contours.length + 2;
  const length = flags + points.length * 5;
  const bytes = Buffer.alloc(length + (-length & 3));
  bytes.writeInt16BE(contours.length, 0);
  for (const [index, edge] of [least(xs), least(ys), most(xs), most(ys)].entries())
    bytes.writeInt16BE(edge, 2 + 2 * index);
  let end = -1;
  for (const [index, contour] of contours.entries()) {
    end += contour.length;
    bytes.writeUInt16BE(end, 10 + 2 * index);
  }
  for (const [index, { onCurve }] of points.entries()) bytes[flags + index] = onCurve ? ON_CURVE : 0;
  let at = flags + points.length;
  for (const all of [xs, ys]) {
    let last = 0;
    for (const each of all) {
      at = bytes.writeInt16BE(short(each - last), at);
      last = each;
    }
  }
  return bytes;
}

/** A font file of these tables, by their tags in alphabetical order. */
function sfnt(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables);
  const directory = Buffer.alloc(12 + 16 * entries.length);
  directory.writeUInt32BE(0x10000, 0);
  directory.writeUInt16BE(entries.length, 4);
  const parts: Buffer[] = [directory];
  let at = directory.length;
  for (const [index, [tag, table]] of entries.entries()) {
    const entry = 12 + 16 * index;
    directory.write(tag, entry, "latin1");
    directory.writeUInt32BE(at, entry + 8);
    directory.writeUInt32BE(table.length, entry + 12);
    const padded = Buffer.alloc(table.length + (-table.length & 3));
    table.copy(padded);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat(parts);
}

const within = (value: number, lowest: number, highest: number) =>
  Math.max(lowest, Math.min(highest, Math.round(value)));
const short = (value: number) => within(value, -0x8000, 0x7fff);
const least = (all: readonly number[]) => all.reduce((one, other) => Math.min(one, other));
const most = (all: readonly number[]) => all.reduce((one, other) => Math.max(one, other));
