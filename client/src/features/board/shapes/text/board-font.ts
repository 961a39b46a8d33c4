import interLatin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import type { TLFontFace } from "tldraw";
import type { Measure } from "./component-text";
import { FONT_FAMILY } from "./component-text";

/** The interface's typeface on the board: loaded before labels are measured, and embedded in exported pictures. */
export const BOARD_FONT: TLFontFace = {
  family: "Inter Variable",
  src: { url: interLatin, format: "woff2" },
  weight: "100 900",
  style: "normal",
};

let canvas: CanvasRenderingContext2D | null = null;

export const measureText: Measure = (text, { size, weight }) => {
  canvas ??= document.createElement("canvas").getContext("2d");
  if (canvas === null) return text.length * size * 0.55;
  canvas.font = `${weight} ${size}px ${FONT_FAMILY}`;
  return canvas.measureText(text).width;
};
