// How exactly recorded sound lies in the interview's time: clicks at known times are played into the place of two people's
// microphones in Chromium, whose clocks are 14 minutes wrong and run 50 ppm fast and slow. In the midst of it the sound of
// one stalls for five seconds, and the other's device goes away and another takes its place. The takes' files are decoded by
// ffmpeg, and each click's place by the take's clock map is compared with the time at which it was played.
// Run `npm run build` first.
// node bench/sound-alignment.mjs [minutes]
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { api, launchBrowser, startServer, withCommands } from "./board-rig.mjs";

const MINUTES = Number(process.argv[2] ?? 45);
const MINUTE_MS = 60_000;
const RATE = 16_000;
/** A click sounds about every second; none is closer to the next than this, in seconds. */
const [EVERY, JITTER] = [1, 0.4];
/** Samples louder than this belong to a click, after so many quiet ones. */
const [LOUD, QUIET] = [0.15, RATE / 5];
/** Farther from every click a sound is none of ours, in ms. */
const NEAR_MS = 290;
const STALL_MS = 5_000;
const PEOPLE = [
  { name: "Ana", aheadMs: 14 * MINUTE_MS, ppm: 50 },
  { name: "Ben", aheadMs: -14 * MINUTE_MS, ppm: -50 },
];
const FLAGS = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs in the page: a wrong clock, and clicks in the place of every microphone. */
function wrongClockAndClicks({ aheadMs, ppm, every, jitter }) {
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
    const destination = source.createMediaStreamDestination();
    clicks.devices.push({ destination });
    return destination.stream;
  };
}

/** Runs in the page: the times at which clicks were played, epoch ms. */
function clickTimes() {
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
async function clicksIn(bytes) {
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

function placed(map, mediaMs) {
  const piece = map.find(({ mediaFrom, mediaTo }) => mediaMs >= mediaFrom && mediaMs <= mediaTo);
  if (piece === undefined) return null;
  const share = (mediaMs - piece.mediaFrom) / (piece.mediaTo - piece.mediaFrom);
  return piece.serverFrom + share * (piece.serverTo - piece.serverFrom);
}

const percentile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

function tell(name, errors) {
  if (errors.length === 0) return console.log(`${name}: no clicks`);
  const off = errors.map(Math.abs);
  const [median, p95, most] = [percentile(errors, 0.5), percentile(off, 0.95), Math.max(...off)].map(Math.round);
  console.log(`${name}: ${errors.length} clicks, median ${median} ms late, p95 ${p95} ms, most ${most} ms`);
}

async function join(browser, url, person) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(wrongClockAndClicks, { ...person, every: EVERY, jitter: JITTER });
  return { ...person, context, url };
}

const server = await startServer();
const browser = await launchBrowser({ args: FLAGS });
const { url } = server;
const people = await Promise.all(PEOPLE.map((person) => join(browser, url, person)));
const [ana, ben] = people;
const password = "a long quiet sentence";
await api(ana.context, url, "POST", "/accounts", { name: "Ana", email: "ana@example.org", password });
const plan = { title: "Clicks", problemId: "twitter", frameworkId: "six-steps", options: { recordSound: true } };
const { id } = await api(ana.context, url, "POST", "/sessions", plan);
const { path: invite } = await api(ana.context, url, "POST", `/sessions/${id}/invites`, { role: "interviewer" });
const [inviteId, secret] = invite.split("#")[1].split(".");
await api(ben.context, url, "POST", "/invites/redeem", { id: inviteId, secret, name: "Ben" });
const command = (name, payload) => withCommands(ana.context, url, id, (send) => send(name, payload));
await command("session.start");
for (const person of people) {
  person.page = await person.context.newPage();
  await person.page.goto(`${url}/sessions/${id}`);
  await person.page.getByRole("button", { name: "Record my sound" }).click();
  await person.page
    .getByRole("status")
    .filter({ hasText: /^Sound$/ })
    .waitFor({ timeout: 60_000 });
}
console.log(`recording for ${MINUTES} minutes, load ${loadavg()[0].toFixed(1)}`);
await pause((MINUTES * MINUTE_MS) / 3);
await ana.page.evaluate(async (ms) => {
  for (const context of window.clicks.contexts) await context.suspend();
  setTimeout(() => window.clicks.contexts.forEach((context) => void context.resume()), ms);
}, STALL_MS);
await ben.page.evaluate(() => {
  const [track] = window.clicks.devices[0].destination.stream.getTracks();
  track.stop();
  track.dispatchEvent(new Event("ended"));
});
await pause((MINUTES * MINUTE_MS * 2) / 3);
const times = await Promise.all(people.map(({ page }) => page.evaluate(clickTimes)));
await command("session.end");
await pause(10_000);
const load = loadavg()[0].toFixed(1);
const all = [];
let [startAt, takes] = [0, []];
for (let tries = 0; takes.length < 2 && tries < 120; tries += 1) {
  await pause(1_000);
  ({ startAt, sound: takes } = await api(ana.context, url, "GET", `/sessions/${id}/playback`));
}
const { participants } = (await api(ana.context, url, "GET", `/sessions/${id}/state`)).state;
for (const take of takes) {
  const index = PEOPLE.findIndex(({ name }) => participants[take.participantId]?.name === name);
  const answer = await ana.context.request.get(`${url}/api/v1/sessions/${id}/takes/${take.id}`);
  const bytes = await answer.body();
  const errors = [];
  let strange = 0;
  for (const mediaMs of await clicksIn(bytes)) {
    const at = placed(take.map, mediaMs);
    if (at === null) continue;
    const apart = times[index].map((time) => startAt + at - time);
    const error = apart.reduce(
      (best, each) => (Math.abs(each) < Math.abs(best) ? each : best),
      Number.POSITIVE_INFINITY,
    );
    if (Math.abs(error) > NEAR_MS) strange += 1;
    else errors.push({ at: at / MINUTE_MS, error });
  }
  const { name } = PEOPLE[index];
  console.log(`${name}: ${(bytes.length / 1e6).toFixed(2)} MB, ${strange} sounds that are no click`);
  for (const minute of [0, 22, 45].filter((each) => each <= MINUTES))
    tell(
      `  around minute ${minute}`,
      errors.filter(({ at }) => Math.abs(at - minute) <= 2).map(({ error }) => error),
    );
  if (process.env.EACH)
    console.log(errors.map(({ at, error }) => `${(at * 60).toFixed(0)}s ${error.toFixed(0)}`).join(", "));
  tell(
    "  in all",
    errors.map(({ error }) => error),
  );
  all.push(...errors.map(({ error }) => error));
}
tell("both", all);
console.log(`load ${load}`);
await browser.close();
await server.stop();
