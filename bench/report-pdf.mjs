// How long a report of six pages takes to be made into a PDF, with a drawn board, and how large it is: as the server
// makes it, each in a thread of its own. No server needed; run `npm run build` first.
// node bench/report-pdf.mjs [runs] [file to keep]
import { writeFile } from "node:fs/promises";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { writeRecord } from "@casement/shared/document/records/write-record";
import { PAGE_ID, recordsOf, seedBoard } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { makePdf } from "../server/dist/report/make-pdf.js";

const RUNS = Number(process.argv[2] ?? 10);
const KEPT = process.argv[3];
const COLUMNS = 5;
const [COLUMN_PX, ROW_PX] = [300, 150];
const KINDS = [
  ["client", "Web and mobile"],
  ["cdn", "Static files"],
  ["gateway", "API gateway"],
  ["service", "Timeline service"],
  ["cache", "Home timelines"],
  ["service", "Post service"],
  ["queue", "New posts"],
  ["worker", "Fan-out"],
  ["nosql", "帖子 Posts"],
  ["sql", "Follow graph"],
];

const base = { typeName: "shape", parentId: PAGE_ID, rotation: 0, isLocked: false, opacity: 1, meta: {} };

/** A board with components, the arrows between them and freehand strokes. */
function board() {
  const doc = new Y.Doc();
  seedBoard(doc);
  doc.transact(() => {
    for (const [index, [kind, label]] of KINDS.entries()) {
      const place = { x: (index % COLUMNS) * COLUMN_PX, y: Math.floor(index / COLUMNS) * ROW_PX };
      const props = {
        w: 220,
        h: 72,
        kind,
        label,
        note: "",
        replicas: null,
        shards: null,
        capacity: "",
        technology: "",
        bound: "",
      };
      writeRecord(recordsOf(doc), {
        ...base,
        ...place,
        id: `shape:c${index}`,
        type: "component",
        index: `a${index}`,
        props,
      });
      if (index > 0) for (const record of arrow(index)) writeRecord(recordsOf(doc), record);
    }
    for (let stroke = 0; stroke < 60; stroke += 1)
      writeRecord(recordsOf(doc), {
        ...base,
        id: `shape:s${stroke}`,
        type: "draw",
        index: `b${String(stroke).padStart(2, "0")}V`,
        x: stroke * 22,
        y: 340,
        props: {
          color: "blue",
          size: "m",
          dash: "draw",
          fill: "none",
          segments: [{ type: "free", points: scribble(stroke) }],
        },
      });
  });
  return Y.encodeStateAsUpdate(doc);
}

function scribble(seed) {
  return Array.from({ length: 120 }, (_, at) => ({ x: at / 4, y: 60 * Math.sin(at / 7 + seed), z: 0.5 }));
}

function arrow(index) {
  const id = `shape:a${index}`;
  const props = {
    start: { x: 0, y: 0 },
    end: { x: 10, y: 10 },
    kind: "arc",
    dash: "draw",
    size: "m",
    color: "black",
    fill: "none",
  };
  const bound = (terminal, to) => ({
    id: `binding:${index}${terminal}`,
    typeName: "binding",
    type: "arrow",
    fromId: id,
    toId: `shape:c${to}`,
    meta: {},
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: "none" },
  });
  return [
    { ...base, id, type: "arrow", index: `a${index}V`, x: 0, y: 0, props },
    bound("start", index - 1),
    bound("end", index),
  ];
}

const SENTENCES =
  "You asked who reads and who writes before you drew anything, and you said aloud what you left out and why. " +
  "The second estimate was off by a factor of ten; you found that yourself when it did not fit the storage. ";
const ANCHOR = "States assumptions, checks them against each other and comes back to them when the design changes.";

function content() {
  const feedback = [
    "What went well",
    `- ${SENTENCES}`,
    `- ${SENTENCES} 👍`,
    "",
    "What to work on",
    `- 热点用户的处理 ${SENTENCES}`,
  ];
  return {
    title: "Design Twitter",
    subtitle: "Feedback on a system design interview",
    foot: "Design Twitter: feedback",
    blocks: [
      {
        kind: "facts",
        rows: [
          { name: "Candidate", value: "Ben 陈" },
          { name: "Interviewers", value: "Ana, שרה, مريم" },
        ],
      },
      { kind: "heading", level: 2, text: "Feedback" },
      {
        kind: "text",
        text: [...feedback, "", ...Array.from({ length: 18 }, () => `${SENTENCES.repeat(3)}\n`)].join("\n"),
      },
      { kind: "heading", level: 2, text: "Marks" },
      ...Array.from({ length: 12 }, (_, index) => [
        { kind: "heading", level: 3, text: `Criterion ${index + 1}` },
        { kind: "mark", level: (index % 4) + 1, text: ", agreed by your interviewers" },
        { kind: "small", text: ANCHOR },
      ]).flat(),
      { kind: "heading", level: 2, text: "Time per step" },
      { kind: "ribbon", steps: STEPS },
      {
        kind: "table",
        head: ["Step", "Planned", "Used", "Difference"],
        rows: STEPS.map(({ title }) => [title, "05:00", "06:40", "01:40 over"]),
      },
      { kind: "heading", level: 2, text: "The board at the end" },
      { kind: "board", description: "The board as it was at the end." },
      { kind: "heading", level: 2, text: "Moments" },
      {
        kind: "links",
        items: STEPS.map(({ title }) => ({
          text: `03:20  ${title} begins`,
          address: "http://localhost:3000/shared/x?t=3m20s",
        })),
      },
    ],
  };
}

const STEPS = [
  { title: "Clarify", budgetMs: 300_000, spentMs: 400_000 },
  { title: "Estimate", budgetMs: 300_000, spentMs: 240_000 },
  { title: "API and data model", budgetMs: 600_000, spentMs: 600_000 },
  { title: "High-level design", budgetMs: 900_000, spentMs: 1_100_000 },
  { title: "Deep dive", budgetMs: 600_000, spentMs: 300_000 },
  { title: "Bottlenecks", budgetMs: 300_000, spentMs: 0 },
];

const task = { content: content(), board: board(), at: Date.now() };
const delay = monitorEventLoopDelay({ resolution: 5 });
const times = [];
let last = new Uint8Array();
delay.enable();
for (let run = 0; run < RUNS; run += 1) {
  const before = performance.now();
  last = await makePdf(task);
  times.push(performance.now() - before);
}
delay.disable();
if (KEPT !== undefined) await writeFile(KEPT, last);
const pages =
  Buffer.from(last)
    .toString("latin1")
    .match(/\/Type \/Page\n/g)?.length ?? 0;
times.sort((one, other) => one - other);
console.info(`${pages} pages, ${(last.length / 1024).toFixed(0)} KiB`);
console.info(`median ${times[RUNS >> 1].toFixed(0)} ms, worst ${times.at(-1).toFixed(0)} ms of ${RUNS}`);
console.info(`the server's loop meanwhile: worst delay ${(delay.max / 1e6).toFixed(1)} ms`);
