import { ReplayCursor } from "@casement/shared/document/replay/replay-cursor";
import { ReplayLog } from "@casement/shared/document/replay/replay-log";
import { newId } from "@casement/shared/lib/new-id";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { stateAt } from "@casement/shared/playback/state-at";
import { decodeViews } from "@casement/shared/playback/view-codec";
import * as Y from "yjs";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { BoardClient } from "../../../testing/board-stage.js";
import type { Browser } from "../../../testing/browser.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import { type Cast, seatCast } from "../../../testing/session-stage.js";
import { expectStatus, startTestServer, type TestServer } from "../../../testing/test-server.js";

const MINUTE = 60_000;
const CHOICES = { feedback: false, scores: false, chat: true };
const clock = new FakeClock();
let server: TestServer;
let cast: Cast;
let owner: Browser;

/** Every minute has its own words on the board and in the chat. What the second draws, the third takes away. */
beforeAll(async () => {
  server = await startTestServer({}, { clock });
  const { deps } = server.casement;
  cast = await seatCast(deps);
  owner = server.browser();
  const [name = "", token = ""] = cast.owner.cookie.split("=");
  owner.setCookie(name, token);
  clock.advance(MINUTE);
  await runCommand(deps, cast.owner, "session.start", {});
  const artist = await new BoardClient(server.url, cast.candidate).joined();
  for (const minute of [1, 2, 3, 4, 5, 6]) {
    clock.advance(MINUTE);
    if (minute === 3) artist.records.delete("shape:2");
    artist.draw(`shape:${minute}`, { id: `shape:${minute}`, typeName: "shape", meta: { word: `drawn-${minute}` } });
    await artist.until(({ allSaved }) => allSaved);
    await runCommand(deps, cast.candidate, "chat.send", { messageId: newId(), text: `said-${minute}` });
    await runCommand(deps, cast.interviewer, "note.add", { noteId: newId(), text: `noted-${minute}`, tag: null });
  }
  artist.close();
  clock.advance(MINUTE);
  await runCommand(deps, cast.owner, "session.end", {});
  await runCommand(deps, cast.owner, "report.publish", { feedback: "well-done", includeScores: true });
});
afterAll(() => server.close());

const CLIP = { title: "  The  cache ", fromMs: 3.5 * MINUTE, toMs: 5.5 * MINUTE };
const shareClip = (clip: unknown = CLIP, more: object = {}) =>
  owner.post(`/sessions/${cast.sessionId}/shares`, { choices: CHOICES, clip, forCandidate: false, days: 7, ...more });

async function opened(clip: unknown = CLIP) {
  const { body } = expectStatus(201, await shareClip(clip));
  const [id = "", secret = ""] = body.path.replace("/watch#", "").split(".");
  const guest = server.browser();
  const preview = expectStatus(200, await guest.post("/shares/preview", { id, secret })).body;
  expectStatus(200, await guest.post("/shares/open", { id, secret }));
  const read = async (part: string) => {
    const headers = { cookie: guest.cookie };
    const answer = await fetch(`${server.url}/api/v1/shares/${id}/playback${part}`, { headers });
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  const manifest = JSON.parse(Buffer.from((await read("")).bytes).toString()) as PlaybackManifest;
  return { id, preview, manifest, read };
}

/** Every byte that the visitor of a clip can get, as text. */
async function everything({ preview, manifest, read }: Awaited<ReturnType<typeof opened>>): Promise<string> {
  const parts = ["", "/views", ...[0, 1, 2].map((index) => `/chunks/${index}`)];
  for (let updates = 0; updates <= 30; updates += 1) parts.push(`/keyframes/${updates}`);
  const heard = [JSON.stringify([preview, manifest])];
  for (const part of parts) heard.push(Buffer.from((await read(part)).bytes).toString("latin1"));
  return heard.join("\n");
}

test("SHR-13 nothing from outside its span leaves the server with a clip, but the board as it stood", async () => {
  const text = await everything(await opened());
  const found = (word: string) => [1, 2, 3, 4, 5, 6].filter((minute) => text.includes(`${word}-${minute}`));
  expect(found("drawn")).toEqual([1, 3, 4, 5]);
  expect(found("said")).toEqual([4, 5]);
  expect(found("noted")).toEqual([]);
  expect(text).not.toContain("well-done");
});

test("SHR-13 a clip plays from zero to its length, from the board and the clock as they stood", async () => {
  const { manifest, read, preview } = await opened();
  const { startedAt } = (await server.casement.deps.sessionLogs.load(cast.sessionId)).state.clock;
  expect(manifest.startAt - (startedAt ?? 0)).toBe(CLIP.fromMs);
  expect(manifest.endAt - manifest.startAt).toBe(2 * MINUTE);
  expect(manifest.shared).toMatchObject({ clipTitle: "The cache", choices: CHOICES });
  expect(preview).toMatchObject({ clipTitle: "The cache", startedAt: manifest.startAt, endedAt: manifest.endAt });
  expect(stateAt(manifest, 0).clock.startedAt).toBe(startedAt);
  const log = new ReplayLog(manifest);
  for (const { index } of manifest.board.chunks) log.addChunk(index, (await read(`/chunks/${index}`)).bytes);
  const cursor = new ReplayCursor(log);
  const boardAt = (minutes: number) => {
    cursor.moveTo(log.positionAt(minutes * MINUTE) ?? -1);
    return [...cursor.doc.getMap("records").keys()].filter((id) => id.startsWith("shape:"));
  };
  expect(boardAt(0).sort()).toEqual(["shape:1", "shape:3"]);
  expect(boardAt(1).sort()).toEqual(["shape:1", "shape:3", "shape:4"]);
  expect(boardAt(2).sort()).toEqual(["shape:1", "shape:3", "shape:4", "shape:5"]);
  expect(boardAt(0).sort()).toEqual(["shape:1", "shape:3"]);
  expect(log.damage).toEqual([]);
  cursor.destroy();
});

test("SHR-13 parts of the recording outside the clip are not found by its link", async () => {
  const { manifest, read } = await opened();
  expect(manifest.board.chunks).toHaveLength(1);
  for (const part of ["/chunks/1", "/chunks/-1", "/chunks/x", "/keyframes/0", "/keyframes/1", "/keyframes/99"])
    expect([part, (await read(part)).status]).toEqual([part, 404]);
  for (const { updates } of manifest.board.keyframes) {
    const doc = new Y.Doc();
    Y.applyUpdateV2(doc, (await read(`/keyframes/${updates}`)).bytes);
    expect(doc.getMap("records").size).toBeGreaterThan(0);
  }
  for (const { at } of decodeViews((await read("/views")).bytes)) {
    expect(at).toBeGreaterThanOrEqual(manifest.startAt);
    expect(at).toBeLessThanOrEqual(manifest.endAt);
  }
});

test("SHR-13 a clip from the first moment to the last holds the whole board", async () => {
  const text = await everything(await opened({ title: "All", fromMs: 0, toMs: 7 * MINUTE }));
  for (const minute of [1, 2, 3, 4, 5, 6]) expect(text).toContain(`drawn-${minute}`);
});

test("SHR-14 a clip is shared by its link alone, without feedback or scores, and lies inside the interview", async () => {
  const refused = [
    await shareClip({ ...CLIP, toMs: 8 * MINUTE }),
    await shareClip({ ...CLIP, toMs: CLIP.fromMs + 500 }),
    await shareClip({ ...CLIP, fromMs: -1 }),
    await shareClip({ ...CLIP, title: " " }),
    await shareClip(CLIP, { forCandidate: true }),
    await shareClip(CLIP, { choices: { ...CHOICES, feedback: true } }),
    await shareClip(CLIP, { choices: { ...CHOICES, scores: true } }),
  ];
  expect(refused.map(({ body }) => body.code)).toEqual(refused.map(() => "VALIDATION"));
});

test("SHR-14 a clip is listed with its title and times, and revoked like any share", async () => {
  const { id, read } = await opened();
  const { items } = (await owner.get(`/sessions/${cast.sessionId}/shares`)).body;
  const clip = { ...CLIP, title: "The cache" };
  expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({ clip, state: "open", openings: 1 });
  expectStatus(204, await owner.delete(`/sessions/${cast.sessionId}/shares/${id}`));
  for (const part of ["", "/chunks/0", "/keyframes/2", "/views"]) expect((await read(part)).status).toBe(410);
});
