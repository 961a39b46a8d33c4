import { AppError } from "@casement/shared/contract/errors";
import { newId } from "@casement/shared/lib/new-id";
import { type PlaybackManifest, typedManifest } from "@casement/shared/playback/manifest";
import { StateFold } from "@casement/shared/playback/state-at";
import { RECORD_LIMITS } from "@casement/shared/session-log/record-limits";
import { SeededDrawing } from "@casement/shared/testing/document/seeded-drawing";
import { SeededWriting } from "@casement/shared/testing/document/seeded-writing";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { BOARD_LIMITS } from "../../../board/board-limits.js";
import { checkRecord } from "../../../import-export/check-record.js";
import { exportRecord } from "../../../import-export/export-record.js";
import { readLines } from "../../../import-export/format/read-lines.js";
import { RECORD_VERSION } from "../../../import-export/format/record-file.js";
import { readRecordFile } from "../../../import-export/read-record-file.js";
import { readPlayback } from "../../../queries/playback/read-playback.js";
import { verifyRecord } from "../../../queries/playback/verify-record.js";
import { BoardClient, startBoardStage } from "../../../testing/board-stage.js";
import type { Answer, Browser } from "../../../testing/browser.js";
import { endAfter, sampleEvents, sampleHeader, sealed } from "../../../testing/record-text.js";
import { type Cast, SessionClient, seatCast } from "../../../testing/session-stage.js";
import { createTestDatabase } from "../../../testing/test-database.js";
import { expectStatus, startTestServer, type TestServer } from "../../../testing/test-server.js";

const SEED = Number(process.env.SEED ?? 33);
/** Hashes come with keyframes, here often enough for a short interview to have many. */
const LIMITS = { ...BOARD_LIMITS, keyframeEveryMs: 1, keyframeRest: 0, keyframeCheckMs: 40, unloadAfterMs: 600_000 };

/** First a whole interview is recorded; each import starts a thread that compiles its sources. */
/** Another installation, into which the record is imported. */
let server: TestServer;
let importer: Browser;
let record: {
  readonly text: string;
  readonly cast: Cast;
  readonly hashes: number;
  readonly manifest: PlaybackManifest;
};

beforeAll(async () => {
  [server, record] = [await startTestServer(), await recordElsewhere()];
  importer = await server.signUp("Ines Importer");
});
afterAll(() => server.close());

/**
 * Records an interview on the first installation (two people draw and fill in worksheets; notes and marks) and exports
 * it.
 */
async function recordElsewhere(): Promise<typeof record> {
  const database = await createTestDatabase();
  const stage = await startBoardStage(database.prisma, LIMITS);
  const cast = await seatCast(stage.deps);
  const random = seededRandom(SEED);
  const owner = await new SessionClient(stage.origin, cast.owner).joined();
  await owner.send("session.start", {});
  const clients = [cast.owner, cast.candidate].map((actor) => new BoardClient(stage.origin, actor));
  for (const client of clients) await client.joined();
  const edits = clients.flatMap(({ doc }, index) => [
    new SeededDrawing(doc, random, `d${index}`, 12),
    new SeededWriting(doc, random),
  ]);
  for (let turn = 0; turn < 12; turn += 1) {
    for (let count = 0; count < 10; count += 1) random.pick(edits).edit();
    await owner.send("note.add", { noteId: `n${turn}`, text: `Thought ${turn} </script> \u2028 "quoted"`, tag: null });
    for (const client of clients) await client.until(({ allSaved }) => allSaved);
  }
  for (const client of clients) client.close();
  await owner.send("chat.send", { messageId: "m1", text: `I am ${cast.owner.participantId}` });
  await owner.send("session.end", {});
  owner.close();
  const grant = { ...cast.owner, name: "", color: "", guideClosed: false };
  const lines: string[] = [];
  // A board that closes writes its last keyframe, so that the record's hashes reach its end.
  await stage.board.close();
  for await (const line of exportRecord(stage.deps, grant)) lines.push(line);
  const hashes = lines.filter((line) => JSON.parse(line).type === "hash").length;
  const manifest = typedManifest(await readPlayback(stage.deps, grant));
  await stage.stop();
  await database.close();
  return { text: lines.join(""), cast, hashes, manifest };
}

const bring = (body: string, who = importer, type = "application/x-ndjson"): Promise<Answer> =>
  who.send("POST", "/sessions/imports", { body, headers: { "content-type": type } });

/** The record's text with one line changed. */
function changed(number: number, change: (line: string) => string, text = record.text): string {
  return text
    .split("\n")
    .map((line, index) => (index === number - 1 ? change(line) : line))
    .join("\n");
}

/** The fault that the import's check finds, without HTTP. */
async function faultIn(text: string): Promise<{ reason: string; line?: number; message: string }> {
  const check = async () => checkRecord(await readRecordFile(readLines([Buffer.from(text)], RECORD_LIMITS)), newId);
  const error = await check().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`no refusal but ${String(error)}`);
  return { ...(error.details as { reason: string }), message: error.message };
}

async function refused(body: string): Promise<{ reason: string; line?: number; message: string }> {
  const before = await server.prisma.session.count();
  const { body: error } = expectStatus(422, await bring(body));
  expect(error.code).toBe("IMPORT_REFUSED");
  expect(error.message).toMatch(/\. Nothing was imported\.$/);
  expect(await server.prisma.session.count()).toBe(before);
  return { ...error.details, message: error.message };
}

test("REC-90 an exported record plays elsewhere as before: same board, same events, every hash", async () => {
  expect(record.hashes).toBeGreaterThan(0);
  const { body: item } = expectStatus(201, await bring(record.text));
  expect(item).toMatchObject({ phase: "ended", role: "owner", title: "Practice round" });
  expect(item.importedAt).not.toBeNull();
  // UI-197: of its candidate only the name is here.
  expect(item.candidateJoined).toBe(false);
  const findings = await verifyRecord(server.prisma, item.id);
  expect(findings).toMatchObject({ hashes: record.hashes, foreignHashes: 0, faults: [] });
  const manifest = expectStatus(200, await importer.get(`/sessions/${item.id}/playback`)).body as PlaybackManifest;
  expect(manifest.board.updates).toBe(record.manifest.board.updates);
  // The first installation may add later that somebody left.
  const seen = ({ events }: PlaybackManifest) => events.filter(({ kind }) => kind !== "participant.left");
  expect(seen(manifest).map(({ kind, at }) => [kind, at])).toEqual(
    seen(record.manifest).map(({ kind, at }) => [kind, at]),
  );
  const state = new StateFold(manifest).after(manifest.events.length);
  expect(Object.values(state.notes)).toHaveLength(12);
  expect(Object.values(state.participants).map(({ name }) => name)).toEqual([
    "Olive Owner",
    ...["Some interviewer", "Some candidate", "Some observer"],
  ]);
});

test("REC-91 nobody of the first installation comes along: new ids everywhere, and no account but the importer's", async () => {
  const { body: item } = expectStatus(201, await bring(record.text));
  const people = await server.prisma.participant.findMany({ where: { sessionId: item.id }, include: { user: true } });
  expect(people.map(({ role, user }) => [role, user?.name ?? null]).toSorted()).toEqual([
    ["candidate", null],
    ["interviewer", null],
    ["observer", null],
    ["owner", "Ines Importer"],
  ]);
  const exported = String(expectStatus(200, await importer.get(`/sessions/${item.id}/record`)).body);
  const lines = exported.split("\n").filter((line) => !line.includes("chat.sent"));
  const old = [record.cast.sessionId, ...Object.values(record.cast).flatMap((each) => each.participantId ?? [])];
  for (const id of old) expect(lines.join("\n")).not.toContain(id);
});

test("REC-92 the same file again makes another session, and an import can be exported and imported again", async () => {
  const [one, two] = [(await bring(record.text)).body.id, (await bring(record.text)).body.id];
  expect(one).not.toBe(two);
  const again = String(expectStatus(200, await importer.get(`/sessions/${two}/record`)).body);
  const { body: third } = expectStatus(201, await bring(again));
  expect(await verifyRecord(server.prisma, third.id)).toMatchObject({ hashes: record.hashes, faults: [] });
  expectStatus(204, await importer.delete(`/sessions/${one}`));
  expectStatus(200, await importer.get(`/sessions/${two}/playback`));
});

test("REC-93 a changed, moved, added or missing line is named by its number", async () => {
  const lines = record.text.split("\n");
  const note = lines.findIndex((line) => line.includes("Thought 3")) + 1;
  const edited = changed(note, (line) => line.replace("Thought 3", "Thought 4"));
  expect(await refused(edited)).toMatchObject({ reason: "tampered", line: note });
  expect(await faultIn(changed(note, (line) => `${line}\n${line}`))).toMatchObject({ line: note + 1 });
  const without = lines.filter((_line, index) => index !== note - 1).join("\n");
  expect(await faultIn(without)).toMatchObject({ reason: "tampered", line: note });
  expect(await faultIn(changed(1, (line) => line.replace("Practice", "Other")))).toMatchObject({ line: 1 });
  expect(await faultIn(changed(note, () => "{"))).toMatchObject({ reason: "tampered", line: note });
});

test("REC-94 a newer format, a file that breaks off and one that is no record are told apart", async () => {
  const newer = changed(1, (line) => line.replace(`"version":${RECORD_VERSION}`, `"version":${RECORD_VERSION + 1}`));
  expect((await faultIn(newer)).reason).toBe("newer");
  const lines = record.text.split("\n");
  expect((await faultIn(lines.slice(0, 20).join("\n"))).reason).toBe("incomplete");
  const cut = await refused(record.text.slice(0, -30));
  expect(cut).toMatchObject({ reason: "incomplete", line: lines.length - 1 });
  expect(cut.message).toMatch(/^The file is cut off in the middle of line \d+:/);
  for (const nothing of ["", "hello", "[]", '{"format":"other"}'])
    expect((await faultIn(nothing)).reason).toBe("format");
});

test("REC-95 correctly sealed lines are still checked: events, payloads, updates and what they fold to", async () => {
  const parsed = record.text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const plain = parsed.map(({ seal: _seal, digest: _digest, ...line }) => line);
  const reworked = (change: (line: Record<string, never>, index: number) => object) => sealed(plain.map(change));
  expect(expectStatus(201, await bring(reworked((line) => line))).body.phase).toBe("ended");
  const first = (type: string) => plain.findIndex((line) => line.type === type);
  const replace = (at: number, patch: object) =>
    reworked((line, index) => (index === at ? { ...line, ...patch } : line));
  const note = plain.findIndex(({ kind }) => kind === "note.added");
  const board = plain.findLastIndex(({ type, participantId }) => type === "board" && participantId !== null);
  const seen = { type: "view", at: 1, participantId: record.cast.owner.participantId, x: 0, y: 0, w: 100, h: 100 };
  const withViews = (views: object[]) =>
    sealed([...plain.slice(0, -1), ...views, { ...plain.at(-1), views: views.length }]);
  const { participantId } = seen;
  const pointed = { type: "pointer", at: 1, participantId, point: { x: 4, y: -6 } };
  const inCell = { type: "cell", at: 2, participantId, cell: { row: "r1", field: "text" } };
  const gone = [
    { ...pointed, point: null },
    { ...inCell, cell: null },
  ].map((each) => ({ ...each, at: 3 }));
  expect(expectStatus(201, await bring(withViews([seen, pointed, inCell, ...gone]))).body.phase).toBe("ended");
  const { views: _views, ...end } = plain.at(-1);
  const older = sealed([{ ...plain[0], version: 2 }, ...plain.slice(1, -1), end]);
  expect(expectStatus(201, await bring(older)).body.phase).toBe("ended");
  const beforePointers = sealed([{ ...plain[0], version: 4 }, ...plain.slice(1, -1), seen, { ...end, views: 1 }]);
  expect(expectStatus(201, await bring(beforePointers)).body.phase).toBe("ended");
  const beforePointing = sealed([{ ...plain[0], version: 5 }, ...plain.slice(1)]);
  expect(expectStatus(201, await bring(beforePointing)).body.phase).toBe("ended");
  const wrong: [string, string][] = [
    [withViews([{ ...seen, participantId: "nobody-of-this-interview" }]), "invalid"],
    [withViews([{ ...seen, w: 0 }]), "invalid"],
    [withViews([{ ...seen, x: 1e9 }]), "invalid"],
    [withViews([seen, { ...seen, at: 0 }]), "invalid"],
    [withViews([{ ...pointed, point: { x: 0.5, y: 0 } }]), "invalid"],
    [withViews([{ ...pointed, point: { x: 1e9, y: 0 } }]), "invalid"],
    [withViews([{ ...inCell, cell: { row: "r1", field: "f".repeat(65) } }]), "invalid"],
    [withViews([{ ...inCell, participantId: "nobody-of-this-interview" }]), "invalid"],
    [withViews([inCell, pointed]), "invalid"],
    [withViews(Array.from({ length: RECORD_LIMITS.views + 1 }, () => seen)), "limit"],
    [sealed([...plain.slice(0, -1), seen, plain.at(-1)]), "incomplete"],
    [replace(note, { kind: "note.exploded" }), "invalid"],
    [replace(note, { kind: "toString" }), "invalid"],
    [replace(note, { payload: { ...plain[note].payload, extra: 1 } }), "invalid"],
    [replace(note, { payload: { ...plain[note].payload, text: "a\0b" } }), "invalid"],
    [replace(note, { payload: { ...plain[note].payload, text: "\ud800" } }), "invalid"],
    [replace(note, { payload: { ...plain[note].payload, text: "Another thought" } }), "mismatch"],
    [replace(note, { actor: "nobody" }), "mismatch"],
    [replace(note, { at: 1 }), "invalid"],
    [replace(board, { update: "AAAA" }), "invalid"],
    [replace(board, { update: Buffer.from("no update at all").toString("base64") }), "invalid"],
    [replace(board, { update: "not base64" }), "invalid"],
    [replace(board, { update: null }), "damaged"],
    [replace(board, { participantId: "nobody" }), "invalid"],
    [replace(first("board"), { participantId: record.cast.candidate.participantId }), "invalid"],
    [replace(first("hash"), { board: "0".repeat(64) }), "mismatch"],
    [replace(first("hash"), { state: "0".repeat(64) }), "mismatch"],
    [sealed([...plain.slice(0, -1), { ...plain.at(-1), events: 3 }]), "incomplete"],
  ];
  for (const [index, [text, reason]] of wrong.entries())
    expect([index, (await faultIn(text)).reason]).toEqual([index, reason]);
});

test("REC-111 lines may have another system's line ends, and the last line none", async () => {
  const crlf = record.text.replaceAll("\n", "\r\n");
  for (const text of [crlf, record.text.trimEnd()]) {
    const { body: item } = expectStatus(201, await bring(text));
    expect(await verifyRecord(server.prisma, item.id)).toMatchObject({ hashes: record.hashes, faults: [] });
  }
});

/** Words of a sample that was never heard by its owner: SND-91 has those that were. */
const heardEvents = sampleEvents
  .filter(({ kind }) => !["words.spoken", "words.corrected"].includes(kind))
  .map((event, index) => ({ ...event, seq: index + 1 }));
/** When both scorecards are submitted nothing is sealed from the owner, and the export is complete. */
const openedEvents = [
  ...heardEvents,
  {
    type: "event",
    seq: heardEvents.length + 1,
    at: sampleEvents.at(-1)?.at ?? 0,
    actor: "interviewer-0123456789abcdef",
    kind: "scorecard.submitted",
    payload: {},
  },
];
test("REC-90 every kind of event survives import and export unchanged, except for the ids", async () => {
  const { body: item } = expectStatus(
    201,
    await bring(sealed([sampleHeader, ...openedEvents, endAfter(openedEvents.length)])),
  );
  const exported = String(expectStatus(200, await importer.get(`/sessions/${item.id}/record`)).body);
  const kept = exported.split("\n").flatMap((line) => (line.includes('"type":"event"') ? [JSON.parse(line)] : []));
  const people = new Map(openedEvents.map(({ actor }, index) => [kept[index].actor, actor]));
  const back = JSON.stringify(kept.map(({ seal: _seal, ...line }) => line)).replace(/"[\w-]{21}"/g, (id) =>
    JSON.stringify(people.get(JSON.parse(id)) ?? JSON.parse(id)),
  );
  expect(JSON.parse(back)).toEqual(JSON.parse(JSON.stringify(openedEvents)));
});

test("REC-96 an interview that had not ended is refused, and so is a file or line without end", async () => {
  const upTo = sampleEvents.findIndex(({ kind }) => kind === "session.ended");
  const running = sealed([sampleHeader, ...sampleEvents.slice(0, upTo), endAfter(upTo)]);
  expect((await refused(running)).reason).toBe("unfinished");
  const named = sealed([
    sampleHeader,
    ...sampleRecord.map((event) => ({ type: "event", ...event })),
    endAfter(sampleRecord.length),
  ]);
  expect((await faultIn(named)).reason).toBe("invalid");
  const endless = `${record.text.split("\n")[0]}\n${"x".repeat(5 * 1024 * 1024)}`;
  expect(expectStatus(413, await bring(endless)).body.code).toBe("PAYLOAD_TOO_LARGE");
});

test("REC-97 only an account imports, and only a file that says what it is", async () => {
  expectStatus(401, await bring(record.text, server.browser()));
  expectStatus(400, await bring(record.text, importer, "text/plain"));
  expectStatus(400, await bring("{}", importer, "application/json"));
});

/** The sample interview with more events before its end, numbered anew. */
function withEvents(more: readonly object[], hashes: readonly object[] = []): string {
  const end = sampleEvents.findIndex(({ kind }) => kind === "session.ended");
  const { at } = sampleEvents[end] ?? { at: 0 };
  const all = [...sampleEvents.slice(0, end), ...more, ...sampleEvents.slice(end)];
  const events = all.map((event, index) => ({ at, actor: null, ...event, type: "event", seq: index + 1 }));
  return sealed([sampleHeader, ...events, ...hashes, { ...endAfter(events.length), hashes: hashes.length }]);
}
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const person = (index: number) => `person-0123456789abcdef-${index}`;

test.each<[string, () => string, RegExp]>([
  [
    "people",
    () =>
      withEvents(
        times(201, (index) => ({
          kind: "participant.joined",
          payload: { participantId: person(index), name: "Some", role: "observer", color: "#000000" },
        })),
      ),
    /more than 200 people/,
  ],
  [
    "pauses",
    () => withEvents(times(2001, () => ({ kind: "timer.paused", payload: {} }))),
    /more than 2,000 changes of/,
  ],
  [
    "pins",
    () => withEvents(times(5001, () => ({ kind: "evidence.unpinned", payload: { pinId: "p" } }))),
    /more than 5,000 pins/,
  ],
  [
    "events",
    () => withEvents(times(50_001, () => ({ kind: "participant.arrived", payload: { participantId: person(0) } }))),
    /more than 50,000 events/,
  ],
  [
    "hashes",
    () =>
      withEvents(
        [],
        times(20_001, () => ({
          type: "hash",
          at: 1,
          version: 2,
          seq: 1,
          boardUpdates: 0,
          state: "0".repeat(64),
          board: "0".repeat(64),
        })),
      ),
    /more than 20,000 checksums/,
  ],
  [
    "a text",
    () => withEvents([{ kind: "chat.sent", payload: { messageId: "m", text: "x".repeat(100_001) } }]),
    /longer than 100,000 characters/,
  ],
  [
    "an event",
    () => withEvents([{ kind: "chat.sent", payload: { messageId: "m", text: "x".repeat(1_100_000) } }]),
    /larger than 1 MB/,
  ],
  [
    "all events",
    () =>
      withEvents(
        times(400, (index) => ({ kind: "chat.sent", payload: { messageId: `m${index}`, text: "x".repeat(90_000) } })),
      ),
    /take more than 32 MB/,
  ],
])("REC-112 a record with too much of something is refused with the limit in words: %s", async (_what, text, words) => {
  const { reason, message } = await faultIn(text());
  expect([reason, message]).toEqual(["limit", expect.stringMatching(words)]);
});

test("REC-95 a plan's date outside the calendar is refused", async () => {
  for (const scheduledAt of [-62_167_219_200_001, 9e15]) {
    const events = sampleEvents.map((event) =>
      event.kind === "session.planned" ? { ...event, payload: { ...event.payload, scheduledAt } } : event,
    );
    const lines = events.map((event) => ({ type: "event", ...event }));
    expect((await faultIn(sealed([sampleHeader, ...lines, endAfter(lines.length)]))).reason).toBe("invalid");
  }
});

test("REC-112 of more hashes than a record is worth the last is always checked, and what is kept is checked", async () => {
  const chats = times(300, (index) => ({
    kind: "chat.sent",
    payload: { messageId: `m${index}`, text: "x".repeat(90_000) },
  }));
  const upTo = sampleEvents.length + chats.length;
  const wrong = (seq: number) => ({
    type: "hash",
    at: 1,
    version: 2,
    seq,
    boardUpdates: 0,
    state: "0".repeat(64),
    board: "0".repeat(64),
  });
  expect((await faultIn(withEvents(chats, [wrong(upTo)]))).reason).toBe("mismatch");
});

test("REC-113 one import an account: a second is refused, and a sender who leaves cancels theirs", async () => {
  const before = await server.prisma.session.count();
  const leave = new AbortController();
  const body = new ReadableStream({
    start: (stream) => stream.enqueue(new TextEncoder().encode(record.text.slice(0, 99))),
  });
  const headers = { "content-type": "application/x-ndjson" };
  const sending = importer.send("POST", "/sessions/imports", { body, headers, signal: leave.signal });
  const progress = async () => expectStatus(200, await importer.get("/imports/current")).body.progress;
  while ((await progress()) === null);
  expect(await progress()).toMatchObject({ step: "sending" });
  const second = expectStatus(409, await bring(record.text)).body;
  expect(second).toMatchObject({
    code: "CONFLICT",
    message: expect.stringMatching(/^You are already importing another file/),
  });
  leave.abort();
  await expect(sending).rejects.toThrow();
  while ((await progress()) !== null);
  expect(await server.prisma.session.count()).toBe(before);
  expectStatus(201, await bring(record.text));
});
