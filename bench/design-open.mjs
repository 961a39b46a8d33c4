// How long after the page's navigation is a session on the screen that has a design of 100 components, an arrow from
// each, and full worksheets? Pages load from the cache. Builds nothing: run `npm run build` first. Under a minute.
// node bench/design-open.mjs [components]

import { KINDS_IN_ORDER } from "@casement/shared/design/component-kinds";
import { writeRecord } from "@casement/shared/document/records/write-record";
import { PAGE_ID, recordsOf } from "@casement/shared/document/schema";
import { addRow } from "@casement/shared/document/sheets/edit-rows";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { joinDocument, shapesPainted, withTwoOnABoard } from "./board-rig.mjs";

const COMPONENTS = Number(process.argv[2] ?? 100);
const ROUNDS = 5;
const A_ROW = 10;
/** Rows in each table of each worksheet: more than an interview fills. */
const ROWS_A_TABLE = 20;
/** Most that it may take, in ms. */
const LIMIT_MS = 2500;
/** The digits of tldraw's order keys. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const orderKey = (number) => `b${DIGITS[Math.floor(number / DIGITS.length)]}${DIGITS[number % DIGITS.length]}`;
const shape = { typeName: "shape", rotation: 0, parentId: PAGE_ID, isLocked: false, opacity: 1, meta: {} };

const component = (number) => ({
  ...shape,
  id: `shape:c${number}`,
  type: "component",
  x: (number % A_ROW) * 320,
  y: Math.floor(number / A_ROW) * 140,
  index: orderKey(number),
  props: {
    w: 208,
    h: 72,
    kind: KINDS_IN_ORDER[number % KINDS_IN_ORDER.length],
    label: `Component ${number}`,
    replicas: 3,
    shards: null,
    capacity: "20 000 req/s",
    technology: "Redis",
    note: "",
    bound: "",
  },
});

const arrow = (number) => ({
  ...shape,
  id: `shape:a${number}`,
  type: "arrow",
  x: 0,
  y: 0,
  index: orderKey(COMPONENTS + number),
  meta: { protocol: "gRPC", async: number % 3 === 0 },
  props: {
    kind: "arc",
    labelColor: "black",
    color: "grey",
    fill: "none",
    dash: "solid",
    size: "s",
    font: "sans",
    bend: 0,
    arrowheadStart: "none",
    arrowheadEnd: "arrow",
    start: { x: 0, y: 0 },
    end: { x: 9, y: 9 },
    text: "calls",
    labelPosition: 0.5,
    scale: 1,
    elbowMidPoint: 0.5,
  },
});

const binding = (number, terminal, to) => ({
  id: `binding:${number}${terminal}`,
  typeName: "binding",
  type: "arrow",
  meta: {},
  fromId: `shape:a${number}`,
  toId: `shape:c${to}`,
  props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: "none" },
});

/** Each component calls its right neighbour. */
function draw(doc) {
  const records = recordsOf(doc);
  doc.transact(() => {
    for (let number = 0; number < COMPONENTS; number++) writeRecord(records, component(number));
    for (let number = 0; number < COMPONENTS - 1; number++) {
      for (const record of [arrow(number), binding(number, "start", number), binding(number, "end", number + 1)])
        writeRecord(records, record);
    }
  });
}

function fillSheets(doc) {
  let rows = 0;
  for (const [sheet, { tables }] of Object.entries(WORKSHEETS)) {
    for (const table of Object.keys(tables)) {
      for (let number = 0; number < ROWS_A_TABLE; number++) {
        const texts = sheet === "estimate" ? { name: `Quantity ${number}`, formula: "230 000 reads / s" } : {};
        addRow(doc, { sheet, table, texts });
        rows += 1;
      }
    }
  }
  return rows;
}

/** Processor time of the page's main thread since its navigation, which other work on the machine does not add to. */
async function mainThreadMs(devtools) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return Math.round((metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000);
}

const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

await withTwoOnABoard(async (board) => {
  const { doc, leave } = await joinDocument(board);
  draw(doc);
  const rows = fillSheets(doc);
  const shapes = COMPONENTS * 2 - 1;
  await board.writer.waitForFunction((count) => document.querySelectorAll(".tl-shape").length >= count, shapes, {
    timeout: 60_000,
  });
  leave();
  await board.writer.goto("about:blank");
  const [times, works] = [[], []];
  const devtools = await board.reader.context().newCDPSession(board.reader);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  for (let round = 0; round < ROUNDS; round++) {
    await board.reader.goto("about:blank");
    await board.reader.goto(`${board.url}/sessions/${board.sessionId}`, { waitUntil: "commit" });
    times.push(Math.round(await board.reader.evaluate(shapesPainted, shapes)));
    works.push(await mainThreadMs(devtools));
  }
  const median = middle(times);
  console.log(
    JSON.stringify({
      components: COMPONENTS,
      arrows: COMPONENTS - 1,
      rows,
      medianMs: median,
      mainThreadMs: middle(works),
      maxMs: times.at(-1),
      limitMs: LIMIT_MS,
    }),
  );
  if (median > LIMIT_MS) process.exitCode = 1;
});
