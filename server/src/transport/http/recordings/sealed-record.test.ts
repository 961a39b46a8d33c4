import { Canaries } from "@casement/shared/testing/canaries";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { verifyRecord } from "../../../queries/playback/verify-record.js";
import { BoardClient } from "../../../testing/board-stage.js";
import { type Cast, seatCast } from "../../../testing/session-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";

/** Whole interviews, on a busy machine. */
let server: TestServer;
let cast: Cast;
let canaries: Canaries;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  [cast, canaries] = [await seatCast(server.casement.deps, { sealNotes: false }), new Canaries()];
});
afterAll(() => server.close());

/**
 * An interview with drawings, in which the co-interviewer marks in every sealed way, between events that the owner may
 * see.
 */
async function interview(): Promise<void> {
  const { deps } = server.casement;
  const { owner, interviewer, candidate } = cast;
  await runCommand(deps, owner, "session.start", {});
  const board = await new BoardClient(server.url, candidate).joined();
  board.draw("shape:one");
  await board.until(({ allSaved }) => allSaved);
  board.close();
  await runCommand(deps, owner, "note.add", { noteId: "n1", text: "owner's own note", tag: null });
  await mark(interviewer, canaries.word("evidence"));
  await runCommand(deps, interviewer, "scorecard.recommend", {
    recommendation: "no",
    summary: canaries.word("summary"),
  });
  const { startedAt } = (await deps.sessionLogs.load(cast.sessionId)).state.clock;
  const pin = { pinId: "p1", criterion: "structure", at: startedAt ?? 0, shapeIds: [] };
  await runCommand(deps, interviewer, "evidence.pin", { ...pin, label: canaries.word("pin") });
  await runCommand(deps, interviewer, "note.add", { noteId: "n2", text: "note that both read", tag: null });
  await mark(owner, "owner's own evidence");
}

async function mark(actor: Cast["owner"], evidence: string): Promise<void> {
  const { deps } = server.casement;
  const { state } = await deps.sessionLogs.load(cast.sessionId);
  for (const { key } of state.privateGuide?.rubric.criteria ?? [])
    await runCommand(deps, actor, "score.set", { criterion: key, mark: 2, evidence });
}

async function submit(actor: Cast["owner"]): Promise<void> {
  const { deps } = server.casement;
  await runCommand(deps, actor, "scorecard.recommend", { recommendation: "yes", summary: "A summary" });
  await runCommand(deps, actor, "scorecard.submit", {});
}

async function download(path: string): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/sessions/${cast.sessionId}/${path}`, {
    headers: { cookie: cast.owner.cookie },
  });
  expect(response.status).toBe(200);
  return response.text();
}

interface Line {
  readonly type?: string;
  readonly seq?: number;
  readonly kind?: string;
  readonly state?: string | null;
  readonly withheld?: unknown;
}
const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("REC-98 while a co-interviewer's card is sealed from the owner, the downloaded record lacks it and says whose; live and ended", async () => {
  await interview();
  const look = async () => {
    const text = await download("record");
    const [header, ...lines] = linesOf(text);
    expect(canaries.leaksIn(text)).toEqual([]);
    expect(header?.withheld).toEqual({ cards: [cast.interviewer.participantId], notes: [], guide: false });
    for (const words of ["owner's own evidence", "owner's own note", "note that both read"])
      expect(text).toContain(words);
    const events = lines.filter(({ type }) => type === "event");
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
    for (const { state } of lines.filter(({ type }) => type === "hash")) expect(state).toBeNull();
  };
  await look();
  await runCommand(server.casement.deps, cast.owner, "session.end", {});
  await look();
  await submit(cast.interviewer);
  await look();
  await submit(cast.owner);
  const whole = await download("record");
  expect(canaries.leaksIn(whole)).toHaveLength(canaries.count);
  expect(linesOf(whole)[0]).not.toHaveProperty("withheld");
});

test("REC-98 where notes are sealed too, the record lacks the co-interviewer's and says whose", async () => {
  const { deps } = server.casement;
  cast = await seatCast(deps);
  await runCommand(deps, cast.owner, "session.start", {});
  const text = canaries.word("note");
  await runCommand(deps, cast.interviewer, "note.add", { noteId: "n2", text, tag: null });
  await runCommand(deps, cast.owner, "session.end", {});
  const record = await download("record");
  expect(canaries.leaksIn(record)).toEqual([]);
  const withheld = { cards: [], notes: [cast.interviewer.participantId], guide: false };
  expect(linesOf(record)[0]?.withheld).toEqual(withheld);
});

test("REC-98 the owner's own scorecard opens nothing: the other must be submitted too", async () => {
  await interview();
  await runCommand(server.casement.deps, cast.owner, "session.end", {});
  await submit(cast.owner);
  expect(canaries.leaksIn(await download("record"))).toEqual([]);
});

test("REC-98 where nobody else has marked, the record is whole, whether or not its owner ever scores", async () => {
  const { deps } = server.casement;
  await runCommand(deps, cast.owner, "session.start", {});
  await runCommand(deps, cast.owner, "session.end", {});
  const [header] = linesOf(await download("record"));
  expect(header).not.toHaveProperty("withheld");
});

test("REC-99 a record that lacks sealed cards is imported like any other, and opens no seal there", async () => {
  await interview();
  await runCommand(server.casement.deps, cast.owner, "session.end", {});
  const importer = await server.signUp("Ines Importer");
  const answer = await importer.send("POST", "/sessions/imports", {
    body: await download("record"),
    headers: { "content-type": "application/x-ndjson" },
  });
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  const { id } = answer.body;
  const heard = [
    await importer.get(`/sessions/${id}/state`),
    await importer.get(`/sessions/${id}/playback`),
    await importer.get(`/sessions/${id}/record`),
  ].map(({ body }) => JSON.stringify(body));
  expect(canaries.leaksIn(heard.join("\n"))).toEqual([]);
  for (const text of heard) expect(text).toContain("note that both read");
  // This server does not vouch for what it could not compare with what was live.
  expect(await verifyRecord(server.prisma, id)).toMatchObject({ hashes: 0, faults: [] });
});

test("REC-100 while somebody practises, the downloaded record lacks the guide as their screen does; at the end it is whole", async () => {
  const owner = await server.signUp("Pia Practises");
  const plan = { title: "Alone", problemId: "twitter", frameworkId: "six-steps", scheduledAt: null, timeZone: null };
  const { id } = (await owner.post("/sessions", { ...plan, options: { mode: "practice" } })).body;
  const { deps } = server.casement;
  const [participantId = ""] = Object.keys((await deps.sessionLogs.load(id)).state.participants);
  const look = async () => String((await owner.get(`/sessions/${id}/record`)).body).includes("levelFourAnswer");
  const looks = [await look()];
  await runCommand(deps, { sessionId: id, participantId }, "session.start", {});
  looks.push(await look());
  await runCommand(deps, { sessionId: id, participantId }, "session.end", {});
  expect([...looks, await look()]).toEqual([false, false, true]);
});
