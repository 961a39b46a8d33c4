import { closeTakes, finishTakes } from "../../../commands/sound/finish-takes.js";
import { sweepMedia } from "../../../commands/sound/sweep-media.js";
import { silences } from "../../../media/webm/opus-packet.js";
import { Browser } from "../../../testing/browser.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import { recordedSecond, secondOf } from "../../../testing/recorded-webm.js";
import type { Actor, Cast } from "../../../testing/session-stage.js";
import {
  range,
  recordSpeakers,
  type Said,
  SPOKEN_SECONDS,
  Speaker,
  secondsIn,
  withdrawSound,
} from "../../../testing/sound-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";

const SECOND = 1_000;
const DAY = 24 * 3_600 * SECOND;

let server: TestServer;
let clock: FakeClock;
let cast: Cast;
let said: Said;

const never = new AbortController().signal;
const deps = () => server.casement.deps;

beforeAll(async () => {
  clock = new FakeClock();
  server = await startTestServer({}, { clock });
  ({ cast, said } = await recordSpeakers(server, clock));
});
afterAll(() => server.close());

function browserOf({ cookie }: Pick<Actor, "cookie">): Browser {
  const browser = new Browser(server.url);
  const cut = cookie.indexOf("=");
  browser.setCookie(cookie.slice(0, cut), cookie.slice(cut + 1));
  return browser;
}

async function bytesFor(cookie: string, address: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/v1${address}`, { headers: { cookie, ...headers } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

test("SND-18 each hears what was said while they were there, and no byte of anything else", async () => {
  const heard = async (actor: Actor, take: keyof Said) => {
    const { status, bytes } = await bytesFor(actor.cookie, `/sessions/${cast.sessionId}/takes/${take}`);
    return status === 200 ? secondsIn(bytes, said[take]) : status;
  };
  expect(await heard(cast.owner, "ben")).toEqual(range(0, 12));
  expect(await heard(cast.owner, "ana")).toEqual(range(0, 12));
  expect(await heard(cast.interviewer, "ben")).toEqual(range(4, 12));
  expect(await heard(cast.candidate, "ana")).toBe(403);
  expect(await heard(cast.observer, "ana")).toBe(403);
});

test("SND-18 a share has sound by choice alone, and nothing of what was said once the candidate had left", async () => {
  const watch = async (sound: boolean, clip: object | null = null) => {
    const choices = { feedback: false, scores: false, chat: false, sound };
    const owner = browserOf(cast.owner);
    const { body } = await owner.post(`/sessions/${cast.sessionId}/shares`, {
      choices,
      clip,
      forCandidate: false,
      days: 1,
    });
    const visitor = server.browser();
    const [id = "", secret = ""] = body.path.replace(/^.*#/, "").split(".");
    const { body: opened } = await visitor.post("/shares/open", { id, secret });
    const manifest = (await visitor.get(`/shares/${opened.shareId}/playback`)).body;
    const address = `/shares/${opened.shareId}/takes/ana`;
    const { status, bytes } = await bytesFor(visitor.cookie, address);
    const loudness = await bytesFor(visitor.cookie, `${address}/loudness`);
    return {
      takes: manifest.sound.length,
      status,
      heard: secondsIn(bytes, said.ana),
      loudness: loudness.bytes,
      ends: manifest.sound.map(({ durationMs }: { durationMs: number }) => Math.round(durationMs / SECOND)),
      map: manifest.sound.flatMap(({ map }: { map: { serverFrom: number; serverTo: number }[] }) => map),
      lastByte: bytes.length,
    };
  };
  const silent = await watch(false);
  expect([silent.takes, silent.status]).toEqual([0, 404]);
  const whole = await watch(true);
  expect([whole.takes, whole.status, whole.heard]).toEqual([2, 200, range(0, 8)]);
  expect(whole.loudness.length).toBeLessThanOrEqual(8 * 50 + 1);
  // Nobody learns how long anybody spoke whom they may not hear.
  expect(whole.ends).toEqual([8, 8]);
  for (const { serverTo } of whole.map) expect(serverTo).toBeLessThanOrEqual(8 * SECOND);
  expect(whole.loudness.subarray(0, 8 * 50).some((byte) => byte > 0)).toBe(true);
  const clip = await watch(true, { title: "A part", fromMs: 2 * SECOND, toMs: 5 * SECOND });
  expect(clip.heard).toEqual(range(2, 5));
  expect(clip.lastByte).toBeLessThan(whole.lastByte);
  for (const { serverFrom, serverTo } of clip.map)
    expect([serverFrom >= 0, serverTo <= 3 * SECOND]).toEqual([true, true]);
});

test("SND-18 a range holds exactly the bytes of the whole, also of a take that is cut", async () => {
  for (const { cookie } of [cast.owner, cast.interviewer]) {
    const address = `/sessions/${cast.sessionId}/takes/ben`;
    const { bytes: whole, headers } = await bytesFor(cookie, address);
    expect([headers.get("content-type"), headers.get("accept-ranges")]).toEqual(["audio/webm", "bytes"]);
    const part = await bytesFor(cookie, address, { range: "bytes=1000-2999" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 1000-2999/${whole.length}`]);
    expect(part.bytes.equals(whole.subarray(1000, 3000))).toBe(true);
    const rest = await bytesFor(cookie, address, { range: `bytes=${whole.length - 10}-` });
    expect(rest.bytes.equals(whole.subarray(-10))).toBe(true);
    expect((await bytesFor(cookie, address, { range: `bytes=${whole.length}-` })).status).toBe(416);
  }
});

test("SND-18 the manifest places the sound in playback time", async () => {
  const { body } = await browserOf(cast.owner).get(`/sessions/${cast.sessionId}/playback`);
  expect(body.sound.map(({ id, participantId }: Record<string, string>) => [id, participantId])).toEqual([
    ["ana", cast.owner.participantId],
    ["ben", cast.candidate.participantId],
  ]);
  const [piece] = body.sound[0].map;
  expect(piece).toMatchObject({ mediaFrom: 0, serverFrom: 0 });
  expect(body.sound[0].durationMs).toBe(SPOKEN_SECONDS * SECOND);
});

test("SND-17 a chunk that comes late becomes part of the file", async () => {
  const late = secondOf();
  const voice = new Speaker(server, cast.owner, "late", clock.now() - SPOKEN_SECONDS * SECOND);
  const first = secondOf();
  await voice.send(0, recordedSecond(0, first));
  await finishTakes(deps(), never);
  expect(await finishTakes(deps(), never)).toBe(0);
  await voice.send(1, recordedSecond(1, late));
  await finishTakes(deps(), never);
  const { bytes } = await bytesFor(cast.owner.cookie, `/sessions/${cast.sessionId}/takes/late`);
  for (const packet of [...first, ...late]) expect(bytes.includes(packet)).toBe(true);
  expect(await sweepMedia(deps())).toBe(0);
});

test("SND-17 a take's file that is made by several at once is kept once, and nothing else stays on the disk", async () => {
  const voice = new Speaker(server, cast.owner, "twice", clock.now() - SPOKEN_SECONDS * SECOND);
  const packets = secondOf();
  await voice.send(0, recordedSecond(0, packets));
  await Promise.all(Array.from({ length: 6 }, () => finishTakes(deps(), never)));
  const { bytes } = await bytesFor(cast.owner.cookie, `/sessions/${cast.sessionId}/takes/twice`);
  for (const packet of packets) expect(bytes.includes(packet)).toBe(true);
  expect(await sweepMedia(deps())).toBe(0);
});

test("SND-52 loudness tells recorded silence from sound that was lost or may not be heard", async () => {
  const voice = new Speaker(server, cast.owner, "gap", clock.now() - SPOKEN_SECONDS * SECOND);
  await voice.send(0, recordedSecond(0));
  await voice.send(1, recordedSecond(1, silences(SECOND)));
  await voice.send(3, recordedSecond(3));
  expect(await finishTakes(deps(), never)).toBe(1);
  const loudnessFor = (actor: Actor, take: string) =>
    bytesFor(actor.cookie, `/sessions/${cast.sessionId}/takes/${take}/loudness`);
  const { bytes } = await loudnessFor(cast.owner, "gap");
  const isSound = Array.from(bytes, (byte) => byte > 0);
  expect(isSound.slice(0, 100).every(Boolean)).toBe(true);
  expect(isSound.slice(100, 150).some(Boolean)).toBe(false);
  expect(isSound.slice(150).every(Boolean)).toBe(true);
  const { bytes: late } = await loudnessFor(cast.interviewer, "ana");
  expect(late.subarray(0, 4 * 50 - 1).every((byte) => byte === 0)).toBe(true);
  expect(late.subarray(4 * 50 + 1, 12 * 50 - 1).every((byte) => byte > 0)).toBe(true);
  for (const actor of [cast.candidate, cast.observer]) expect((await loudnessFor(actor, "ana")).status).toBe(403);
});

test("SND-17 after a week chunks are removed, but none that is in no file yet", async () => {
  const voice = new Speaker(server, cast.owner, "last", clock.now() - SPOKEN_SECONDS * SECOND);
  const [first, last] = [secondOf(), secondOf()];
  await voice.send(0, recordedSecond(0, first));
  expect(await finishTakes(deps(), never)).toBe(1);
  clock.advance(6 * DAY);
  expect((await voice.send(1, recordedSecond(1, last))).status).toBe(204);
  clock.advance(2 * DAY);
  // The server was away in between, so nothing was made of the last chunk.
  await closeTakes(deps());
  await sweepMedia(deps());
  expect(await finishTakes(deps(), never)).toBe(1);
  const { bytes } = await bytesFor(cast.owner.cookie, `/sessions/${cast.sessionId}/takes/last`);
  for (const packet of [...first, ...last]) expect(bytes.includes(packet)).toBe(true);
  expect(await closeTakes(deps())).toBe(2);
  expect(await sweepMedia(deps())).toBe(2);
  expect(await deps().prisma.takeChunk.count()).toBe(0);
});

test("SND-13 deleted sound can be heard by nobody from that moment on", async () => {
  await withdrawSound(server, cast.candidate, true);
  expect((await bytesFor(cast.owner.cookie, `/sessions/${cast.sessionId}/takes/ben`)).status).toBe(404);
  const { body } = await browserOf(cast.owner).get(`/sessions/${cast.sessionId}/playback`);
  expect(body.sound.map(({ id }: { id: string }) => id)).not.toContain("ben");
});
