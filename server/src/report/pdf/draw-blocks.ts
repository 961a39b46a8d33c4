import { LEVEL_NAMES, LEVELS } from "@casement/shared/scoring/rubric";
import { type Element, FILL, LOOKS, type PageWriter } from "./page-writer.js";
import type { Fact, ReportLink } from "./report-content.js";

/** Width of the names beside facts, and how far lists are indented, in points. */
const NAME_WIDTH = 92;
const INDENT = 14;
const GAP = 6;
/** A line no longer than this right above a list is its heading. */
const HEADING_LENGTH = 80;
const ITEM = /^\s*[-*\u2022]\s+/;

export function drawHeading(page: PageWriter, level: 2 | 3, text: string): void {
  const look = level === 2 ? LOOKS.section : LOOKS.part;
  page.y += level === 2 ? 18 : 8;
  // A heading stays with the lines below it.
  page.need(look.leading + 3 * LOOKS.reading.leading);
  page.paragraph(level === 2 ? "H2" : "H3", text, look);
  page.y += level === 2 ? 6 : 1;
}

/** What somebody wrote: a line is a paragraph, lines that begin with a dash are a list. */
export function drawText(page: PageWriter, text: string): void {
  const lines = text.split(/\r\n?|\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line.trim() === "") continue;
    if (ITEM.test(line)) {
      let end = at;
      while (end + 1 < lines.length && ITEM.test(lines[end + 1] as string)) end += 1;
      drawList(page, lines.slice(at, end + 1));
      at = end;
    } else if (isHeading(line, lines[at + 1])) drawHeading(page, 3, line.trim());
    else {
      page.paragraph("P", line, LOOKS.reading);
      page.y += lines[at + 1]?.trim() === "" ? GAP : 2;
    }
  }
  page.y += GAP;
}

function isHeading(line: string, next: string | undefined): boolean {
  const isShort = line.length <= HEADING_LENGTH && !/[.!?\u3002]\s*$/.test(line);
  return isShort && next !== undefined && ITEM.test(next);
}

function drawList(page: PageWriter, lines: readonly string[]): void {
  page.group("L", (list) => {
    for (const line of lines) item(page, list, line.replace(ITEM, ""));
  });
  page.y += GAP;
}

function item(page: PageWriter, list: Element, text: string): void {
  const { x, width } = page.column;
  const body = { x, width: width - INDENT };
  const lines = page.setter.lines(text, { ...LOOKS.reading, width: body.width });
  const isRightToLeft = lines[0]?.isRightToLeft === true;
  const bullet = { x: isRightToLeft ? x + body.width : x, width: INDENT };
  page.need(LOOKS.reading.leading);
  page.group(
    "LI",
    (entry) => {
      const [dot] = page.setter.lines("\u2022", { ...LOOKS.reading, width: INDENT });
      const toEnd = isRightToLeft ? INDENT - (dot?.width ?? 0) : 0;
      if (dot !== undefined)
        page.tagged("Lbl", () => page.line(dot, LOOKS.reading, { ...bullet, x: bullet.x + toEnd }, page.y), entry);
      const place = isRightToLeft ? body : { ...body, x: x + INDENT };
      page.tagged("LBody", () => page.write(lines, LOOKS.reading, place), entry);
    },
    list,
  );
  page.y += 2;
}

/** Text of whoever wrote the rubric, or of the report itself. */
export function drawSmall(page: PageWriter, text: string): void {
  for (const line of text.split("\n")) page.paragraph("P", line, LOOKS.label);
  page.y += 4;
}

/** Names with their values beside them. */
export function drawFacts(page: PageWriter, rows: readonly Fact[]): void {
  const { x, width } = page.column;
  for (const { name, value } of rows) {
    page.need(LOOKS.label.leading);
    page.tagged("P", () => {
      const [label] = page.setter.lines(name, { ...LOOKS.strong, width: NAME_WIDTH });
      if (label !== undefined) page.line(label, LOOKS.strong, { x, width: NAME_WIDTH }, page.y);
      const place = { x: x + NAME_WIDTH, width: width - NAME_WIDTH };
      page.write(page.setter.lines(value, { ...LOOKS.label, width: place.width }), LOOKS.label, place);
    });
  }
  page.y += GAP;
}

/** A mark: its level as four dots for the eye, and in words. */
export function drawMark(page: PageWriter, level: number | null, text: string): void {
  const { x, width } = page.column;
  page.need(LOOKS.strong.leading);
  const middle = page.y + LOOKS.strong.leading / 2;
  page.decorate(() => {
    for (const each of LEVELS) {
      const isReached = level !== null && each <= level;
      page.doc.circle(x + 4 + (each - 1) * 11, middle, 3.4).fill(isReached ? FILL.accent : FILL.rail);
    }
  });
  const beside = LEVELS.length * 11 + 8;
  const name = level === null ? "" : LEVEL_NAMES[level as 1 | 2 | 3 | 4].toLowerCase();
  const words = level === null ? text : `${level} of 4, ${name}${text}`;
  page.paragraph("P", words, LOOKS.strong, { x: x + beside, width: width - beside });
  page.y += 1;
}

/** Moments and other places to go to. */
export function drawLinks(page: PageWriter, items: readonly ReportLink[]): void {
  page.group("L", (list) => {
    for (const { text, address } of items)
      page.group("LI", (entry) => page.group("LBody", (body) => link(page, body, text, address), entry), list);
  });
  page.y += GAP;
}

function link(page: PageWriter, parent: Element, text: string, address: string): void {
  const place = page.column;
  const lines = page.setter.lines(text, { ...LOOKS.link, width: place.width });
  page.tagged(
    "Link",
    (element) => {
      for (const line of lines) {
        page.write([line], LOOKS.link, place);
        const top = page.y - LOOKS.link.leading;
        const x = line.isRightToLeft ? place.x + place.width - line.width : place.x;
        // pdfkit takes a plain string for a name of PDF, and a String for text.
        page.doc.link(x, top, line.width, LOOKS.link.leading, address, {
          structParent: element,
          Contents: Object(text),
        } as object);
      }
    },
    parent,
  );
}
