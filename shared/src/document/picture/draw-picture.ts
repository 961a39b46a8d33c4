import { areaOf } from "./board-picture.js";
import { LINE_HEIGHT, type Outline } from "./outlines.js";

/** A label smaller than this on the screen is drawn as a bar: it could not be read. */
const READABLE_PX = 5;

/** The editor's colours on light and on dark paper. */
const COLORS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  black: ["#1d1d1d", "#f2f2f2"],
  grey: ["#8f98a3", "#9398b0"],
  white: ["#8f98a3", "#f2f2f2"],
  violet: ["#ae3ec9", "#ae3ec9"],
  "light-violet": ["#e085f4", "#e599f7"],
  blue: ["#4465e9", "#4f72fc"],
  "light-blue": ["#4ba1f1", "#4dabf7"],
  yellow: ["#f1ac4b", "#ffc034"],
  orange: ["#e16919", "#f76707"],
  green: ["#099268", "#099268"],
  "light-green": ["#4cb05e", "#40c057"],
  red: ["#e03131", "#e03131"],
  "light-red": ["#f87777", "#ff8787"],
};

/** What drawing a board asks of a canvas' context; a PDF's page draws by the same calls. */
export interface Pen {
  strokeStyle: string | CanvasPaint;
  fillStyle: string | CanvasPaint;
  lineWidth: number;
  lineCap: "butt" | "round" | "square";
  lineJoin: "bevel" | "miter" | "round";
  globalAlpha: number;
  font: string;
  textAlign: "left" | "right" | "center" | "start" | "end";
  textBaseline: "top" | "hanging" | "middle" | "alphabetic" | "ideographic" | "bottom";
  setLineDash(segments: number[]): void;
  beginPath(): void;
  closePath(): void;
  lineTo(x: number, y: number): void;
  ellipse(x: number, y: number, rx: number, ry: number, turn: number, from: number, to: number): void;
  fill(): void;
  stroke(): void;
  fillRect(x: number, y: number, w: number, h: number): void;
  fillText(text: string, x: number, y: number, widest?: number): void;
}
/** Gradients and patterns, which a canvas' context may hold and a picture never sets. */
type CanvasPaint = object;

/** Draws a board in px of the page, for a pen that already has the view's transform: `scale` px of the screen for each. */
export function drawOutlines(pen: Pen, outlines: readonly Outline[], scale: number, dark: boolean): void {
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const outline of outlines) drawOne(pen, outline, scale, dark);
}

function drawOne(pen: Pen, outline: Outline, scale: number, dark: boolean): void {
  const color = (COLORS[outline.color] ?? COLORS.black)?.[dark ? 1 : 0] ?? "#888888";
  pen.strokeStyle = color;
  // No line is thinner than a screen can show.
  pen.lineWidth = Math.max(outline.strokeWidth, 1 / scale);
  pen.setLineDash(outline.dashed ? [outline.strokeWidth * 2.5, outline.strokeWidth * 2.5] : []);
  const { points } = outline;
  if (outline.form !== "none" && points.length > 0) {
    pen.beginPath();
    if (outline.form === "ellipse") ellipse(pen, points);
    else for (let at = 0; at < points.length; at += 2) pen.lineTo(points[at] as number, points[at + 1] as number);
    if (outline.closed && outline.form === "polygon") pen.closePath();
    if (outline.fill === "tint") fill(pen, color, 0.16);
    if (outline.fill === "paper") fill(pen, dark ? "#ffffff" : "#000000", 0.03);
    pen.stroke();
    if (outline.arrowhead) drawHead(pen, points, Math.max(outline.strokeWidth * 4, 5 / scale));
  }
  if (outline.label !== "") drawLabel(pen, outline, scale, color);
}

function fill(pen: Pen, color: string, alpha: number): void {
  pen.globalAlpha = alpha;
  pen.fillStyle = color;
  pen.fill();
  pen.globalAlpha = 1;
}

function ellipse(pen: Pen, points: Float32Array): void {
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = points;
  const [rx, ry] = [Math.hypot(bx - ax, by - ay) / 2, Math.hypot(dx - ax, dy - ay) / 2];
  pen.ellipse((ax + cx) / 2, (ay + cy) / 2, rx, ry, Math.atan2(by - ay, bx - ax), 0, Math.PI * 2);
}

function drawHead(pen: Pen, points: Float32Array, length: number): void {
  if (points.length < 4) return;
  const [fromX = 0, fromY = 0, toX = 0, toY = 0] = points.subarray(-4);
  const turn = Math.atan2(toY - fromY, toX - fromX);
  pen.setLineDash([]);
  pen.beginPath();
  for (const side of [2.6, 0, -2.6]) {
    const back = side === 0 ? 0 : length;
    pen.lineTo(toX + Math.cos(turn + side) * back, toY + Math.sin(turn + side) * back);
  }
  pen.stroke();
}

function drawLabel(pen: Pen, outline: Outline, scale: number, color: string): void {
  const bounds = areaOf([outline]);
  if (bounds === null) return;
  const { labelSize, labelInset } = outline;
  const lines = outline.label.split("\n");
  const starts = outline.labelAt === "start";
  const x = starts ? bounds.x + labelInset : bounds.x + bounds.w / 2;
  const yOf = (line: number) => bounds.y + bounds.h / 2 + (line - (lines.length - 1) / 2) * labelSize * LINE_HEIGHT;
  pen.fillStyle = color;
  if (labelSize * scale < READABLE_PX) {
    pen.globalAlpha = 0.45;
    for (const [at, { length }] of lines.entries()) {
      const width = Math.min(length * labelSize * 0.5, (bounds.w - labelInset) * 0.8 || Infinity);
      pen.fillRect(starts ? x : x - width / 2, yOf(at) - labelSize / 4, width, labelSize / 2);
    }
    pen.globalAlpha = 1;
    return;
  }
  pen.font = `500 ${labelSize}px "Inter Variable", sans-serif`;
  pen.textAlign = starts ? "left" : "center";
  pen.textBaseline = "middle";
  const fits = outline.form === "line" || (starts && labelInset === 0);
  const widest = fits ? undefined : Math.max(40, bounds.w - labelInset - 8);
  for (const [at, line] of lines.entries()) pen.fillText(line, x, yOf(at), widest);
}
