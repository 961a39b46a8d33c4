import { type Element, FILL, LOOKS, type PageWriter } from "./page-writer.js";

const PADDING = 4;
/** The first column names its row and is wider by this than each of the others. */
const FIRST = 2.2;
/** A cell is cut off after so many lines: cells hold names and figures. */
const MOST_LINES = 6;

/** A table whose first column names its rows. */
export function drawTable(page: PageWriter, head: readonly string[], rows: readonly (readonly string[])[]): void {
  page.group("Table", (table) => {
    drawRow(page, table, head, true);
    for (const row of rows) drawRow(page, table, row, false);
  });
  page.y += 8;
}

function drawRow(page: PageWriter, table: Element, cells: readonly string[], isHead: boolean): void {
  const { x, width } = page.column;
  const share = width / (FIRST + cells.length - 1);
  const placeOf = (index: number) =>
    index === 0
      ? { x, width: FIRST * share - 2 * PADDING }
      : { x: x + (FIRST + index - 1) * share, width: share - 2 * PADDING };
  const lookOf = (index: number) => (isHead || index === 0 ? LOOKS.strong : LOOKS.label);
  const set = cells.map((cell, index) =>
    page.setter.lines(cell, { ...lookOf(index), width: placeOf(index).width }).slice(0, MOST_LINES),
  );
  const height = Math.max(1, ...set.map(({ length }) => length)) * LOOKS.label.leading + PADDING;
  page.need(height);
  const top = page.y + PADDING / 2;
  page.group(
    "TR",
    (row) => {
      for (const [index, lines] of set.entries())
        page.tagged(
          isHead || index === 0 ? "TH" : "TD",
          () => {
            for (const [number, line] of lines.entries())
              page.line(line, lookOf(index), placeOf(index), top + number * LOOKS.label.leading);
          },
          row,
        );
    },
    table,
  );
  page.y += height;
  page.decorate(() => page.doc.rect(x, page.y, width, 0.5).fill(FILL.rail));
}
