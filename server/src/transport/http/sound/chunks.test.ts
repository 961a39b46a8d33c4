import { existsSync, readdirSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { deleteSession } from "../../../commands/sessions/delete-session.js";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { sweepMedia, sweepUnasked } from "../../../commands/sound/sweep-media.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import type { Actor } from "../../../testing/session-stage.js";
import { agreeToSound, chunkBytes, Speaker, seatSpeakers, withdrawSound } from "../../../testing/sound-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";

const SECOND = 1_000;
const ROOM = 1_000_000;

let server: TestServer;
let clock: FakeClock;
const media = { sessionBytes: ROOM, leastFreeBytes: 0 };

beforeEach(async () => {
  clock = new FakeClock();
  media.leastFreeBytes = 0;
  server = await startTestServer({}, { clock, media });
});
afterEach(() => server.close());

const speak = (actor: Actor, takeId = "take") => new Speaker(server, actor, takeId, clock.now());
const outcome = async (answer: ReturnType<Speaker["send"]>) => {
  const { status, body } = await answer;
  return status === 204 ? "kept" : body.code;
};
const rows = () => server.prisma.takeChunk.findMany({ orderBy: { index: "asc" } });

function files(): string[] {
  const folder = path.join(server.casement.deps.config.dataDir, "media");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

test("SND-10 chunks are kept in any order, and each is on the disk as it was sent", async () => {
  const { candidate } = await seatSpeakers(server, ["candidate"]);
  const ben = speak(candidate);
  const sent = [chunkBytes(), chunkBytes(), chunkBytes()];
  clock.advance(10 * SECOND);
  for (const index of [2, 0, 1]) expect(await outcome(ben.send(index, sent[index]))).toBe("kept");
  const kept = await rows();
  expect(kept.map(({ index }) => index)).toEqual([0, 1, 2]);
  for (const { index, key, bytes, mediaFromMs, mediaToMs, clock: looks } of kept) {
    expect(await server.casement.deps.media.read(key)).toEqual(Buffer.from(sent[index] as Uint8Array));
    expect([bytes, mediaFromMs, mediaToMs]).toEqual([20_000, index * 1_000, (index + 1) * 1_000]);
    expect(looks).toContainEqual({ mediaMs: mediaFromMs, serverMs: ben.begunAt + mediaFromMs });
  }
  expect(files()).toHaveLength(3);
});

test("SND-10 the same chunk again is acknowledged again, and another one in its place is refused", async () => {
  const { candidate } = await seatSpeakers(server, ["candidate"]);
  const ben = speak(candidate);
  const bytes = chunkBytes();
  clock.advance(10 * SECOND);
  const twice = await Promise.all([1, 2, 3].map(() => outcome(ben.send(0, bytes))));
  expect(twice).toEqual(["kept", "kept", "kept"]);
  expect(await outcome(ben.send(0, chunkBytes()))).toBe("CONFLICT");
  expect(await rows()).toHaveLength(1);
  expect(files()).toHaveLength(1);
});

test("SND-11 nothing is kept of what is not whole, of another type or too large, or impossible", async () => {
  const { candidate } = await seatSpeakers(server, ["candidate"]);
  const ben = speak(candidate);
  clock.advance(10 * SECOND);
  expect(await outcome(ben.send(0, chunkBytes(), { sha256: "0".repeat(64) }))).toBe("VALIDATION");
  expect(await outcome(ben.send(0, chunkBytes(), { type: "audio/mpeg" }))).toBe("VALIDATION");
  expect(await outcome(ben.send(0, chunkBytes(600_000)))).toBe("PAYLOAD_TOO_LARGE");
  expect(await outcome(ben.send(0, chunkBytes(), { to: -1 }))).toBe("VALIDATION");
  expect(await outcome(ben.send(0, chunkBytes(), { clock: "0:now" }))).toBe("VALIDATION");
  expect(await outcome(ben.send(20_000))).toBe("VALIDATION");
  const late = { from: 80_000_000, to: 80_001_000, clock: `80000000:${ben.begunAt}` };
  expect(await outcome(ben.send(0, chunkBytes(), late))).toBe("VALIDATION");
  const looks = Array.from({ length: 30 }, (_, at) => `${at}:${ben.begunAt + at}`).join(",");
  expect(await outcome(ben.send(0, chunkBytes(), { clock: looks }))).toBe("VALIDATION");
  const tomorrow = clock.now() + 86_400_000;
  expect(await outcome(ben.send(0, chunkBytes(), { clock: `0:${tomorrow}` }))).toBe("VALIDATION");
  await cutOff(ben);
  expect(await rows()).toEqual([]);
  expect(files()).toEqual([]);
});

/** Sends half of a chunk and closes the connection. */
function cutOff(speaker: Speaker): Promise<void> {
  const bytes = chunkBytes();
  const { url, headers } = speaker.addressOf(0, bytes);
  return new Promise((resolve) => {
    const sending = request(url, { method: "PUT", headers: { ...headers, "content-length": bytes.length } });
    sending.on("response", () => resolve());
    sending.on("error", () => resolve());
    sending.write(bytes.subarray(0, 10_000), () => sending.destroy());
  });
}

test("SND-12 no byte is kept before its person agreed, after they withdrew, or without them", async () => {
  const { candidate, owner, observer } = await seatSpeakers(server, ["owner"]);
  const early = speak(candidate);
  clock.advance(2 * SECOND);
  expect(await outcome(early.send(0))).toBe("SOUND_REFUSED");
  await agreeToSound(server, candidate);
  expect(await outcome(early.send(0))).toBe("SOUND_REFUSED");
  const agreed = speak(candidate, "agreed");
  clock.advance(3 * SECOND);
  expect(await outcome(agreed.send(0))).toBe("kept");
  clock.advance(1 * SECOND);
  await withdrawSound(server, candidate, false);
  // What was said before may still come; what was said after may not.
  expect(await outcome(agreed.send(1))).toBe("kept");
  clock.advance(10 * SECOND);
  expect(await outcome(agreed.send(6))).toBe("SOUND_REFUSED");
  expect(await outcome(new Speaker(server, owner, "agreed", agreed.begunAt).send(2))).toBe("FORBIDDEN");
  expect(await outcome(speak(observer).send(0))).toBe("FORBIDDEN");
  expect(await rows()).toHaveLength(2);
});

test("SND-12 before the start and after the end nothing is recorded; what was said before the end may come late", async () => {
  const { candidate, owner } = await seatSpeakers(server, ["candidate"]);
  const ben = speak(candidate);
  clock.advance(5 * SECOND);
  await runCommand(server.casement.deps, owner, "session.end", {});
  clock.advance(6 * 3_600 * SECOND);
  expect(await outcome(ben.send(1))).toBe("kept");
  expect(await outcome(ben.send(7))).toBe("WRONG_PHASE");
  expect(await outcome(new Speaker(server, candidate, "before", ben.begunAt - 60_000).send(0))).toBe("WRONG_PHASE");
  clock.advance(8 * 24 * 3_600 * SECOND);
  expect(await outcome(ben.send(2))).toBe("WRONG_PHASE");
  expect(await rows()).toHaveLength(1);
});

test("SND-13 deleted sound is gone from rows and disk, the others' stays", async () => {
  const { candidate, owner } = await seatSpeakers(server, ["candidate", "owner"]);
  const [ben, ana] = [speak(candidate, "ben"), speak(owner, "ana")];
  clock.advance(5 * SECOND);
  for (const speaker of [ben, ana]) expect(await outcome(speaker.send(0))).toBe("kept");
  await withdrawSound(server, candidate, true);
  await sweepMedia(server.casement.deps);
  expect((await rows()).map(({ takeId }) => takeId)).toEqual(["ana"]);
  expect(files()).toHaveLength(1);
  expect(await outcome(ben.send(1))).toBe("SOUND_REFUSED");
  await runCommand(server.casement.deps, owner, "session.end", {});
  await deleteSession(server.casement.deps, { ...owner, name: "", color: "", guideClosed: false });
  await sweepMedia(server.casement.deps);
  expect(files()).toEqual([]);
});

/** Room for two large chunks, which two people fill; a third comes. */
async function fillRoom() {
  const { candidate, owner, interviewer } = await seatSpeakers(server, ["candidate", "owner", "interviewer"]);
  const [ben, ana, iris] = [speak(candidate, "ben"), speak(owner, "ana"), speak(interviewer, "iris")];
  clock.advance(10 * SECOND);
  for (const speaker of [ben, ana]) expect(await outcome(speaker.send(0, chunkBytes(450_000)))).toBe("kept");
  return { sessionId: candidate.sessionId, iris };
}

test("SND-14 a session's sound has limited room", async () => {
  const { sessionId, iris } = await fillRoom();
  expect(await outcome(iris.send(0, chunkBytes(450_000)))).toBe("SOUND_FULL");
  const { state } = await server.casement.deps.sessionLogs.load(sessionId);
  expect(state.soundStopped?.reason).toBe("room");
  expect(files()).toHaveLength(2);
});

test("SND-14 at the edge of that room small chunks that still fit and large ones that do not fill no session log", async () => {
  const { sessionId, iris } = await fillRoom();
  for (let index = 0; index < 6; index += 2) {
    expect(await outcome(iris.send(index, chunkBytes(450_000)))).toBe("SOUND_FULL");
    expect(await outcome(iris.send(index + 1, chunkBytes(1_000)))).toBe("kept");
  }
  const { events, state } = await server.casement.deps.sessionLogs.load(sessionId);
  expect(events.filter(({ kind }) => kind.startsWith("sound."))).toHaveLength(1);
  expect(state.soundStopped?.reason).toBe("room");
});

test("SND-68 one person cannot use up the others' room, and is told alone that theirs is full", async () => {
  const { candidate, owner } = await seatSpeakers(server, ["candidate", "owner"]);
  const [ben, ana] = [speak(candidate, "ben"), speak(owner, "ana")];
  clock.advance(10 * SECOND);
  expect(await outcome(ben.send(0, chunkBytes(450_000)))).toBe("kept");
  expect(await outcome(ben.send(1, chunkBytes(450_000)))).toBe("SOUND_FULL");
  expect(await outcome(ana.send(0, chunkBytes(450_000)))).toBe("kept");
  const { state } = await server.casement.deps.sessionLogs.load(candidate.sessionId);
  expect(state.soundStopped).toBeNull();
});

test("SND-14 a full disk is told to everybody, the interview goes on, and so does the sound once there is room", async () => {
  const { candidate, owner } = await seatSpeakers(server, ["candidate"]);
  const ben = speak(candidate);
  const { deps } = server.casement;
  clock.advance(10 * SECOND);
  media.leastFreeBytes = Number.MAX_SAFE_INTEGER;
  const answer = await ben.send(0);
  expect([answer.status, answer.body.code]).toEqual([507, "DISK_FULL"]);
  await ben.send(0);
  expect((await deps.sessionLogs.load(owner.sessionId)).state.soundStopped?.reason).toBe("disk");
  await runCommand(deps, owner, "chat.send", { messageId: "m", text: "We go on." });
  media.leastFreeBytes = 0;
  expect(await outcome(ben.send(0))).toBe("kept");
  const { events, state } = await deps.sessionLogs.load(owner.sessionId);
  expect(state.soundStopped).toBeNull();
  expect(events.filter(({ kind }) => kind.startsWith("sound.")).map(({ kind }) => kind)).toEqual([
    "sound.stopped",
    "sound.resumed",
  ]);
});

test("SND-10 files that a crash left are swept, and only those", async () => {
  const { candidate } = await seatSpeakers(server, ["candidate"]);
  const ben = speak(candidate);
  clock.advance(10 * SECOND);
  const { deps } = server.casement;
  expect(await outcome(ben.send(0))).toBe("kept");
  await deps.media.write(chunkBytes(), async () => true);
  expect(files()).toHaveLength(2);
  expect(await sweepMedia(deps)).toBe(1);
  expect(files()).toEqual((await rows()).map(({ key }) => key));
});

test("SND-10 an empty database takes no files along: it may be the wrong one", async () => {
  const { deps } = server.casement;
  await deps.media.write(chunkBytes(), async () => true);
  expect(await sweepUnasked(deps)).toBe(0);
  expect(files()).toHaveLength(1);
  await seatSpeakers(server, []);
  expect(await sweepUnasked(deps)).toBe(1);
});
