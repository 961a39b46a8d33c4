import type { Editor } from "tldraw";

type MeasureHtml = Editor["textMeasure"]["measureHtml"];
type Options = Parameters<MeasureHtml>[1];
type Measured = ReturnType<MeasureHtml>;

/** A label of one paragraph in plain type, without leading or trailing white space, which layout would drop. */
const ONE_LINE = /^<div class="tl-rich-text"><p dir="auto">([^\s<&](?:[^\t\n\r<&]*[^\s<&])?)<\/p><\/div>$/;
/** Layout rounds widths to this fraction of a pixel. */
const LAYOUT_UNITS = 64;
/** This close to the maximum width (px), layout may break a line that the canvas would not. */
const EDGE_PX = 1;
/** Greatest difference (px) between canvas and layout; beyond it the style is measured by layout. */
const AGREES_PX = 0.05;

/**
 * Measures labels of one line on a canvas, which needs no layout. The first label of each style is also measured by
 * layout: that tells whether the canvas can be trusted for it, and the height of a line.
 */
export class OneLineMeasure {
  /** Height of a line in px by style; null where the canvas disagrees with layout. */
  readonly #heights = new Map<string, number | null>();
  readonly #families = new Map<string, string>();
  readonly #context = document.createElement("canvas").getContext("2d");

  readonly #container: HTMLElement;
  readonly #byLayout: MeasureHtml;

  constructor(container: HTMLElement, byLayout: MeasureHtml) {
    this.#container = container;
    this.#byLayout = byLayout;
  }

  /** null when the label is not one such line. */
  measure(html: string, options: Options): Measured | null {
    const text = ONE_LINE.exec(html)?.[1];
    const { maxWidth, minWidth } = options;
    if (text === undefined || options.otherStyles !== undefined || options.measureScrollWidth) return null;
    if (typeof minWidth === "string") return null;
    const width = this.#width(text, options);
    if (width === null || (maxWidth !== null && width > maxWidth - EDGE_PX)) return null;
    const w = Math.max(width, minWidth ?? 0);
    const style = JSON.stringify({ ...options, maxWidth: null, minWidth: null });
    const known = this.#heights.get(style);
    if (known !== undefined) return known === null ? null : { x: 0, y: 0, w, h: known, scrollWidth: 0 };
    const measured = this.#byLayout(html, options);
    this.#heights.set(style, Math.abs(measured.w - w) <= AGREES_PX ? measured.h : null);
    return measured;
  }

  /** Drops every measurement, because fonts have loaded. */
  forget(): void {
    this.#heights.clear();
  }

  #width(text: string, { fontStyle, fontWeight, fontSize, fontFamily }: Options): number | null {
    if (this.#context === null) return null;
    this.#context.font = `${fontStyle} ${fontWeight} ${fontSize}px ${this.#family(fontFamily)}`;
    return Math.ceil(this.#context.measureText(text).width * LAYOUT_UNITS) / LAYOUT_UNITS;
  }

  /** The editor names families by a CSS property of its stylesheet, which a canvas cannot resolve. */
  #family(named: string): string {
    const property = /^var\((--[\w-]+)\)$/.exec(named)?.[1];
    if (property === undefined) return named;
    let family = this.#families.get(named);
    if (family === undefined) {
      family = getComputedStyle(this.#container).getPropertyValue(property).trim() || named;
      this.#families.set(named, family);
    }
    return family;
  }
}
