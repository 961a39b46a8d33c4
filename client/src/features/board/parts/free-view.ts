import { Box, type Editor, type TLShapeId, Vec } from "tldraw";
import { measureBoard } from "./measure-board";

/** What lies over a board that one can draw on, in px of the screen: its menus above, its tools below. */
const MENUS_PX = 48;
const TOOLS_PX = 72;
/** The details or styles at the right: 256 px and their margins. */
const DETAILS_PX = 272;
/** On a narrower board (px) they are behind a button. */
const ROOM_FOR_DETAILS = 640;
const MARGIN_PX = 24;

/** Whether details or styles are open: something is selected, or a tool is taken that draws. */
export function hasDetails(editor: Editor): boolean {
  return editor.getSelectedShapeIds().length > 0 || !editor.isInAny("select", "hand", "eraser", "laser", "zoom");
}

/** The part of the board that nothing lies over, in px of the screen from the board's top left. */
function freeArea(editor: Editor, details: boolean): Box {
  measureBoard(editor);
  const { w, h } = editor.getViewportScreenBounds();
  const right = details && w > ROOM_FOR_DETAILS ? DETAILS_PX : 0;
  return new Box(0, MENUS_PX, Math.max(1, w - right), Math.max(1, h - MENUS_PX - TOOLS_PX));
}

/** The part of the page that is seen and stays so while a shape's details are open. */
export function freeView(editor: Editor): Box {
  const { x, y, z } = editor.getCamera();
  const area = freeArea(editor, true);
  return new Box(area.x / z - x, area.y / z - y, area.w / z, area.h / z);
}

/** Moves the view as little as necessary to show the shape beside its details. */
export function showShape(editor: Editor, id: TLShapeId): void {
  const bounds = editor.getShapePageBounds(id);
  const view = freeView(editor);
  if (bounds === undefined || view.contains(bounds)) return;
  const { x, y, z } = editor.getCamera();
  const margin = MARGIN_PX / z;
  const right = shift(bounds.minX - margin, bounds.maxX + margin, view.minX, view.maxX);
  const down = shift(bounds.minY - margin, bounds.maxY + margin, view.minY, view.maxY);
  editor.setCamera(new Vec(x + right, y + down, z));
}

/** How far a span has to move to lie within another; what is longer than the other shows its middle. */
function shift(from: number, to: number, least: number, most: number): number {
  if (to - from > most - least) return (least + most - from - to) / 2;
  return Math.max(0, least - from) - Math.max(0, to - most);
}

/** Fits the whole drawing into what nothing lies over, never beyond 100 %. An empty board's view does not move. */
export function fitDrawing(editor: Editor, animationMs?: number): void {
  const bounds = editor.getCurrentPageBounds();
  if (bounds !== undefined) fitBounds(editor, bounds, 1, animationMs);
}

/** Fits a part of the page likewise. */
export function fitBounds(editor: Editor, bounds: Box, maxZoom: number, animationMs?: number): void {
  const area = freeArea(editor, hasDetails(editor)).expandBy(-MARGIN_PX);
  const fitting = Math.min(maxZoom, area.w / Math.max(1, bounds.w), area.h / Math.max(1, bounds.h));
  const z = Math.max(fitting, editor.getCameraOptions().zoomSteps[0] ?? fitting);
  const { x, y } = bounds.center;
  const camera = new Vec(area.center.x / z - x, area.center.y / z - y, z);
  editor.setCamera(camera, animationMs === undefined ? {} : { animation: { duration: animationMs } });
}
