// Makes the README's picture: an interview in its fourth step, with two people at a drawn board.
// node bench/picture.mjs
import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { api, launchBrowser, startServer, withCommands } from "./board-rig.mjs";

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
/** Centre of each box in pixels of the board, and its label. */
const BOXES = {
  client: [75, 250, "Client"],
  api: [235, 250, "API"],
  posts: [235, 110, "Posts DB"],
  queue: [400, 250, "Queue"],
  fanout: [565, 250, "Writer"],
  cache: [565, 400, "Cache"],
  graph: [400, 400, "Graph"],
};
const ARROWS = [
  ["client", "api"],
  ["api", "posts"],
  ["api", "queue"],
  ["queue", "fanout"],
  ["graph", "fanout"],
  ["fanout", "cache"],
];
const BOX = { width: 116, height: 66 };

async function drawBoxes(page, origin) {
  for (const [x, y, label] of Object.values(BOXES)) {
    await page.getByTestId("tools.rectangle").first().click();
    await page.mouse.move(origin.x + x - BOX.width / 2, origin.y + y - BOX.height / 2);
    await page.mouse.down();
    await page.mouse.move(origin.x + x + BOX.width / 2, origin.y + y + BOX.height / 2, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press("Enter");
    await page.locator(".tl-canvas [contenteditable=true]").waitFor();
    await page.keyboard.type(label);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  }
}

async function drawArrows(page, origin) {
  for (const [from, to] of ARROWS.map((ends) => ends.map((end) => BOXES[end]))) {
    await page.getByTestId("tools.arrow").first().click();
    await page.mouse.move(origin.x + from[0], origin.y + from[1]);
    await page.mouse.down();
    await page.mouse.move(origin.x + to[0], origin.y + to[1], { steps: 8 });
    await page.mouse.up();
  }
  await page.keyboard.press("Escape");
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
      await advance(MINUTES_BETWEEN_NOTES);
      await send("note.add", { noteId: `note-${index}`, text, tag });
    }
  });
}

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
  const box = await theirs.locator(".tl-canvas").boundingBox();
  const origin = { x: box.x + 90, y: box.y + 120 };
  await drawBoxes(theirs, origin);
  await drawArrows(theirs, origin);
  await mine
    .locator(".tl-shape")
    .nth(Object.keys(BOXES).length + ARROWS.length - 1)
    .waitFor();
  await theirs.mouse.move(origin.x + BOXES.api[0] + 20, origin.y + BOXES.cache[1], { steps: 5 });
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
