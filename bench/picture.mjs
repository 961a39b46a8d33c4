// Makes the README's picture: an interview in its fourth step, with two people at a drawn board.
// node bench/picture.mjs
import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { writeRecord } from "@casement/shared/document/records/write-record";
import { PAGE_ID, recordsOf } from "@casement/shared/document/schema";
import { addRow } from "@casement/shared/document/sheets/edit-rows";
import { api, joinDocument, launchBrowser, startServer, withCommands } from "./board-rig.mjs";

const PICTURE = path.resolve(import.meta.dirname, "../docs/pictures/room.png");
const VIEWPORT = { width: 1440, height: 900 };
const KB = 1024;
const NOTES = [
  ["Asks who reads and who writes before drawing anything", "strength", 0],
  ["Scope: post, follow, home timeline. Leaves search out, says why", "strength", 0],
  ["28 million reads a minute: off by ten, corrects it when asked", "concern", 1],
  ["Cursor in the timeline's API, not page numbers", "strength", 2],
  ["What happens when somebody with 100 million followers posts?", "question", 3],
];
const MINUTES_BETWEEN_NOTES = 3;
/** The digits of tldraw's order keys. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const [COLUMN, ROW] = [296, 136];
/** Column, row, kind, label and facts of each component. */
const COMPONENTS = {
  web: [0, 1, "client", "Web and mobile"],
  cdn: [1, 0, "cdn", "Static files"],
  media: [2, 0, "storage", "Media"],
  gateway: [0, 2, "gateway", "API gateway", { replicas: 6 }],
  timeline: [1, 1, "service", "Timeline service", { replicas: 40 }],
  cache: [2, 1, "cache", "Home timelines", { replicas: 3, shards: 12, technology: "Redis" }],
  post: [0, 3, "service", "Post service", { replicas: 12 }],
  queue: [1, 3, "queue", "New posts", { replicas: 3, technology: "Kafka" }],
  fanout: [2, 2, "worker", "Fan-out", { replicas: 20 }],
  store: [0, 4, "nosql", "Posts", { replicas: 3, shards: 24, technology: "Cassandra" }],
  graph: [2, 3, "sql", "Follow graph", { replicas: 2 }],
};
/** From, to, what flows, and whether the sender waits for the answer. */
const ARROWS = [
  ["web", "cdn", "", false],
  ["cdn", "media", "", false],
  ["web", "gateway", "HTTPS", false],
  ["gateway", "timeline", "230 k/s", false],
  ["timeline", "cache", "", false],
  ["gateway", "post", "", false],
  ["post", "store", "", false],
  ["post", "queue", "", true],
  ["queue", "fanout", "", true],
  ["fanout", "cache", "", false],
  ["fanout", "graph", "", false],
];
const QUANTITIES = [
  ["monthly users", "500 M users"],
  ["daily users", "monthly_users × 40 %"],
  ["posts a day", "daily_users × 2.5 writes/user"],
  ["reads a day", "daily_users × 100 reads/user"],
  ["write rate", "posts_a_day / 86 400 s"],
  ["read rate", "reads_a_day / 86 400 s"],
  ["bytes per post", "500 B/write"],
  ["storage a day", "posts_a_day × bytes_per_post"],
];

const shape = { typeName: "shape", rotation: 0, parentId: PAGE_ID, isLocked: false, opacity: 1, meta: {} };
const order = (number) => `a${DIGITS[number]}`;

function componentOf([id, [column, row, kind, label, facts = {}]], number) {
  const unknown = { replicas: null, shards: null, capacity: "", technology: "", note: "", bound: "" };
  return {
    ...shape,
    id: `shape:${id}`,
    type: "component",
    x: column * COLUMN,
    y: row * ROW,
    index: order(number),
    props: { w: 208, h: 72, kind, label, ...unknown, ...facts },
  };
}

function arrowOf([from, to, text, async], number) {
  const id = `shape:arrow${number}`;
  const look = { color: "grey", labelColor: "black", fill: "none", dash: "solid", size: "s", font: "sans", scale: 1 };
  const form = { kind: "arc", bend: 0, arrowheadStart: "none", arrowheadEnd: "arrow", elbowMidPoint: 0.5 };
  const ends = { start: { x: 0, y: 0 }, end: { x: 9, y: 9 }, text, labelPosition: 0.5 };
  const hold = (terminal, end) => ({
    id: `binding:${number}${terminal}`,
    typeName: "binding",
    type: "arrow",
    meta: {},
    fromId: id,
    toId: `shape:${end}`,
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: "none" },
  });
  const index = order(Object.keys(COMPONENTS).length + number);
  return [
    {
      ...shape,
      id,
      type: "arrow",
      x: 0,
      y: 0,
      index,
      meta: { protocol: "", async },
      props: { ...look, ...form, ...ends },
    },
    hold("start", from),
    hold("end", to),
  ];
}

function design(doc) {
  doc.transact(() => {
    const records = [...Object.entries(COMPONENTS).map(componentOf), ...ARROWS.flatMap(arrowOf)];
    for (const record of records) writeRecord(recordsOf(doc), record);
    for (const [name, formula] of QUANTITIES)
      addRow(doc, { sheet: "estimate", table: "quantity", texts: { name, formula } });
  });
}

async function invited(browser, host, url, sessionId, role, name) {
  const context = await browser.newContext({ viewport: VIEWPORT, colorScheme: "light" });
  const invite = await api(host, url, "POST", `/sessions/${sessionId}/invites`, { role });
  const [id, secret] = invite.path.split("#")[1].split(".");
  await api(context, url, "POST", "/invites/redeem", { id, secret, name });
  return context;
}

/** Plays the first steps; `advance` moves the server's clock between the notes. */
async function interview(host, guest, { url, advance }, sessionId) {
  await withCommands(guest, url, sessionId, (send) => send("consent.give", { textVersion: "2026-11" }));
  await withCommands(host, url, sessionId, async (send) => {
    await send("session.start");
    for (const [index, [text, tag, step]] of NOTES.entries()) {
      if (step > (NOTES[index - 1]?.[2] ?? 0)) await send("step.enter", { stepIndex: step, expectedRevision: step });
      await advance(MINUTES_BETWEEN_NOTES * 60_000);
      await send("note.add", { noteId: `note-${index}`, text, tag });
    }
  });
}

const drawn = (page, shapes) =>
  page.waitForFunction((count) => document.querySelectorAll(".tl-shape").length >= count, shapes);

const browser = await launchBrowser();
const server = await startServer();
try {
  const { url } = server;
  const host = await browser.newContext({ viewport: VIEWPORT, colorScheme: "light" });
  await api(host, url, "POST", "/accounts", {
    name: "Ana Sousa",
    email: "ana@example.org",
    password: "a long quiet sentence",
  });
  const problem = (await api(host, url, "GET", "/problems")).items.find(({ title }) => title.includes("Twitter"));
  const draft = { title: "Design Twitter", problemId: problem.id, frameworkId: "six-steps" };
  const { id } = await api(host, url, "POST", "/sessions", draft);
  const guest = await invited(browser, host, url, id, "candidate", "Ben Okafor");
  await interview(host, guest, server, id);
  const [mine, theirs] = [await host.newPage(), await guest.newPage()];
  for (const page of [mine, theirs]) {
    await page.goto(`${url}/sessions/${id}`);
    await page.locator(".tl-canvas").waitFor();
  }
  const { doc, leave } = await joinDocument({ host, url, sessionId: id });
  design(doc);
  const shapes = Object.keys(COMPONENTS).length + ARROWS.length;
  for (const page of [mine, theirs]) await drawn(page, shapes);
  leave();
  // After a reload both see all of it.
  for (const page of [mine, theirs]) {
    await page.reload();
    await drawn(page, shapes);
  }
  await mine.getByRole("tab", { name: "Worksheet" }).click();
  await mine.getByRole("tab", { name: "Estimate" }).click();
  await mine.locator(".tl-canvas").click({ position: { x: 200, y: 60 } });
  await mine.keyboard.press("Shift+1");
  await mine.locator(".tl-canvas").getByText("Follow graph").waitFor();
  const pointed = await theirs.locator(".tl-shape", { hasText: "Fan-out" }).boundingBox();
  await theirs.mouse.move(pointed.x + pointed.width * 0.7, pointed.y + pointed.height + 14, { steps: 5 });
  await mine
    .getByRole("status")
    .filter({ hasText: /^Saved$/ })
    .first()
    .waitFor();
  await mine.evaluate(() => document.fonts.ready);
  await mkdir(path.dirname(PICTURE), { recursive: true });
  await mine.screenshot({ path: PICTURE });
  console.log(JSON.stringify({ picture: PICTURE, kb: Math.round((await stat(PICTURE)).size / KB) }));
} finally {
  await browser.close();
  await server.stop();
}
