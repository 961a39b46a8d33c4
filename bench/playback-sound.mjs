// How exactly recorded sound and board play together, and how soon a seek is heard. Clicks are played into the place of a
// microphone while shapes are drawn; then the recording is played at 1x, 2x and 4x in Chromium. When each click is heard is
// told by the samples that leave the audio elements, when each shape is seen by the frame after which it has been painted,
// and both are compared with their places in the record. Needs ffmpeg. Run `npm run build` first.
// node bench/playback-sound.mjs [minutes] [seeks]
import { loadavg } from "node:os";
import { decodeChunk } from "@casement/shared/playback/chunk-codec";
import { api, launchBrowser, startServer, withCommands } from "./board-rig.mjs";
import {
  CLICK_FLAGS,
  clickingContext,
  clicksIn,
  pause,
  percentile,
  placed,
  recordedTakes,
  recordIn,
  takeBytes,
} from "./click-rig.mjs";

const MINUTES = Number(process.argv[2] ?? 10);
const SEEKS = Number(process.argv[3] ?? 100);
const RATES = [1, 2, 4];
/** A shape is drawn about this often, in ms. */
const DRAWN_EVERY_MS = 2_500;
/** Changes of the board after so long without any begin a shape, in ms of the interview. */
const PAUSE_MS = 1_200;
/** A seek that is not heard for so long was not heard, in ms. */
const PATIENCE_MS = 5_000;

/** Runs in the page: notes when clicks are heard, when sound begins and ends, and when another board was painted. */
function watchSoundAndBoard() {
  const noted = { clicks: [], sound: [], painted: [], pressed: 0 };
  window.noted = noted;
  const Real = Audio;
  let listening;
  const listen = async () => {
    const context = new AudioContext({ latencyHint: "interactive" });
    const code = `registerProcessor("ear", class extends AudioWorkletProcessor {
      quiet = 1e9; still = 1e9; sounds = false;
      process([input]) {
        const samples = input[0] ?? [];
        let loud = false;
        for (let i = 0; i < samples.length; i++) {
          const size = Math.abs(samples[i]);
          if (size > 0.15) { if (this.quiet > 0.1 * sampleRate) this.port.postMessage({ click: (currentFrame + i) / sampleRate }); this.quiet = 0; }
          else this.quiet += 1;
          if (size > 0.002) loud = true;
        }
        if (samples.length === 0) this.quiet += 128;
        this.still = loud ? 0 : this.still + 128;
        const sounds = this.still < 128 * 4;
        if (sounds !== this.sounds) this.port.postMessage({ sounds, at: currentTime });
        this.sounds = sounds;
        return true;
      }
    });`;
    await context.audioWorklet.addModule(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    const ear = new AudioWorkletNode(context, "ear");
    ear.connect(context.destination);
    let lag = Number.POSITIVE_INFINITY;
    // The frame of this time has been made by now at the latest: the least lag is the truest.
    setInterval(() => {
      lag = Math.min(lag + 0.01, performance.now() - context.currentTime * 1_000);
    }, 10);
    ear.port.onmessage = ({ data }) => {
      if (data.click !== undefined) noted.clicks.push(data.click * 1_000 + lag);
      else noted.sound.push({ sounds: data.sounds, at: data.at * 1_000 + lag });
    };
    return { context, ear };
  };
  globalThis.Audio = class extends Real {
    constructor() {
      super();
      listening ??= listen();
      void listening.then(({ context, ear }) => context.createMediaElementSource(this).connect(ear));
    }
  };
  let changed = false;
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    // Smaller ones are previews.
    if (this.canvas.clientWidth > 300) changed = true;
    return clearRect.apply(this, area);
  };
  new MutationObserver((mutations) => {
    if (mutations.some(({ target }) => target.parentElement?.closest(".tl-shapes, .tl-html-layer") != null))
      changed = true;
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const tick = () => {
    requestAnimationFrame(tick);
    if (!changed) return;
    changed = false;
    // After the frame has been painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => noted.painted.push(performance.now());
    port2.postMessage(null);
  };
  requestAnimationFrame(tick);
  addEventListener("pointerdown", ({ timeStamp }) => (noted.pressed = timeStamp), { capture: true });
}

/** Draws rectangles for so long. */
async function draw(page, ms) {
  const canvas = await page.locator(".tl-canvas").boundingBox();
  const until = performance.now() + ms;
  for (let count = 0; performance.now() < until; count += 1) {
    await page.getByTestId("tools.rectangle").click();
    const [x, y] = [canvas.x + 120 + ((count * 37) % 400), canvas.y + 120 + ((count * 53) % 300)];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 40, { steps: 3 });
    await page.mouse.up();
    await pause(DRAWN_EVERY_MS);
  }
}

/** The first of each run of times that follows a pause. */
const beginnings = (times, pauseMs) => times.filter((time, index) => index === 0 || time - times[index - 1] > pauseMs);

/** How far sound lies behind the board, of each click, in ms of real time. */
function apart({ clicks, painted }, record, rate) {
  const seen = beginnings(painted, (PAUSE_MS * 0.7) / rate);
  // What was painted first may be the board's opening: the offset that most shapes agree about is the right one.
  const offsets = seen.flatMap((at) => record.shapes.map((t) => at - t / rate));
  const near = (offset) => offsets.filter((other) => Math.abs(other - offset) < 40).length;
  const common = offsets.reduce((best, offset) => (near(offset) > near(best) ? offset : best));
  const board = seen.flatMap((at) => {
    const t = record.shapes.find((each) => Math.abs(at - each / rate - common) < 150);
    return t === undefined ? [] : [{ at, offset: at - t / rate }];
  });
  const errors = clicks.flatMap((at) => {
    const around = board.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at)).slice(0, 5);
    const boards = percentile(
      around.map(({ offset }) => offset),
      0.5,
    );
    const sound = record.clicks.map((t) => at - t / rate - boards);
    const error = sound.reduce(
      (best, each) => (Math.abs(each) < Math.abs(best) ? each : best),
      Number.POSITIVE_INFINITY,
    );
    return Math.abs(error) < 450 / rate ? [error] : [];
  });
  return { errors, shapes: board.length, unheard: clicks.length - errors.length };
}

async function openPlayer(context, address) {
  const page = await context.newPage();
  await page.addInitScript(watchSoundAndBoard);
  await page.goto(address);
  await page.getByRole("button", { name: /^Sound: Everybody is heard/ }).waitFor({ timeout: 60_000 });
  return page;
}

async function playAt(context, address, rate, record) {
  const page = await openPlayer(context, address);
  const skips = page.getByRole("switch", { name: "Skip idle" });
  if ((await skips.count()) > 0 && (await skips.isChecked())) await skips.click();
  await page.keyboard.press("0");
  await page.getByRole("button", { name: /^Speed/ }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`^${rate}[x×]`) }).click();
  await pause(2_000);
  await page.evaluate(() => Object.assign(window.noted, { clicks: [], sound: [], painted: [] }));
  await page.keyboard.press("k");
  await pause((record.durationMs - 4_000) / rate);
  const noted = await page.evaluate(() => window.noted);
  const { errors, shapes, unheard } = apart(noted, record, rate);
  await page.close();
  const off = errors.map(Math.abs);
  console.log(
    `${rate}x: ${errors.length} clicks beside ${shapes} shapes, sound median ${Math.round(percentile(errors, 0.5))} ms behind the board, p95 ${Math.round(percentile(off, 0.95))} ms, most ${Math.round(Math.max(...off))} ms apart; ${unheard} without a place`,
  );
}

async function seekAndHear(context, address) {
  const page = await openPlayer(context, address);
  const band = await page.getByRole("slider", { name: "Moment of the recording" }).boundingBox();
  await page.keyboard.press("k");
  await pause(2_000);
  const took = [];
  let unheard = 0;
  for (let index = 0; index < SEEKS; index += 1) {
    const share = ((index * 0.618) % 1) * 0.9 + 0.02;
    await page.evaluate(() => (window.noted.sound = []));
    await page.mouse.click(band.x + band.width * share, band.y + band.height / 2);
    const heard = await page
      .waitForFunction(
        () => {
          const { sound, pressed } = window.noted;
          const again = sound.find(({ sounds, at }) => sounds && at > pressed);
          return again === undefined ? false : again.at - pressed;
        },
        null,
        { polling: 20, timeout: PATIENCE_MS },
      )
      .then((handle) => handle.jsonValue())
      .catch(() => null);
    if (heard === null) unheard += 1;
    else took.push(heard);
    await pause(500);
  }
  await page.close();
  console.log(
    `seek to sound: ${took.length} seeks, p50 ${Math.round(percentile(took, 0.5))} ms, p95 ${Math.round(percentile(took, 0.95))} ms, most ${Math.round(Math.max(...took))} ms; ${unheard} without a gap or a sound`,
  );
}

const server = await startServer();
const browser = await launchBrowser({ args: CLICK_FLAGS });
const { url } = server;
try {
  // The page's own rules allow no code from elsewhere, such as the ear's.
  const ana = await clickingContext(browser, {}, { bypassCSP: true, viewport: { width: 1440, height: 900 } });
  await api(ana, url, "POST", "/accounts", {
    name: "Ana",
    email: "ana@example.org",
    password: "a long quiet sentence",
  });
  const plan = { title: "Clicks", problemId: "twitter", frameworkId: "six-steps", options: { recordSound: true } };
  const { id } = await api(ana, url, "POST", "/sessions", plan);
  const command = (name) => withCommands(ana, url, id, (send) => send(name));
  await command("session.start");
  const room = await recordIn(ana, `${url}/sessions/${id}`);
  await draw(room, MINUTES * 60_000);
  await command("session.end");
  const manifest = await recordedTakes(ana, url, id, 1);
  await room.close();
  const [take] = manifest.sound;
  const clicks = (await clicksIn(await takeBytes(ana, url, id, take.id))).map((mediaMs) => placed(take.map, mediaMs));
  const times = [];
  for (const { index } of manifest.board.chunks) {
    const answer = await ana.request.get(`${url}/api/v1/sessions/${id}/playback/chunks/${index}`);
    times.push(...decodeChunk(new Uint8Array(await answer.body())).map(({ at }) => at - manifest.startAt));
  }
  const record = {
    clicks: clicks.filter((t) => t !== null),
    shapes: beginnings(times, PAUSE_MS),
    durationMs: manifest.endAt - manifest.startAt,
  };
  console.log(`${record.clicks.length} clicks and ${record.shapes.length} shapes in ${MINUTES} minutes`);
  const address = `${url}/sessions/${id}/playback`;
  for (const rate of RATES) await playAt(ana, address, rate, record);
  await seekAndHear(ana, address);
  console.log(`load ${loadavg()[0].toFixed(1)}`);
} finally {
  await browser.close();
  await server.stop();
}
