const SVG = "http://www.w3.org/2000/svg";
/** How wide the outline is that the editor gives words in the colour of the paper. */
const OUTLINE_PX = 4;

/**
 * Replaces the HTML in a picture by SVG text, line by line where the browser puts it. Browsers alone show HTML in an SVG:
 * every other program would show boxes without words. @param source a picture of the editor's, whose HTML has its styles
 * inline
 */
export function withNativeText(source: string): string {
  if (!source.includes("<foreignObject")) return source;
  const picture = new DOMParser().parseFromString(source, "image/svg+xml");
  const stage = document.createElement("div");
  // Nothing of the page's styles reaches it, as nothing does in the file.
  Object.assign(stage.style, { all: "initial", position: "fixed", insetInlineStart: "-99999px", visibility: "hidden" });
  const root = stage.attachShadow({ mode: "open" });
  document.body.append(stage);
  try {
    for (const box of picture.querySelectorAll("foreignObject")) box.replaceWith(textOf(box, root));
  } finally {
    stage.remove();
  }
  return new XMLSerializer().serializeToString(picture);
}

/** The words of one box, laid out without the transforms around it: those apply to the text as they did to the box. */
function textOf(box: Element, root: ShadowRoot): SVGGElement {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name)));
  const group = document.createElementNS(SVG, "g");
  const holder = document.createElement("div");
  holder.style.cssText = `${box.getAttribute("style") ?? ""};position:absolute;inset:0 auto auto 0;width:${width}px;height:${height}px`;
  for (const child of box.childNodes) holder.append(document.importNode(child, true));
  root.replaceChildren(holder);
  const origin = holder.getBoundingClientRect();
  const shift = { x: (x ?? 0) - origin.left, y: (y ?? 0) - origin.top };
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) group.append(...wordsOf(walker.currentNode as Text, shift));
  return group;
}

interface Line {
  readonly text: string;
  readonly rect: DOMRect;
}

function wordsOf(node: Text, shift: { readonly x: number; readonly y: number }): SVGElement[] {
  const parent = node.parentElement;
  if (parent === null || node.data.trim() === "") return [];
  const style = getComputedStyle(parent);
  const block = parent.closest("p, li, div, h1, h2, h3, h4, h5, h6") ?? parent;
  const isAlone = block.textContent === node.data;
  const rightToLeft = style.direction === "rtl";
  const anchor = isAlone && style.textAlign === "center" ? "middle" : isRight(style, isAlone) ? "end" : "start";
  const made = linesOf(node).flatMap(({ text, rect }) => {
    const atRight = (anchor === "start") === rightToLeft;
    const x = anchor === "middle" ? rect.left + rect.width / 2 : atRight ? rect.right : rect.left;
    const y = rect.top + rect.height * ascentShare(style);
    const words = styled(text, x + shift.x, y + shift.y, style);
    words.setAttribute("text-anchor", anchor);
    if (rightToLeft) words.setAttribute("direction", "rtl");
    return [...paintBehind(parent, rect, shift), ...outlineOf(words, style), words];
  });
  return [...markerOf(node, shift), ...made];
}

function isRight({ textAlign, direction }: CSSStyleDeclaration, isAlone: boolean): boolean {
  return isAlone && direction !== "rtl" && (textAlign === "right" || textAlign === "end");
}

function styled(text: string, x: number, y: number, style: CSSStyleDeclaration): SVGTextElement {
  const words = document.createElementNS(SVG, "text");
  words.textContent = text;
  const decoration = style.textDecorationLine;
  const attributes = {
    x: rounded(x),
    y: rounded(y),
    "font-family": style.fontFamily,
    "font-size": style.fontSize,
    "font-weight": style.fontWeight === "400" ? null : style.fontWeight,
    "font-style": style.fontStyle === "normal" ? null : style.fontStyle,
    "text-decoration": decoration === "none" ? null : decoration,
    fill: style.color,
    stroke: "none",
    style: "white-space:pre",
  };
  for (const [name, value] of Object.entries(attributes)) if (value !== null) words.setAttribute(name, value);
  return words;
}

/** The same words behind them in the paper's colour, and wider: not every program knows `paint-order`. */
function outlineOf(words: SVGTextElement, { textShadow }: CSSStyleDeclaration): SVGElement[] {
  const paper = /rgba?\([^)]*\)/.exec(textShadow)?.[0];
  if (paper === undefined) return [];
  const outline = words.cloneNode(true) as SVGTextElement;
  const attributes = {
    fill: paper,
    stroke: paper,
    "stroke-width": String(OUTLINE_PX),
    "stroke-linejoin": "round",
    "aria-hidden": "true",
  };
  for (const [name, value] of Object.entries(attributes)) outline.setAttribute(name, value);
  return [outline];
}

/** The lines that a text runs over. */
function linesOf(node: Text): Line[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const [only, ...others] = range.getClientRects();
  if (only === undefined) return [];
  if (others.length === 0) return [{ text: node.data.trimEnd(), rect: only }];
  const lines: { text: string; rects: DOMRect[] }[] = [];
  for (const { segment, index } of new Intl.Segmenter().segment(node.data)) {
    range.setStart(node, index);
    range.setEnd(node, index + segment.length);
    const rect = range.getClientRects()[0];
    if (rect === undefined || segment === "\n") continue;
    const last = lines.at(-1);
    const first = last?.rects[0];
    if (last === undefined || first === undefined || rect.top > first.top + first.height / 2)
      lines.push({ text: segment, rects: [rect] });
    else {
      last.text += segment;
      last.rects.push(rect);
    }
  }
  return lines
    .filter(({ text }) => text.trim() !== "")
    .map(({ text, rects }) => {
      const shown = rects.slice(0, Math.max(1, rects.length - (text.length - text.trimEnd().length)));
      const [left, right] = [Math.min(...shown.map((each) => each.left)), Math.max(...shown.map((each) => each.right))];
      const top = rects[0]?.top ?? 0;
      return { text: text.trimEnd(), rect: new DOMRect(left, top, right - left, rects[0]?.height ?? 0) };
    });
}

/** How far below the top of its line a font's baseline lies, as a share of the line's height. */
function ascentShare({ font }: CSSStyleDeclaration): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null) return 0.8;
  context.font = font;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText("x");
  return ascent + descent > 0 ? ascent / (ascent + descent) : 0.8;
}
let context: CanvasRenderingContext2D | null | undefined;

/** The paper of highlighted words and of code. */
function paintBehind(parent: Element, rect: DOMRect, shift: { readonly x: number; readonly y: number }): SVGElement[] {
  const { backgroundColor, display } = getComputedStyle(parent);
  if (!display.startsWith("inline") || /^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return [];
  const paper = document.createElementNS(SVG, "rect");
  const { left, top, width, height } = rect;
  const place = { x: left + shift.x, y: top + shift.y, width, height };
  for (const [name, value] of Object.entries(place)) paper.setAttribute(name, rounded(value));
  paper.setAttribute("fill", backgroundColor);
  return [paper];
}

/** The bullet or number before the first words of a list's item. */
function markerOf(node: Text, shift: { readonly x: number; readonly y: number }): SVGElement[] {
  const item = node.parentElement?.closest("li");
  if (item == null || firstWords(item) !== node) return [];
  const [line] = linesOf(node);
  if (line === undefined) return [];
  const style = getComputedStyle(item);
  const number = [...(item.parentElement?.children ?? [])].indexOf(item) + 1;
  const words = item.parentElement?.localName === "ol" ? `${number}.` : "•";
  const rightToLeft = style.direction === "rtl";
  const gap = Number.parseFloat(style.fontSize) * 0.4;
  const x = rightToLeft ? line.rect.right + gap : line.rect.left - gap;
  const y = line.rect.top + line.rect.height * ascentShare(style);
  const marker = styled(words, x + shift.x, y + shift.y, style);
  marker.setAttribute("text-anchor", rightToLeft ? "start" : "end");
  return [marker];
}

function firstWords(item: Element): Text | null {
  const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    if ((walker.currentNode as Text).data.trim() !== "") return walker.currentNode as Text;
  }
  return null;
}

const rounded = (value: number) => String(Math.round(value * 100) / 100);
