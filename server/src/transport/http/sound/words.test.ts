import { ROUTES, type RouteName } from "@casement/shared/contract/http/routes";
import { Canaries } from "@casement/shared/testing/canaries";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { expireWords } from "../../../commands/sound/expire-words.js";
import { verifyRecord } from "../../../queries/playback/verify-record.js";
import { Browser } from "../../../testing/browser.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import { isSessionRoute, ROUTE_BODIES } from "../../../testing/matrix-calls.js";
import { type Actor, type Cast, SessionClient, seatCast } from "../../../testing/session-stage.js";
import { agreeToSound, range, recordSpeakers, withdrawSound } from "../../../testing/sound-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";
import { unpackedBody } from "../../../testing/unpacked.js";

const DAY = 24 * 3_600_000;
const CHANGES_SESSION: readonly RouteName[] = ["deleteSession", "editSession"];

let server: TestServer;
let clock: FakeClock;
let cast: Cast;
let startedAt: number;
/** A word for each second in which somebody spoke. */
let said: { readonly ana: Canaries; readonly ben: Canaries };

const deps = () => server.casement.deps;

/** 12 s: Ana (owner) is there throughout, Iris (interviewer) from 4 on, Ben (candidate) until 8. */
beforeEach(async () => {
  clock = new FakeClock();
  startedAt = clock.now();
  said = { ana: new Canaries(), ben: new Canaries() };
  server = await startTestServer({}, { clock });
  const speak = async (people: Cast, second: number) => {
    await say(people.owner, second, said.ana.word(String(second)));
    await say(people.candidate, second, said.ben.word(String(second)));
  };
  ({ cast } = await recordSpeakers(server, clock, undefined, { words: true, soundDays: 7 }, async (second, people) => {
    if (second > 0) await speak(people, second - 1);
  }));
  await speak(cast, 11);
});
afterEach(() => server.close());

const say = (actor: Actor, second: number, text: string, id = `${actor.role}-${second}`) =>
  runCommand(deps(), actor, "words.speak", {
    lineId: id,
    text,
    from: startedAt + second * 1_000,
    to: startedAt + (second + 1) * 1_000,
    source: "device",
  });

function browserOf({ cookie }: Pick<Actor, "cookie">): Browser {
  const browser = new Browser(server.url);
  const cut = cookie.indexOf("=");
  browser.setCookie(cookie.slice(0, cut), cookie.slice(cut + 1));
  return browser;
}

/** Every byte that somebody gets: all routes, downloads unpacked, and a socket's snapshot. */
async function bytesFor(actor: Actor): Promise<string> {
  const heard: string[] = [];
  const names = (Object.keys(ROUTES) as RouteName[]).filter(isSessionRoute);
  for (const name of names.filter((each) => !CHANGES_SESSION.includes(each))) {
    const { method, path } = ROUTES[name];
    const url = `${server.url}/api/v1${path.replace(":id", cast.sessionId).replace(/:\w+/g, "0")}`;
    const body = ROUTE_BODIES[name] === undefined ? {} : { body: JSON.stringify(ROUTE_BODIES[name]) };
    const headers = { cookie: actor.cookie, origin: server.url, "content-type": "application/json" };
    heard.push(await unpackedBody(await fetch(url, { method, headers, ...body })));
  }
  const client = await new SessionClient(server.url, actor).joined();
  heard.push(JSON.stringify(client.received));
  client.close();
  return heard.join("\n");
}

const secondsOf = (canaries: Canaries, text: string) => canaries.leaksIn(text).map(Number);

async function shared(choices: { readonly sound: boolean }, clip: object | null = null): Promise<string> {
  const draft = {
    choices: { feedback: false, scores: false, chat: false, ...choices },
    clip,
    forCandidate: false,
    days: 1,
  };
  const { path } = (await browserOf(cast.owner).post(`/sessions/${cast.sessionId}/shares`, draft)).body;
  const [id = "", secret = ""] = path.replace(/^.*#/, "").split(".");
  const guest = server.browser();
  const { shareId } = (await guest.post("/shares/open", { id, secret })).body;
  return JSON.stringify((await guest.get(`/shares/${shareId}/playback`)).body);
}

test("SND-83 words reach in every exit whom their sound reaches, and nobody else", async () => {
  const wanted = { owner: range(0, 12), interviewer: range(4, 12), candidate: range(0, 8), observer: [] };
  for (const role of ["owner", "interviewer", "candidate", "observer"] as const) {
    const text = await bytesFor(cast[role]);
    expect([role, secondsOf(said.ana, text)]).toEqual([role, wanted[role]]);
    expect([role, secondsOf(said.ben, text)]).toEqual([role, wanted[role]]);
  }
  expect(secondsOf(said.ana, await shared({ sound: true }))).toEqual(range(0, 8));
  expect(secondsOf(said.ben, await shared({ sound: true }))).toEqual(range(0, 8));
  expect(secondsOf(said.ana, await shared({ sound: false }))).toEqual([]);
  const clip = { title: "A clip", fromMs: 2_000, toMs: 5_000 };
  expect(secondsOf(said.ana, await shared({ sound: true }, clip))).toEqual([2, 3, 4]);
});

test("SND-83 the page that plays by itself has words only together with the sound", async () => {
  const page = async (query: string) => {
    const response = await fetch(`${server.url}/api/v1/sessions/${cast.sessionId}/player?${query}`, {
      headers: { cookie: cast.owner.cookie },
    });
    expect(response.status).toBe(200);
    return unpackedBody(response);
  };
  expect(secondsOf(said.ana, await page("sound=true"))).toEqual(range(0, 12));
  expect(secondsOf(said.ana, await page("sound=false"))).toEqual([]);
  expect(secondsOf(said.ana, await page("share=true&sound=true"))).toEqual(range(0, 8));
  expect(secondsOf(said.ana, await page("share=true"))).toEqual([]);
});

test("SND-84 words go to who is there while they are said, in a moment; deleted ones leave everywhere at once", async () => {
  const [owner, candidate] = [new SessionClient(server.url, cast.owner), new SessionClient(server.url, cast.candidate)];
  await Promise.all([owner.joined(), candidate.joined()]);
  expect(owner.state.lines).toHaveLength(24);
  expect(candidate.state.lines).toHaveLength(16);
  await withdrawSound(server, cast.candidate, true);
  await owner.until(({ state }) => state.lines.length === 12);
  await candidate.until(({ state }) => state.lines.length === 8);
  expect([owner.gaps, candidate.gaps]).toEqual([0, 0]);
  for (const client of [owner, candidate]) client.close();
  const rows = JSON.stringify(await server.prisma.sessionEvent.findMany({ where: { sessionId: cast.sessionId } }));
  expect(said.ben.leaksIn(rows)).toEqual([]);
  expect(secondsOf(said.ana, rows)).toEqual(range(0, 12));
  expect(said.ben.leaksIn(await bytesFor(cast.owner))).toEqual([]);
  expect((await verifyRecord(server.prisma, cast.sessionId))?.faults).toEqual([]);
});

test("SND-84 who stops the recording keeps what was said, and adds no more", async () => {
  await withdrawSound(server, cast.candidate, false);
  expect(secondsOf(said.ben, await bytesFor(cast.owner))).toEqual(range(0, 12));
  await expect(say(cast.candidate, 3, "again", "more")).rejects.toMatchObject({ code: "SOUND_REFUSED" });
});

test("SND-85 only the speaker corrects a line; earlier words stay with who may see it", async () => {
  const line = { lineId: "candidate-9", text: "hot keys" };
  await expect(runCommand(deps(), cast.owner, "words.correct", line)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await runCommand(deps(), cast.candidate, "words.correct", line);
  const owner = await new SessionClient(server.url, cast.owner).joined();
  const corrected = owner.state.lines.find(({ id }) => id === "candidate-9");
  expect(corrected).toMatchObject({ text: "hot keys", history: [{ actor: cast.candidate.participantId }] });
  expect(said.ben.leaksIn(corrected?.history[0]?.text ?? "")).toEqual(["9"]);
  owner.close();
  // Ben had left by then: not even his own share may tell it.
  expect(await shared({ sound: true })).not.toContain("hot keys");
});

test("SND-86 words are deleted with the sound on its day", async () => {
  const owner = await new SessionClient(server.url, cast.owner).joined();
  clock.advance(7 * DAY - 1);
  expect(await expireWords(deps())).toBe(0);
  clock.advance(1);
  expect(await expireWords(deps())).toBe(1);
  expect(await expireWords(deps())).toBe(0);
  await owner.until(({ state }) => state.lines.length === 0 && state.soundExpiredAt !== null);
  owner.close();
  const rows = JSON.stringify(await server.prisma.sessionEvent.findMany({ where: { sessionId: cast.sessionId } }));
  expect([...said.ana.leaksIn(rows), ...said.ben.leaksIn(rows)]).toEqual([]);
  expect(said.ana.leaksIn(await bytesFor(cast.owner))).toEqual([]);
});

test("SND-86 a session whose words cannot be deleted holds no other up", async () => {
  const broken = await seatCast(deps(), { recordSound: true, words: true });
  const { sessionId } = broken;
  await server.prisma.session.update({ where: { id: sessionId }, data: { soundUntil: new Date(clock.now()) } });
  clock.advance(7 * DAY);
  const { sessionLogs } = deps();
  const commit: typeof sessionLogs.commit = (id, ...more) =>
    id === sessionId ? Promise.reject(new Error("the database refuses it")) : sessionLogs.commit(id, ...more);
  expect(await expireWords({ ...deps(), sessionLogs: { ...sessionLogs, commit } })).toBe(1);
  const rows = JSON.stringify(await server.prisma.sessionEvent.findMany({ where: { sessionId: cast.sessionId } }));
  expect([...said.ana.leaksIn(rows), ...said.ben.leaksIn(rows)]).toEqual([]);
});

test("SND-87 a line is kept only of the interview, with consent, in reasonable numbers, and once", async () => {
  const count = async () => (await deps().sessionLogs.load(cast.sessionId)).state.lines.length;
  const before = await count();
  await say(cast.owner, 3, "the same id again", "owner-3");
  await expect(say(cast.owner, 3, "another's id", "candidate-3")).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(say(cast.interviewer, 5, "never agreed")).rejects.toMatchObject({ code: "SOUND_REFUSED" });
  await expect(say(cast.owner, 12, "after the end")).rejects.toMatchObject({ code: "WRONG_PHASE" });
  expect(await count()).toBe(before);
  const flood = async () => {
    for (let index = 0; index < 100; index += 1) await say(cast.owner, 10, "word", `flood-${index}`);
  };
  await expect(flood()).rejects.toMatchObject({ code: "RATE_LIMITED" });
  expect(await count()).toBeLessThanOrEqual(before + 60);
  clock.advance(61_000);
  await expect(say(cast.owner, 5, "too late", "late")).rejects.toMatchObject({ code: "WRONG_PHASE" });
});

test("UI-281 words are not added to a plan once somebody has agreed to the recording of their sound", async () => {
  const draft = { title: "Round", problemId: "twitter", frameworkId: "six-steps" };
  const planned = await seatCast(deps(), { recordSound: true });
  const edit = async (words: boolean) => {
    const address = `/sessions/${planned.sessionId}`;
    const options = { recordSound: true, words };
    return (await browserOf(planned.owner).send("PATCH", address, { body: { ...draft, options } })).status;
  };
  expect([await edit(true), await edit(false)]).toEqual([200, 200]);
  await agreeToSound(server, planned.candidate);
  expect([await edit(true), await edit(false)]).toEqual([409, 200]);
});

describe("words from a file", () => {
  const at = (second: number) => `00:${String(second).padStart(2, "0")}.000`;
  const cue = (second: number, text: string) => `${at(second)} --> ${at(second + 1)}\n${text}\n`;
  const vtt = (...cues: string[]) => ["WEBVTT\n", ...cues].join("\n");
  const bring = (actor: Actor, speaker: Actor, text: string | Blob, query = "") =>
    browserOf(actor).send("POST", `/sessions/${cast.sessionId}/words/${speaker.participantId}${query}`, {
      body: text,
      headers: { "content-type": "text/vtt" },
    });
  const fileLines = async () =>
    (await deps().sessionLogs.load(cast.sessionId)).state.lines.filter(({ source }) => source === "file");

  test("SND-88 come from the speaker, or from the host for them, and reach whom the sound reaches", async () => {
    const file = vtt(cue(2, "fromfile two"), cue(9, "fromfile nine"));
    expect((await bring(cast.interviewer, cast.candidate, file)).status).toBe(403);
    expect(await bring(cast.owner, cast.candidate, file)).toMatchObject({ status: 200, body: { kept: 2, leftOut: 0 } });
    const [first] = await fileLines();
    expect(first).toMatchObject({
      from: startedAt + 2_000,
      to: startedAt + 3_000,
      speakerId: cast.candidate.participantId,
      broughtBy: cast.owner.participantId,
    });
    const texts = [await bytesFor(cast.candidate), await shared({ sound: true })];
    for (const text of texts)
      expect([text.includes("fromfile two"), text.includes("fromfile nine")]).toEqual([true, false]);
    expect(await bytesFor(cast.interviewer)).not.toContain("fromfile two");
  });

  test("SND-88 are placed by the clock map of the take that the file belongs to", async () => {
    const { body } = await bring(cast.candidate, cast.candidate, vtt(cue(3, "placed")), "?onto=ben");
    expect(body).toEqual({ kept: 1, leftOut: 0 });
    const [line] = await fileLines();
    expect(Math.abs((line?.from ?? 0) - startedAt - 3_000)).toBeLessThan(60);
    expect(line?.broughtBy).toBeNull();
    expect((await bring(cast.candidate, cast.candidate, vtt(cue(3, "a")), "?onto=ana&replaces=yes")).status).toBe(404);
  });

  test("SND-89 take the place of an earlier file's only when asked; the earlier ones are gone from the database", async () => {
    await bring(cast.candidate, cast.candidate, vtt(cue(2, "firstfile")));
    expect((await bring(cast.candidate, cast.candidate, vtt(cue(2, "secondfile")))).body.code).toBe("CONFLICT");
    const owner = await new SessionClient(server.url, cast.owner).joined();
    await bring(cast.candidate, cast.candidate, vtt(cue(2, "secondfile")), "?replaces=yes");
    await owner.until(({ state }) => state.lines.some(({ text }) => text === "secondfile"));
    expect(owner.state.lines.some(({ text }) => text === "firstfile")).toBe(false);
    owner.close();
    const rows = JSON.stringify(await server.prisma.sessionEvent.findMany({ where: { sessionId: cast.sessionId } }));
    expect([rows.includes("firstfile"), rows.includes("secondfile")]).toEqual([false, true]);
    expect(await bytesFor(cast.owner)).not.toContain("firstfile");
    await runCommand(deps(), cast.owner, "words.drop", { speakerId: cast.candidate.participantId });
    expect(await fileLines()).toEqual([]);
    expect(await bytesFor(cast.owner)).not.toContain("secondfile");
  });

  test("SND-90 that is none, too large, of several people, or beyond the end is refused with one sentence", async () => {
    const refused = async (text: string | Blob, query = "") => {
      const { status, body } = await bring(cast.candidate, cast.candidate, text, query);
      return [status, body.message];
    };
    expect(await refused("hello")).toEqual([422, "This is not a WebVTT file: its first line is not “WEBVTT”."]);
    expect(await refused(new Blob([Uint8Array.of(87, 0xff)]))).toEqual([
      422,
      "This is not a WebVTT file: it is not text in UTF-8.",
    ]);
    expect(await refused(`WEBVTT\n\n${"NOTE x\n\n".repeat(300_000)}`)).toEqual([413, "The file is larger than 2 MB."]);
    expect(await refused(vtt(cue(13, "late")))).toEqual([422, "This file goes on beyond the end of the interview."]);
    expect(await refused(vtt(cue(13, "late")), "?onto=ben")).toEqual([
      422,
      "This file goes on beyond the end of that sound.",
    ]);
    const several = vtt(cue(1, "<v Ana>mine"), cue(2, "<v Ben>yours"));
    expect(await refused(several)).toEqual([422, "Several people speak in this file. Choose whose words you bring."]);
    expect(await fileLines()).toEqual([]);
    expect((await bring(cast.candidate, cast.candidate, several, "?voice=Ben")).body).toEqual({ kept: 1, leftOut: 0 });
    expect((await fileLines()).map(({ text }) => text)).toEqual(["yours"]);
  });

  test("SND-91 words go along with a downloaded record, and reach the same people after an import", async () => {
    await bring(cast.candidate, cast.candidate, vtt(cue(2, "fromfile two")));
    const record = (await browserOf(cast.owner).get(`/sessions/${cast.sessionId}/record`)).body;
    const account = await server.signUp();
    const answer = await account.send("POST", "/sessions/imports", {
      body: typeof record === "string" ? record : JSON.stringify(record),
      headers: { "content-type": "application/x-ndjson" },
    });
    expect(answer.status).toBe(201);
    const { state } = await deps().sessionLogs.load(answer.body.id);
    expect(state.lines).toHaveLength(25);
    expect(secondsOf(said.ben, JSON.stringify(state.lines))).toEqual(range(0, 12));
    const played = JSON.stringify((await account.get(`/sessions/${answer.body.id}/playback`)).body);
    expect(played).toContain("fromfile two");
  });
});
