/** Selector of the worksheet that somebody may be writing in. */
export const SHEET = "[data-sheet]";

/** How many frames to wait for the cell's worksheet to appear. */
const FRAMES = 30;

/** Scrolls to a cell as soon as it is on the screen, without taking the focus; the returned function gives up waiting. */
export function showCell(row: string, field: string): () => void {
  const inRow = `[data-row="${CSS.escape(row)}"]`;
  return scrollTo(`${inRow} [data-cell="${CSS.escape(field)}"], ${inRow} [data-read="${CSS.escape(field)}"]`);
}

/** Likewise to a row. */
export function showRow(row: string): () => void {
  return scrollTo(`[data-row="${CSS.escape(row)}"]`);
}

function scrollTo(selector: string): () => void {
  let frames = FRAMES;
  let waiting = requestAnimationFrame(function look() {
    const found = document.querySelector(selector);
    if (found !== null) found.scrollIntoView({ block: "center" });
    else if (--frames > 0) waiting = requestAnimationFrame(look);
  });
  return () => cancelAnimationFrame(waiting);
}
