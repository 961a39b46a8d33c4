import type { Pen } from "@casement/shared/document/picture/draw-picture";
import { INK, type PageWriter } from "./page-writer.js";

/** A point nearer than this to the last one of its line, in points of the page, is left out: no eye tells it. */
const FINEST = 0.3;

type Draw = (doc: PDFKit.PDFDocument) => void;

/** Draws by a canvas' calls on a page that has the board's transform already. `scale`: points for each px of the board. */
export class BoardPen implements Pen {
  strokeStyle: string | object = INK.text;
  fillStyle: string | object = INK.text;
  lineWidth = 1;
  lineCap: Pen["lineCap"] = "round";
  lineJoin: Pen["lineJoin"] = "round";
  globalAlpha = 1;
  font = "16px";
  textAlign: Pen["textAlign"] = "left";
  textBaseline: Pen["textBaseline"] = "middle";
  readonly #page: PageWriter;
  readonly #finest: number;
  #dash: readonly number[] = [];
  /** The path: a page forgets it once it is filled, a canvas does not. */
  #path: Draw[] = [];
  #last: { x: number; y: number } | null = null;
  #skipped: { x: number; y: number } | null = null;

  constructor(page: PageWriter, scale: number) {
    this.#page = page;
    this.#finest = FINEST / scale;
  }

  setLineDash(segments: number[]): void {
    this.#dash = segments;
  }

  beginPath(): void {
    this.#path = [];
    this.#last = null;
    this.#skipped = null;
  }

  closePath(): void {
    this.#finish();
    this.#path.push((doc) => doc.closePath());
  }

  lineTo(x: number, y: number): void {
    const last = this.#last;
    if (last !== null && Math.abs(x - last.x) < this.#finest && Math.abs(y - last.y) < this.#finest) {
      this.#skipped = { x, y };
      return;
    }
    this.#path.push((doc) => (last === null ? doc.moveTo(x, y) : doc.lineTo(x, y)));
    this.#last = { x, y };
    this.#skipped = null;
  }

  /** A line ends where it ended, however little that is from the point before. */
  #finish(): void {
    const skipped = this.#skipped;
    if (skipped !== null) this.#path.push((doc) => doc.lineTo(skipped.x, skipped.y));
    this.#skipped = null;
  }

  ellipse(x: number, y: number, rx: number, ry: number, turn: number): void {
    this.#path.push((doc) => {
      doc.rotate((turn * 180) / Math.PI, { origin: [x, y] }).ellipse(x, y, rx, ry);
    });
  }

  #drawn(): PDFKit.PDFDocument {
    this.#finish();
    const { doc } = this.#page;
    doc.save();
    for (const draw of this.#path) draw(doc);
    return doc;
  }

  fill(): void {
    const doc = this.#drawn();
    doc.fillOpacity(this.globalAlpha).fill(String(this.fillStyle)).restore();
  }

  stroke(): void {
    const doc = this.#drawn();
    doc.lineWidth(this.lineWidth).lineCap(this.lineCap).lineJoin(this.lineJoin);
    if (this.#dash.some((each) => each > 0)) doc.dash(this.#dash[0] ?? 1, { space: this.#dash[1] ?? 1 });
    doc.stroke(String(this.strokeStyle)).restore();
  }

  fillRect(x: number, y: number, w: number, h: number): void {
    const { doc } = this.#page;
    doc.save().rect(x, y, w, h).fillOpacity(this.globalAlpha).fill(String(this.fillStyle)).restore();
  }

  fillText(text: string, x: number, y: number, widest = Number.POSITIVE_INFINITY): void {
    const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 16);
    const look = { style: "label", size, leading: size, color: String(this.fillStyle) } as const;
    const [line] = this.#page.setter.lines(text, { ...look, width: Number.POSITIVE_INFINITY });
    if (line === undefined || line.width === 0) return;
    const narrower = Math.min(1, widest / line.width);
    const left = this.textAlign === "center" ? x - (line.width * narrower) / 2 : x;
    const { doc } = this.#page;
    doc.save().translate(left, y).scale(narrower, 1, {});
    this.#page.line(line, look, { x: 0, width: line.width }, -size / 2);
    doc.restore();
  }
}
