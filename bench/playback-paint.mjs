// The player in Chromium, on a real server: how long a recording takes to open, to seek to a second and paint it, as a
// picture and by the editor, how many frames a second it reaches at 16x, how many pictures a second scrubbing shows, and
// the exported page's size and speed. Builds are compared in turns.
// Run `npm run build` in each checkout first, then `node bench/playback.mjs 1 record.ndjson`, which writes the interview
// of 45 minutes.
// node bench/playback-paint.mjs record.ndjson [checkout ...], this one if none is given
// SEEKS=20 makes it shorter
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { api, launchBrowser, startServer } from "./board-rig.mjs";

const [FILE, ...GIVEN] = process.argv.slice(2);
const ROOTS = GIVEN.length > 0 ? GIVEN : [path.join(import.meta.dirname, "..")];
const VIEWPORT = { width: 1440, height: 900 };
const SEEKS = Number(process.env.SEEKS ?? 200);
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

/**
 * In the page: notes the time of every frame, of every frame that painted another board, and of those that the editor
 * painted.
 */
function watchFrames() {
  const frames = { all: [], painted: [], edited: [] };
  window.frames_ = frames;
  let [changed, drawn] = [false, false];
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    // Smaller ones are previews.
    if (this.canvas.clientWidth > 300) drawn = true;
    return clearRect.apply(this, area);
  };
  new MutationObserver((mutations) => {
    if (mutations.some(({ target }) => target.parentElement?.closest(".tl-shapes, .tl-html-layer") != null))
      changed = true;
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const tick = () => {
    requestAnimationFrame(tick);
    const now = performance.now();
    frames.all.push(now);
    if (!changed && !drawn) return;
    const lists = changed ? [frames.painted, frames.edited] : [frames.painted];
    [changed, drawn] = [false, false];
    // After the frame has been painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      for (const list of lists) list.push(performance.now());
    };
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

/** From the press until the moment is first painted, and until the editor has painted it. */
async function seekTimes(page, band, from, to) {
  const took = { first: [], editor: [] };
  for (let index = from; index < to; index += 1) {
    await page.evaluate(() => {
      for (const list of Object.values(window.frames_)) list.length = 0;
    });
    // Spread over the whole recording, in no order.
    const share = ((index * 0.618) % 1) * 0.96 + 0.02;
    await page.mouse.click(band.x + band.width * share, band.y + band.height / 2);
    await wait(QUIET_MS);
    await page.waitForFunction(
      (quiet) => performance.now() - (window.frames_.painted.at(-1) ?? window.pressedAt_) > quiet,
      QUIET_MS,
    );
    const { first, editor } = await page.evaluate(() => ({
      first: (window.frames_.painted[0] ?? 0) - window.pressedAt_,
      editor: (window.frames_.edited.at(-1) ?? 0) - window.pressedAt_,
    }));
    if (first > 0) took.first.push(first);
    if (editor > 0) took.editor.push(editor);
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

/** How often the builds take turns. */
const TURNS = 5;

const browser = await launchBrowser();
const folder = await mkdtemp(path.join(tmpdir(), "casement-paint-"));
const builds = [];

/** Starts a build's server and imports the recording into it. */
async function prepare(root) {
  const server = await startServer({ root: path.resolve(root) });
  const context = await browser.newContext({ viewport: VIEWPORT });
  const build = { root, server, context, opened: [], fromFile: [], first: [], editor: [], plays: [], scrubs: [] };
  builds.push(build);
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
  build.importMs = performance.now() - importing;
  build.id = (await answer.json()).id;
  build.address = `${server.url}/sessions/${build.id}/playback?t=31m07s`;
}

/** One turn: opens the recording, and seeks, plays and scrubs in it. */
async function measure(build, turn) {
  build.opened.push(await open(build.address, build.context));
  const page = await build.context.newPage();
  await page.addInitScript(watchFrames);
  await page.goto(build.address);
  await firstShape(page);
  // The whole log is folded once in the background; the first seeks come before that is done.
  const band = await page.getByRole("slider", { name: "Moment of the recording" }).boundingBox();
  const part = SEEKS / TURNS;
  const { first, editor } = await seekTimes(page, band, Math.round(turn * part), Math.round((turn + 1) * part));
  build.first.push(...first);
  build.editor.push(...editor);
  build.scrubs.push(await scrub(page, band));
  build.plays.push(await playAt16(page, band));
  build.shapes = await page.locator(".tl-shape").count();
  await page.close();
}

async function measureFile(build) {
  const exporting = performance.now();
  const html = await (await build.context.request.get(`${build.server.url}/api/v1/sessions/${build.id}/player`)).body();
  build.exported = `${(html.length / 1e6).toFixed(2)} MB, made in ${ms(performance.now() - exporting)}`;
  const file = path.join(folder, "recording.html");
  await writeFile(file, html);
  const offline = await browser.newContext({ viewport: VIEWPORT, offline: true });
  for (let run = 0; run < TURNS; run += 1)
    build.fromFile.push(await open(`${pathToFileURL(file).href}?t=31m07s`, offline));
  await offline.close();
}

const middle = (values) => percentile(values, 0.5);

function report(build) {
  const { fps, pictures } = build.plays.toSorted((a, b) => a.fps - b.fps)[Math.floor(build.plays.length / 2)];
  return {
    "shapes at the last moment": build.shapes,
    "import of the record": ms(build.importMs),
    "open to first picture": opening(build.opened, "picture"),
    "open to the editor's board": opening(build.opened, "editor"),
    "seek to the first paint": `${spread(build.first)} (${build.first.length} seeks)`,
    "seek to the editor's paint": spread(build.editor),
    "16x": `${fps.toFixed(1)} frames/s, ${pictures.toFixed(1)} of them with another board; between frames ${spread(build.plays.flatMap(({ gaps }) => gaps))}`,
    scrubbing: `${middle(build.scrubs).toFixed(1)} pictures/s (${Math.min(...build.scrubs).toFixed(1)}-${Math.max(...build.scrubs).toFixed(1)})`,
    "exported page": build.exported,
    "exported page, open to first picture": opening(build.fromFile, "picture"),
    "exported page, open to the editor's board": opening(build.fromFile, "editor"),
  };
}

try {
  for (const root of ROOTS) await prepare(root);
  for (let turn = 0; turn < TURNS; turn += 1)
    for (const build of turn % 2 === 0 ? builds : builds.toReversed()) await measure(build, turn);
  for (const build of builds) await measureFile(build);
  for (const build of builds) {
    console.log(build.root);
    console.table(report(build));
  }
  console.log(`load ${loadavg()[0].toFixed(1)}`);
} finally {
  await browser.close();
  for (const { server } of builds) await server.stop();
  await rm(folder, { recursive: true, force: true });
}
