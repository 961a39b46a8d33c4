import { areaOf, type BoardPicture } from "./board-picture";
import type { Frame, ScreenSize } from "./framing";
import { LINE_HEIGHT, type Outline } from "./outlines";

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

interface PictureLook {
  readonly dark: boolean;
  /** Device pixels for each CSS pixel. */
  readonly ratio: number;
}

export function clearPicture(context: CanvasRenderingContext2D): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}

/** Draws a board on a canvas of that size (CSS pixels), in that view. */
export function drawPicture(
  context: CanvasRenderingContext2D,
  { outlines }: BoardPicture,
  size: ScreenSize,
  { x, y, zoom: scale }: Frame,
  { dark, ratio }: PictureLook,
): void {
  clearPicture(context);
  const left = size.width / 2 - x * scale;
  const top = size.height / 2 - y * scale;
  context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * left, ratio * top);
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const outline of outlines) drawOne(context, outline, scale, dark);
}

function drawOne(context: CanvasRenderingContext2D, outline: Outline, scale: number, dark: boolean): void {
  const color = (COLORS[outline.color] ?? COLORS.black)?.[dark ? 1 : 0] ?? "#888888";
  context.strokeStyle = color;
  // No line is thinner than a screen can show.
  context.lineWidth = Math.max(outline.strokeWidth, 1 / scale);
  context.setLineDash(outline.dashed ? [outline.strokeWidth * 2.5, outline.strokeWidth * 2.5] : []);
  const { points } = outline;
  if (outline.form !== "none" && points.length > 0) {
    context.beginPath();
    if (outline.form === "ellipse") ellipse(context, points);
    else for (let at = 0; at < points.length; at += 2) context.lineTo(points[at] as number, points[at + 1] as number);
    if (outline.closed && outline.form === "polygon") context.closePath();
    if (outline.fill === "tint") fill(context, color, 0.16);
    if (outline.fill === "paper") fill(context, dark ? "#ffffff" : "#000000", 0.03);
    context.stroke();
    if (outline.arrowhead) drawHead(context, points, Math.max(outline.strokeWidth * 4, 5 / scale));
  }
  if (outline.label !== "") drawLabel(context, outline, scale, color);
}

function fill(context: CanvasRenderingContext2D, color: string, alpha: number): void {
  context.globalAlpha = alpha;
  context.fillStyle = color;
  context.fill();
  context.globalAlpha = 1;
}

function ellipse(context: CanvasRenderingContext2D, points: Float32Array): void {
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = points;
  const [rx, ry] = [Math.hypot(bx - ax, by - ay) / 2, Math.hypot(dx - ax, dy - ay) / 2];
  context.ellipse((ax + cx) / 2, (ay + cy) / 2, rx, ry, Math.atan2(by - ay, bx - ax), 0, Math.PI * 2);
}

function drawHead(context: CanvasRenderingContext2D, points: Float32Array, length: number): void {
  if (points.length < 4) return;
  const [fromX = 0, fromY = 0, toX = 0, toY = 0] = points.subarray(-4);
  const turn = Math.atan2(toY - fromY, toX - fromX);
  context.setLineDash([]);
  context.beginPath();
  for (const side of [2.6, 0, -2.6]) {
    const back = side === 0 ? 0 : length;
    context.lineTo(toX + Math.cos(turn + side) * back, toY + Math.sin(turn + side) * back);
  }
  context.stroke();
}

function drawLabel(context: CanvasRenderingContext2D, outline: Outline, scale: number, color: string): void {
  const bounds = areaOf([outline]);
  if (bounds === null) return;
  const { labelSize, labelInset } = outline;
  const lines = outline.label.split("\n");
  const starts = outline.labelAt === "start";
  const x = starts ? bounds.x + labelInset : bounds.x + bounds.w / 2;
  const yOf = (line: number) => bounds.y + bounds.h / 2 + (line - (lines.length - 1) / 2) * labelSize * LINE_HEIGHT;
  context.fillStyle = color;
  if (labelSize * scale < READABLE_PX) {
    context.globalAlpha = 0.45;
    for (const [at, { length }] of lines.entries()) {
      const width = Math.min(length * labelSize * 0.5, (bounds.w - labelInset) * 0.8 || Infinity);
      context.fillRect(starts ? x : x - width / 2, yOf(at) - labelSize / 4, width, labelSize / 2);
    }
    context.globalAlpha = 1;
    return;
  }
  context.font = `500 ${labelSize}px "Inter Variable", sans-serif`;
  context.textAlign = starts ? "left" : "center";
  context.textBaseline = "middle";
  const fits = outline.form === "line" || (starts && labelInset === 0);
  const widest = fits ? undefined : Math.max(40, bounds.w - labelInset - 8);
  for (const [at, line] of lines.entries()) context.fillText(line, x, yOf(at), widest);
}
