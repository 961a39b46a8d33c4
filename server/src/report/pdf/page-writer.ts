import type { Face, Faces, Style } from "./faces.js";
import { type Line, LineSetter } from "./set-lines.js";

/** Points: a page of A4, and the margin at its sides. */
const PAGE = { width: 595.28, height: 841.89 } as const;
const MARGIN = { x: 60, top: 56, bottom: 64 } as const;
const FOOT = 34;

export const INK = { text: "#1c1b19", soft: "#4f4c46", faint: "#69655d", accent: "#0b5c5a", over: "#b3301a" } as const;
export const FILL = { rail: "#e4e0d6", accent: "#0b5c5a", accentSoft: "#dcebe8", over: "#b3301a" } as const;

/** How a paragraph looks; sizes in points. */
export interface Look {
  readonly style: Style;
  readonly size: number;
  /** From one line to the next. */
  readonly leading: number;
  readonly color: string;
}

export const LOOKS = {
  title: { style: "strong", size: 22, leading: 28, color: INK.text },
  subtitle: { style: "label", size: 11, leading: 16, color: INK.soft },
  section: { style: "strong", size: 14, leading: 19, color: INK.text },
  part: { style: "strong", size: 10.5, leading: 15, color: INK.text },
  reading: { style: "reading", size: 11, leading: 16, color: INK.text },
  label: { style: "label", size: 9, leading: 13, color: INK.soft },
  strong: { style: "strong", size: 9, leading: 13, color: INK.text },
  link: { style: "label", size: 9.5, leading: 15, color: INK.accent },
} as const satisfies Record<string, Look>;

/** A tag of the document's structure, as screen readers have it. */
export type Element = PDFKit.PDFStructureElement;
type Tag = "H1" | "H2" | "H3" | "P" | "L" | "LI" | "Lbl" | "LBody" | "Table" | "TR" | "TH" | "TD" | "Figure" | "Link";

interface Place {
  readonly x: number;
  readonly width: number;
}

/**
 * Writes down a column, page after page, and tags everything that it writes. What is not tagged is written within
 * `decorate`, and screen readers leave it out.
 */
export class PageWriter {
  readonly doc: PDFKit.PDFDocument;
  readonly setter: LineSetter;
  readonly #root: Element;
  readonly #known = new Set<string>();
  /** What is being written now, to go on with on the next page. */
  #open: { readonly element: Element; readonly tag: Tag } | null = null;
  y: number = MARGIN.top;

  constructor(doc: PDFKit.PDFDocument, faces: Faces) {
    this.doc = doc;
    this.setter = new LineSetter(faces, ({ face, text }, size) => {
      this.#use(face, size);
      return doc.widthOfString(text);
    });
    this.#addPage();
    this.#root = doc.struct("Document");
    doc.addStructure(this.#root);
  }

  get column(): Place {
    return { x: MARGIN.x, width: PAGE.width - 2 * MARGIN.x };
  }

  /** What is left of the page, in points. */
  get room(): number {
    return PAGE.height - MARGIN.bottom - this.y;
  }

  get pageRoom(): number {
    return PAGE.height - MARGIN.bottom - MARGIN.top;
  }

  /** Goes on to the next page unless this one has so much room. */
  need(height: number): void {
    if (height <= this.room || this.y === MARGIN.top) return;
    if (this.#open !== null) this.doc.endMarkedContent();
    this.#addPage();
    this.y = MARGIN.top;
    if (this.#open !== null) this.#mark(this.#open);
  }

  #addPage(): void {
    this.doc.addPage({ size: [PAGE.width, PAGE.height], margin: 0 });
  }

  #mark({ element, tag }: { readonly element: Element; readonly tag: Tag }): void {
    element.add(this.doc.markStructureContent(tag));
  }

  /** A tag that holds other tags. */
  group(tag: Tag, fill: (element: Element) => void, parent: Element = this.#root): void {
    const element = this.#begin(tag, parent);
    fill(element);
    element.end();
  }

  /** A tag that holds what `write` writes. `alt`: a picture in words. */
  tagged(tag: Tag, write: (element: Element) => void, parent: Element = this.#root, alt?: string): void {
    const element = this.#begin(tag, parent, alt);
    this.#open = { element, tag };
    this.#mark(this.#open);
    write(element);
    this.doc.endMarkedContent();
    this.#open = null;
    element.end();
  }

  #begin(tag: Tag, parent: Element, alt?: string): Element {
    const element = this.doc.struct(tag, alt === undefined ? {} : { alt });
    parent.add(element);
    return element;
  }

  /** What `write` writes is for the eye alone. */
  decorate(write: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    write();
    this.doc.endMarkedContent();
  }

  /** A paragraph in its tag. */
  paragraph(tag: Tag, text: string, look: Look, place: Place = this.column, parent?: Element): void {
    const lines = this.setter.lines(text, { ...look, width: place.width });
    this.tagged(tag, () => this.write(lines, look, place), parent);
  }

  /** Lines one below the other, over as many pages as they take. */
  write(lines: readonly Line[], look: Look, place: Place): void {
    for (const line of lines) {
      this.need(look.leading);
      this.line(line, look, place, this.y);
      this.y += look.leading;
    }
  }

  /** One line; `top`: of its leading. */
  line({ pieces, width, isRightToLeft }: Line, { size, leading, color }: Look, place: Place, top: number): void {
    const baseline = top + leading / 2 + size * 0.36;
    let x = isRightToLeft ? place.x + place.width - width : place.x;
    for (const piece of pieces) {
      this.#use(piece.face, size);
      const features = piece.isRightToLeft ? { features: [] } : {};
      const at = { lineBreak: false, baseline: "alphabetic", ...features } as const;
      this.doc.fillColor(color).text(piece.text, x, baseline, at);
      x += piece.width;
    }
  }

  #use({ name, font }: Face, size: number): void {
    if (!this.#known.has(name)) this.doc.registerFont(name, font as unknown as Buffer);
    this.#known.add(name);
    this.doc.font(name, size);
  }

  /** The foot of every page, once all are written. */
  foot(text: string): void {
    const { count } = this.doc.bufferedPageRange();
    const { column } = this;
    for (let page = 0; page < count; page++) {
      this.doc.switchToPage(page);
      const top = PAGE.height - FOOT - LOOKS.label.leading;
      this.decorate(() => {
        const [left] = this.setter.lines(text, { ...LOOKS.label, width: column.width - 60 });
        if (left !== undefined) this.line(left, LOOKS.label, column, top);
        const [number] = this.setter.lines(`${page + 1} of ${count}`, { ...LOOKS.label, width: 60 });
        if (number !== undefined)
          this.line(number, LOOKS.label, { ...column, x: column.x + column.width - number.width }, top);
      });
    }
  }
}
