import type { BoardPicture } from "@casement/shared/document/picture/board-picture";
import { drawOutlines } from "@casement/shared/document/picture/draw-picture";
import { BoardPen } from "./board-pen.js";
import { drawSmall } from "./draw-blocks.js";
import { FILL, type PageWriter } from "./page-writer.js";

const NOTHING: BoardPicture = { outlines: [], area: null };
const PADDING = 10;
const TALLEST = 420;
/** Points for each px of the board at most: a single box does not fill a page. */
const LARGEST = 0.9;

/** The board as lines and text, as large as the page allows. */
export function drawBoard(page: PageWriter, picture: BoardPicture | null, description: string): void {
  const { outlines, area } = picture ?? NOTHING;
  if (area === null) {
    drawSmall(page, "Nothing was drawn.");
    return;
  }
  const { x, width } = page.column;
  const inner = width - 2 * PADDING;
  const scale = Math.min(LARGEST, inner / Math.max(1, area.w), (TALLEST - 2 * PADDING) / Math.max(1, area.h));
  const height = area.h * scale + 2 * PADDING;
  page.need(height);
  const top = page.y;
  page.decorate(() => page.doc.lineWidth(0.5).rect(x, top, width, height).stroke(FILL.rail));
  page.tagged(
    "Figure",
    () => {
      const left = x + (width - area.w * scale) / 2;
      page.doc.save().rect(x, top, width, height).clip();
      page.doc.translate(left - area.x * scale, top + PADDING - area.y * scale).scale(scale, scale, {});
      // At the board's own size: a page can be enlarged, so that small labels are text too.
      drawOutlines(new BoardPen(page, scale), outlines, 1, false);
      page.doc.restore();
    },
    undefined,
    description,
  );
  page.y += height + 8;
}
