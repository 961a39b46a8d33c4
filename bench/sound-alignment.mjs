// How exactly recorded sound lies in the interview's time: clicks at known times are played into the place of two people's
// microphones in Chromium, whose clocks are 14 minutes wrong and run 50 ppm fast and slow. In the midst of it the sound of
// one stalls for five seconds, and the other's device goes away and another takes its place. The takes' files are decoded by
// ffmpeg, and each click's place by the take's clock map is compared with the time at which it was played.
// Run `npm run build` first.
// node bench/sound-alignment.mjs [minutes]
import { loadavg } from "node:os";
import { api, launchBrowser, startServer, withCommands } from "./board-rig.mjs";
import {
  CLICK_FLAGS,
  clickingContext,
  clicksIn,
  clickTimes,
  pause,
  percentile,
  placed,
  recordedTakes,
  recordIn,
  takeBytes,
} from "./click-rig.mjs";

const MINUTES = Number(process.argv[2] ?? 45);
const MINUTE_MS = 60_000;
/** Farther from every click a sound is none of ours, in ms. */
const NEAR_MS = 290;
const STALL_MS = 5_000;
const PEOPLE = [
  { name: "Ana", aheadMs: 14 * MINUTE_MS, ppm: 50 },
  { name: "Ben", aheadMs: -14 * MINUTE_MS, ppm: -50 },
];

function tell(name, errors) {
  if (errors.length === 0) return console.log(`${name}: no clicks`);
  const off = errors.map(Math.abs);
  const [median, p95, most] = [percentile(errors, 0.5), percentile(off, 0.95), Math.max(...off)].map(Math.round);
  console.log(`${name}: ${errors.length} clicks, median ${median} ms late, p95 ${p95} ms, most ${most} ms`);
}

const server = await startServer();
const browser = await launchBrowser({ args: CLICK_FLAGS });
const { url } = server;
const [ana, ben] = await Promise.all(PEOPLE.map((person) => clickingContext(browser, person)));
const password = "a long quiet sentence";
await api(ana, url, "POST", "/accounts", { name: "Ana", email: "ana@example.org", password });
const plan = { title: "Clicks", problemId: "twitter", frameworkId: "six-steps", options: { recordSound: true } };
const { id } = await api(ana, url, "POST", "/sessions", plan);
const { path: invite } = await api(ana, url, "POST", `/sessions/${id}/invites`, { role: "interviewer" });
const [inviteId, secret] = invite.split("#")[1].split(".");
await api(ben, url, "POST", "/invites/redeem", { id: inviteId, secret, name: "Ben" });
const command = (name) => withCommands(ana, url, id, (send) => send(name));
await command("session.start");
const pages = [];
for (const context of [ana, ben]) pages.push(await recordIn(context, `${url}/sessions/${id}`));
console.log(`recording for ${MINUTES} minutes, load ${loadavg()[0].toFixed(1)}`);
await pause((MINUTES * MINUTE_MS) / 3);
await pages[0].evaluate(async (ms) => {
  for (const context of window.clicks.contexts) await context.suspend();
  setTimeout(() => window.clicks.contexts.forEach((context) => void context.resume()), ms);
}, STALL_MS);
await pages[1].evaluate(() => {
  const [track] = window.clicks.devices[0].destination.stream.getTracks();
  track.stop();
  track.dispatchEvent(new Event("ended"));
});
await pause((MINUTES * MINUTE_MS * 2) / 3);
const times = await Promise.all(pages.map((page) => page.evaluate(clickTimes)));
await command("session.end");
await pause(10_000);
const load = loadavg()[0].toFixed(1);
const { startAt, sound: takes } = await recordedTakes(ana, url, id, PEOPLE.length);
const { participants } = (await api(ana, url, "GET", `/sessions/${id}/state`)).state;
const all = [];
for (const take of takes) {
  const index = PEOPLE.findIndex(({ name }) => participants[take.participantId]?.name === name);
  const bytes = await takeBytes(ana, url, id, take.id);
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
