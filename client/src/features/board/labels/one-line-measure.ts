import type { Editor } from "tldraw";

type MeasureHtml = Editor["textMeasure"]["measureHtml"];
type Options = Parameters<MeasureHtml>[1];
type Measured = ReturnType<MeasureHtml>;

/** A label of one paragraph in plain type, with nothing at its ends that a line would drop. */
const ONE_LINE = /^<div class="tl-rich-text"><p dir="auto">([^\s<&](?:[^\t\n\r<&]*[^\s<&])?)<\/p><\/div>$/;
/** Layout counts in such parts of a pixel. */
const LAYOUT_UNITS = 64;
/** So near to the widest a line may break where the canvas would not. In px. */
const EDGE_PX = 1;
/** Canvas and layout agree within this, in px, or a style is left to layout. */
const AGREES_PX = 0.05;

/**
 * Measures labels of one line on a canvas, which needs no layout. Whether the canvas tells the truth is tried by layout
 * with the first label of each style, which gives the height of a line as well.
 */
export class OneLineMeasure {
  /** Height of a line in px by style; null where the canvas is wrong. */
  readonly #heights = new Map<string, number | null>();
  readonly #families = new Map<string, string>();
  readonly #context = document.createElement("canvas").getContext("2d");

  constructor(
    private readonly container: HTMLElement,
    private readonly byLayout: MeasureHtml,
  ) {}

  /** null when it is not a line that can be measured so. */
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
    const measured = this.byLayout(html, options);
    this.#heights.set(style, Math.abs(measured.w - w) <= AGREES_PX ? measured.h : null);
    return measured;
  }

  /** Fonts have come: all that was found out is void. */
  forget(): void {
    this.#heights.clear();
  }

  #width(text: string, { fontStyle, fontWeight, fontSize, fontFamily }: Options): number | null {
    if (this.#context === null) return null;
    this.#context.font = `${fontStyle} ${fontWeight} ${fontSize}px ${this.#family(fontFamily)}`;
    return Math.ceil(this.#context.measureText(text).width * LAYOUT_UNITS) / LAYOUT_UNITS;
  }

  /** Families are named by a property of the editor's stylesheet, which a canvas does not know. */
  #family(named: string): string {
    const property = /^var\((--[\w-]+)\)$/.exec(named)?.[1];
    if (property === undefined) return named;
    let family = this.#families.get(named);
    if (family === undefined) {
      family = getComputedStyle(this.container).getPropertyValue(property).trim() || named;
      this.#families.set(named, family);
    }
    return family;
  }
}
