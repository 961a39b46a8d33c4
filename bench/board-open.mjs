// How long after the page's navigation is a board of this many shapes on the screen? Pages load from the cache.
// Builds nothing: run `npm run build` first. Takes about a minute.
// node bench/board-open.mjs [shapes ...]

import { writeRecord } from "@casement/shared/document/records/write-record";
import { PAGE_ID, recordsOf } from "@casement/shared/document/schema";
import { joinDocument, shapesPainted, withTwoOnABoard } from "./board-rig.mjs";

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [500, 2000];
const ROUNDS = 3;
const SHAPES_A_ROW = 40;
/** The digits of tldraw's order keys. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A labelled box, as people draw one. */
function box(number) {
  const richText = {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: `Service ${number}` }] }],
  };
  return {
    id: `shape:bench${number}`,
    typeName: "shape",
    type: "geo",
    x: (number % SHAPES_A_ROW) * 200,
    y: Math.floor(number / SHAPES_A_ROW) * 120,
    rotation: 0,
    index: `b${DIGITS[Math.floor(number / DIGITS.length)]}${DIGITS[number % DIGITS.length]}`,
    parentId: PAGE_ID,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      color: "black",
      fill: "none",
      dash: "draw",
      size: "m",
      scale: 1,
      w: 160,
      h: 80,
      geo: "rectangle",
      growY: 0,
      url: "",
      labelColor: "black",
      font: "draw",
      align: "middle",
      verticalAlign: "middle",
      richText,
    },
  };
}

/** Draws the shapes `from` to `to` as the person with these cookies. */
async function fill(board, from, to) {
  const { doc, leave } = await joinDocument(board);
  for (let start = from; start < to; start += 100) {
    doc.transact(() => {
      for (let number = start; number < Math.min(start + 100, to); number++) writeRecord(recordsOf(doc), box(number));
    });
  }
  return leave;
}

await withTwoOnABoard(async (board) => {
  const table = {};
  let drawn = 0;
  for (const shapes of SIZES) {
    const leave = await fill(board, drawn, shapes);
    drawn = shapes;
    await board.writer.waitForFunction((count) => document.querySelectorAll(".tl-shape").length >= count, shapes, {
      timeout: 120_000,
    });
    leave();
    await board.writer.goto("about:blank");
    const times = [];
    for (let round = 0; round < ROUNDS; round++) {
      await board.reader.goto("about:blank");
      await board.reader.goto(`${board.url}/sessions/${board.sessionId}`, { waitUntil: "commit" });
      times.push(await board.reader.evaluate(shapesPainted, shapes));
    }
    times.sort((a, b) => a - b);
    table[`${shapes} shapes`] = {
      "median s": Number((times[1] / 1000).toFixed(2)),
      "max s": Number((times[2] / 1000).toFixed(2)),
    };
    await board.writer.goto(`${board.url}/sessions/${board.sessionId}`);
  }
  console.table(table);
});
