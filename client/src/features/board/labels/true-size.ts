import type { Editor } from "tldraw";

type TextManager = Editor["textMeasure"];

/** Layout rounds lengths to this fraction of a pixel. */
const LAYOUT_UNITS = 64;
/** Beyond it (a share of the size) the container is shown scaled, not merely rounded. */
const SCALED_FROM = 1e-4;

/**
 * Lets the editor measure text at its true size wherever the board stands. The browser tells the size that is seen: a
 * board inside something scaled, such as a dialog that grows while it opens, would get labels too narrow for their
 * words, for good, since tldraw measures a label once.
 */
export function measureTrueSize(manager: TextManager, container: HTMLElement): void {
  const measureHtml = manager.measureHtml.bind(manager);
  const measureTextSpans = manager.measureTextSpans.bind(manager);
  manager.measureHtml = (html, options) => {
    const seen = measureHtml(html, options);
    return { ...seen, ...unscaled(seen, scaleOf(container)) };
  };
  manager.measureTextSpans = (text, options) => {
    const spans = measureTextSpans(text, options);
    const scale = scaleOf(container);
    return spans.map((span) => ({ ...span, box: unscaled(span.box, scale) }));
  };
}

/** The scale at which the container is seen, 1 for one that has no size yet. */
function scaleOf(container: HTMLElement): number {
  // The computed width is that of layout, before any transform.
  const scale = container.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(container).width);
  return Number.isFinite(scale) && scale > 0 && Math.abs(scale - 1) > SCALED_FROM ? scale : 1;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function unscaled({ x, y, w, h }: Box, scale: number): Box {
  if (scale === 1) return { x, y, w, h };
  const length = (seen: number) => Math.round((seen / scale) * LAYOUT_UNITS) / LAYOUT_UNITS;
  return { x: length(x), y: length(y), w: length(w), h: length(h) };
}
