// Clicks at known times in the place of a microphone, for the benchmarks of recorded sound.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { api } from "./board-rig.mjs";

export const CLICK_FLAGS = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
];
/** A click sounds about every second: so long after the one before, in seconds, and up to so much later. */
const [EVERY, JITTER] = [1, 0.4];
const RATE = 16_000;
/** Samples louder than this belong to a click, after so many quiet ones. */
const [LOUD, QUIET] = [0.15, RATE / 5];

/** Runs in the page: a wrong clock, and clicks in the place of every microphone. */
export function wrongClockAndClicks({ aheadMs, ppm, every, jitter }) {
  const [now, dateNow] = [performance.now.bind(performance), Date.now];
  const drift = 1 + ppm / 1e6;
  performance.now = () => now() * drift;
  Date.now = () => dateNow() * 1 + aheadMs + now() * (drift - 1);
  const trueNow = () => performance.timeOrigin + now();
  const RealContext = AudioContext;
  const clicks = { times: [], lags: [], contexts: [], devices: [] };
  window.clicks = clicks;
  globalThis.AudioContext = class extends RealContext {
    constructor(options) {
      super(options);
      clicks.contexts.push(this);
    }
  };
  let source;
  /** Quiet enough to be no click, and there all the time: by it one hears that there is sound. */
  const hum = () => {
    const level = new GainNode(source, { gain: 0.02 });
    const tone = new OscillatorNode(source, { frequency: 220 });
    tone.connect(level);
    tone.start();
    return level;
  };
  let humming;
  const begin = () => {
    source = new RealContext({ latencyHint: "interactive" });
    const click = source.createBuffer(1, source.sampleRate * 0.005, source.sampleRate);
    const data = click.getChannelData(0);
    for (let i = 0; i < data.length; i++) data[i] = 0.8 * Math.sin((2 * Math.PI * 1_000 * i) / source.sampleRate);
    let next = source.currentTime + 1;
    let seed = 1;
    setInterval(() => {
      // The frame of this time has been made by now at the latest: the least lag is the truest.
      clicks.lags.push({ at: source.currentTime, lag: trueNow() - source.currentTime * 1_000 });
      for (; next < source.currentTime + 2; ) {
        seed = (seed * 48_271) % 2_147_483_647;
        const node = new AudioBufferSourceNode(source, { buffer: click });
        for (const { destination } of clicks.devices) node.connect(destination);
        node.start(next);
        clicks.times.push(next);
        next += every + (jitter * seed) / 2_147_483_647;
      }
    }, 20);
  };
  navigator.mediaDevices.getUserMedia = async () => {
    if (source === undefined) begin();
    await source.resume();
    humming ??= hum();
    const destination = source.createMediaStreamDestination();
    humming.connect(destination);
    clicks.devices.push({ destination });
    return destination.stream;
  };
}

/** Runs in the page: the times at which clicks were played, epoch ms. */
export function clickTimes() {
  const { times, lags } = window.clicks;
  const least = new Map();
  for (const { at, lag } of lags) {
    const stretch = Math.floor(at / 10);
    least.set(stretch, Math.min(lag, least.get(stretch) ?? Number.POSITIVE_INFINITY));
  }
  return times
    .filter((time) => least.has(Math.floor(time / 10)))
    .map((time) => time * 1_000 + least.get(Math.floor(time / 10)));
}

/** Where clicks begin in a take's file, ms. */
export async function clicksIn(bytes) {
  const folder = await mkdtemp(path.join(tmpdir(), "casement-clicks-"));
  const file = path.join(folder, "take.webm");
  await writeFile(file, bytes);
  const pcm = execFileSync("ffmpeg", ["-v", "error", "-i", file, "-ac", "1", "-ar", String(RATE), "-f", "f32le", "-"], {
    maxBuffer: 2 ** 31 - 1,
  });
  await rm(folder, { recursive: true });
  const samples = new Float32Array(pcm.buffer, pcm.byteOffset, Math.floor(pcm.byteLength / 4));
  const found = [];
  let lastLoud = -QUIET;
  for (const [index, sample] of samples.entries()) {
    if (Math.abs(sample) < LOUD) continue;
    if (index - lastLoud >= QUIET) found.push((index / RATE) * 1_000);
    lastLoud = index;
  }
  return found;
}

export function placed(map, mediaMs) {
  const piece = map.find(({ mediaFrom, mediaTo }) => mediaMs >= mediaFrom && mediaMs <= mediaTo);
  if (piece === undefined) return null;
  const share = (mediaMs - piece.mediaFrom) / (piece.mediaTo - piece.mediaFrom);
  return piece.serverFrom + share * (piece.serverTo - piece.serverFrom);
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** A page in a browser of its own whose clock is wrong, with clicks for a microphone. */
export async function clickingContext(browser, { aheadMs = 0, ppm = 0 }, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.addInitScript(wrongClockAndClicks, { aheadMs, ppm, every: EVERY, jitter: JITTER });
  return context;
}

/** Opens the session's room and agrees to the recording of sound; answers the page once sound is being saved. */
export async function recordIn(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Record my sound" }).click();
  await page
    .getByRole("status")
    .filter({ hasText: /^Sound$/ })
    .waitFor({ timeout: 60_000 });
  return page;
}

/** The recording's manifest once it has so many takes. */
export async function recordedTakes(context, url, id, count) {
  for (let tries = 0; tries < 180; tries += 1) {
    const manifest = await api(context, url, "GET", `/sessions/${id}/playback`);
    if (manifest.sound.length >= count) return manifest;
    await pause(1_000);
  }
  throw new Error("the takes did not become files");
}

export async function takeBytes(context, url, id, takeId) {
  return (await context.request.get(`${url}/api/v1/sessions/${id}/takes/${takeId}`)).body();
}
