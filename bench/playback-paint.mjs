// The player in Chromium, on a real server: how long a recording takes to open, to seek to a second and paint it, how
// many frames a second it reaches at 16x, how many pictures a second scrubbing shows, and the exported page's size and
// speed.
// Run `npm run build` first, then `node bench/playback.mjs 1 record.ndjson`, which writes the interview of 45 minutes.
// node bench/playback-paint.mjs record.ndjson
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { api, launchBrowser, startServer } from "./board-rig.mjs";

const FILE = process.argv[2];
const VIEWPORT = { width: 1440, height: 900 };
const OPENINGS = 5;
const SEEKS = 40;
const PLAY_MS = 10_000;
const SCRUB_MS = 4_000;
/** A board that has not changed for this long shows the moment asked for. */
const QUIET_MS = 400;

if (FILE === undefined) throw new Error("name the record that playback.mjs wrote");

const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const ms = (value) => `${Math.round(value)} ms`;
const spread = (values) =>
  `p50 ${ms(percentile(values, 0.5))}, p95 ${ms(percentile(values, 0.95))}, most ${ms(Math.max(...values))}`;
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** In the page: notes the time of every frame, and of every frame that painted another board. */
function watchFrames() {
  const frames = { all: [], painted: [] };
  window.frames_ = frames;
  let changed = false;
  new MutationObserver((mutations) => {
    if (mutations.some(({ target }) => target.parentElement?.closest(".tl-shapes, .tl-html-layer") != null))
      changed = true;
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const tick = () => {
    requestAnimationFrame(tick);
    const now = performance.now();
    frames.all.push(now);
    if (!changed) return;
    changed = false;
    // After the frame has been painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => frames.painted.push(performance.now());
    port2.postMessage(null);
  };
  requestAnimationFrame(tick);
  addEventListener("pointerdown", ({ timeStamp }) => (window.pressedAt_ = timeStamp), { capture: true });
}

const firstShape = (page) =>
  page.waitForFunction(() => document.querySelector(".tl-shape") !== null && performance.now(), null, {
    polling: "raf",
    timeout: 60_000,
  });

/** In the page: notes when the board was first drawn as a picture, painting included. */
function watchPicture() {
  const watch = new MutationObserver(() => {
    if (document.querySelector("[data-drawn]") === null) return;
    watch.disconnect();
    requestAnimationFrame(() => {
      // After the frame has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (window.picturedAt_ = performance.now());
      port2.postMessage(null);
    });
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true });
}

/** From the page's start until the board's picture, and until the editor's first shape, at a late second. */
async function open(address, context) {
  const page = await context.newPage();
  await page.addInitScript(watchPicture);
  await page.goto(address, { waitUntil: "commit" });
  const editor = await (await firstShape(page)).jsonValue();
  // If the editor is as quick as the picture, the picture never shows.
  const picture = (await page.evaluate(() => window.picturedAt_)) ?? editor;
  await page.close();
  return { picture: Math.min(picture, editor), editor };
}

const opening = (runs, what) => {
  const times = runs.map((run) => run[what]);
  return `median ${ms(percentile(times, 0.5))}, most ${ms(Math.max(...times))}`;
};

async function seekTimes(page, band) {
  const took = [];
  for (let index = 0; index < SEEKS; index += 1) {
    await page.evaluate(() => (window.frames_.painted.length = 0));
    // Spread over the whole recording, in no order.
    const share = ((index * 0.618) % 1) * 0.96 + 0.02;
    await page.mouse.click(band.x + band.width * share, band.y + band.height / 2);
    await wait(QUIET_MS);
    await page.waitForFunction(
      (quiet) => performance.now() - (window.frames_.painted.at(-1) ?? window.pressedAt_) > quiet,
      QUIET_MS,
    );
    const time = await page.evaluate(() => (window.frames_.painted.at(-1) ?? 0) - window.pressedAt_);
    if (time > 0) took.push(time);
  }
  return took;
}

async function playAt16(page, band) {
  await page.mouse.click(band.x + band.width * 0.5, band.y + band.height / 2);
  await wait(1000);
  for (let press = 0; press < 4; press += 1) await page.keyboard.press(">");
  await page.keyboard.press("k");
  await wait(500);
  await page.evaluate(() => {
    for (const list of Object.values(window.frames_)) list.length = 0;
  });
  await wait(PLAY_MS);
  const { all, painted } = await page.evaluate(() => window.frames_);
  await page.keyboard.press("k");
  const gaps = all.slice(1).map((at, index) => at - all[index]);
  return { fps: all.length / (PLAY_MS / 1000), gaps, pictures: painted.length / (PLAY_MS / 1000) };
}

async function scrub(page, band) {
  const y = band.y + band.height / 2;
  await page.mouse.move(band.x + band.width * 0.1, y);
  await page.mouse.down();
  await page.evaluate(() => (window.frames_.painted.length = 0));
  const began = performance.now();
  for (let spent = 0; spent < SCRUB_MS; spent = performance.now() - began)
    await page.mouse.move(band.x + band.width * (0.1 + 0.8 * (spent / SCRUB_MS)), y);
  const pictures = await page.evaluate(() => window.frames_.painted.length);
  const seconds = (performance.now() - began) / 1000;
  await page.mouse.up();
  return pictures / seconds;
}

const browser = await launchBrowser();
const server = await startServer();
const folder = await mkdtemp(path.join(tmpdir(), "casement-paint-"));
try {
  const context = await browser.newContext({ viewport: VIEWPORT });
  await api(context, server.url, "POST", "/accounts", {
    name: "Ana",
    email: "ana@example.org",
    password: "a long quiet sentence",
  });
  const importing = performance.now();
  const answer = await context.request.post(`${server.url}/api/v1/sessions/imports`, {
    headers: { origin: server.url, "sec-fetch-site": "same-origin", "content-type": "application/x-ndjson" },
    data: await readFile(FILE),
  });
  if (!answer.ok()) throw new Error(await answer.text());
  const importMs = performance.now() - importing;
  const { id } = await answer.json();
  const address = `${server.url}/sessions/${id}/playback?t=31m07s`;
  const opened = [];
  for (let run = 0; run < OPENINGS; run += 1) opened.push(await open(address, context));

  const page = await context.newPage();
  await page.addInitScript(watchFrames);
  await page.goto(address);
  await firstShape(page);
  // The whole log is folded once in the background; the first seeks come before that is done.
  const band = await page.getByRole("slider", { name: "Moment of the recording" }).boundingBox();
  const seeks = await seekTimes(page, band);
  const play = await playAt16(page, band);
  const pictures = await scrub(page, band);
  const shapes = await page.locator(".tl-shape").count();
  await page.close();

  const exporting = performance.now();
  const html = await (await context.request.get(`${server.url}/api/v1/sessions/${id}/player`)).body();
  const exportMs = performance.now() - exporting;
  const file = path.join(folder, "recording.html");
  await writeFile(file, html);
  const offline = await browser.newContext({ viewport: VIEWPORT, offline: true });
  const fromFile = [];
  for (let run = 0; run < OPENINGS; run += 1)
    fromFile.push(await open(`${pathToFileURL(file).href}?t=31m07s`, offline));

  console.table({
    "shapes at the last moment": shapes,
    "import of the record": ms(importMs),
    "open to first picture": opening(opened, "picture"),
    "open to the editor's board": opening(opened, "editor"),
    "seek to paint": `${spread(seeks)} (${seeks.length} seeks)`,
    "16x": `${play.fps.toFixed(1)} frames/s, ${play.pictures.toFixed(1)} of them with another board; between frames ${spread(play.gaps)}`,
    scrubbing: `${pictures.toFixed(1)} pictures/s`,
    "exported page": `${(html.length / 1e6).toFixed(2)} MB, made in ${ms(exportMs)}`,
    "exported page, open to first picture": opening(fromFile, "picture"),
    "exported page, open to the editor's board": opening(fromFile, "editor"),
    load: loadavg()[0].toFixed(1),
  });
} finally {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
