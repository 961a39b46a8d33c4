import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import { foldEvents } from "@casement/shared/session-log/fold";
import * as Y from "yjs";
import { RECORD_VERSION } from "../../../import-export/format/record-file.js";
import { BoardClient } from "../../../testing/board-stage.js";
import type { Browser } from "../../../testing/browser.js";
import { SessionClient } from "../../../testing/session-stage.js";
import {
  createSession,
  expectStatus,
  inviteAndJoin,
  startTestServer,
  type TestServer,
} from "../../../testing/test-server.js";

/** Whole servers and real databases on a busy machine. */

let server: TestServer;
let owner: Browser;

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.signUp();
});
afterAll(() => server.close());

const draft = { title: "Round one", problemId: "twitter", frameworkId: "six-steps", scheduledAt: null, timeZone: null };
const socketOf = (browser: Browser, sessionId: string) =>
  new SessionClient(server.url, { cookie: browser.cookie, sessionId }).joined();
const titles = async (browser: Browser, query = "") =>
  (await browser.get(`/sessions${query}`)).body.items.map(({ title }: { title: string }) => title);

describe("planning", () => {
  test("SES-20 a session is created with its problem and framework as they are now", async () => {
    const planned = { ...draft, scheduledAt: "2027-03-01T10:00:00+01:00", timeZone: "Europe/Berlin" };
    const { body } = expectStatus(201, await owner.post("/sessions", planned));
    expect(body).toMatchObject({ title: "Round one", phase: "planned", role: "owner", frameworkId: "six-steps" });
    expect(body.scheduledAt).toBe(Date.parse("2027-03-01T09:00:00Z"));
    expect(body.steps.map(({ budgetMs }: { budgetMs: number }) => budgetMs / 60_000)).toEqual([5, 5, 5, 10, 15, 5]);
    const { state } = (await owner.get(`/sessions/${body.id}/state`)).body;
    expect(state.privateGuide.rubric.criteria).toHaveLength(6);
  });

  test.each([
    ["a problem that does not exist", { problemId: "none" }, "problemId"],
    ["a framework that does not exist", { frameworkId: "none" }, "frameworkId"],
    ["an empty title", { title: "  " }, "title"],
    ["a time without its zone", { scheduledAt: "2027-03-01T10:00:00Z" }, "timeZone"],
    ["an unknown time zone", { scheduledAt: "2027-03-01T10:00:00Z", timeZone: "Mars/Base" }, "timeZone"],
    ["a date before all dates", { scheduledAt: "0000-01-01T00:00:00Z", timeZone: "UTC" }, "scheduledAt"],
    ["a date in the year 10000", { scheduledAt: "9999-12-31T23:59:59-23:59", timeZone: "UTC" }, "scheduledAt"],
    ["a character that cannot be stored", { title: "a\u0000b" }, "title"],
  ])("SES-21 %s is refused with the field's name", async (_title, change, field) => {
    const { status, body } = await owner.post("/sessions", { ...draft, ...change });
    expect([status, body.code, Object.keys(body.details)]).toEqual([400, "VALIDATION", [field]]);
  });

  test("SES-22 it is changed before the start, on every open screen, and not after", async () => {
    const id = await createSession(owner);
    const screen = await socketOf(owner, id);
    const edited = { ...draft, title: "Renamed", problemId: "url-shortener", frameworkId: "casm-hdr" };
    expect(expectStatus(200, await owner.patch(`/sessions/${id}`, edited)).body).toMatchObject({ title: "Renamed" });
    await screen.until(({ state }) => state.plan?.title === "Renamed" && state.plan.steps.length === 7);
    await screen.send("session.start", {});
    expect((await owner.patch(`/sessions/${id}`, draft)).body.code).toBe("WRONG_PHASE");
    screen.close();
  });

  test("SES-23 a duplicate has the plan and guide, and none of the time, people or record", async () => {
    const id = await createSession(owner, "Original");
    await inviteAndJoin(server, owner, id, "candidate");
    const { body } = expectStatus(201, await owner.post(`/sessions/${id}/duplicates`));
    expect(body).toMatchObject({ title: "Original", phase: "planned", scheduledAt: null });
    const { state } = (await owner.get(`/sessions/${body.id}/state`)).body;
    expect(Object.keys(state.participants)).toHaveLength(1);
    expect(state.privateGuide).toEqual((await owner.get(`/sessions/${id}/state`)).body.state.privateGuide);
  });

  test("SES-24 deleting erases the record, the guests' sign-ins and every connection", async () => {
    const id = await createSession(owner);
    const candidate = await inviteAndJoin(server, owner, id, "candidate");
    const screen = await socketOf(candidate, id);
    expectStatus(204, await owner.delete(`/sessions/${id}`));
    await screen.until(({ removed }) => removed !== null);
    expect(screen.removed?.code).toBe("NOT_FOUND");
    expect(await server.prisma.sessionEvent.count({ where: { sessionId: id } })).toBe(0);
    expect((await candidate.get("/sessions")).status).toBe(401);
    expect((await owner.get(`/sessions/${id}`)).status).toBe(404);
  });

  test("SES-25 a running interview cannot be deleted", async () => {
    const id = await createSession(owner);
    const screen = await socketOf(owner, id);
    await screen.send("session.start", {});
    expect((await owner.delete(`/sessions/${id}`)).body.code).toBe("WRONG_PHASE");
    screen.close();
  });
});

describe("lists", () => {
  test("SES-33 a session that cannot be read takes nobody's list with it", async () => {
    const guest = await server.signUp();
    const id = await createSession(guest);
    const { prisma } = server;
    const { steps, outcome, ...row } = await prisma.session.findUniqueOrThrow({ where: { id } });
    const place = await prisma.participant.findFirstOrThrow({ where: { sessionId: id } });
    await prisma.session.create({
      data: {
        ...row,
        steps: steps as object,
        outcome: outcome as object,
        id: "broken",
        title: "Broken",
        phase: "live",
      },
    });
    await prisma.participant.create({ data: { ...place, id: "broken-owner", sessionId: "broken" } });
    const event = { sessionId: "broken", seq: 1, at: new Date(), actor: null, audience: "everyone", payload: {} };
    await prisma.sessionEvent.create({ data: { ...event, kind: "none.such" } });
    expect(await titles(guest)).toContain("Broken");
    expect(await titles(guest)).toHaveLength(2);
  });

  test("SES-26 everybody lists what they take part in, guests too; by phase, by words, by pages", async () => {
    const host = await server.signUp("Hanna Host");
    for (const title of ["Alpha", "Beta", "Gamma 100%"]) await createSession(host, title);
    const id = await createSession(host, "Delta");
    const guest = await inviteAndJoin(server, host, id, "observer");
    const screen = await socketOf(host, id);
    await screen.send("session.start", {});
    expect(await titles(host)).toEqual(["Delta", "Gamma 100%", "Beta", "Alpha"]);
    expect(await titles(host, "?phase=live")).toEqual(["Delta"]);
    expect(await titles(host, "?q=ALPH")).toEqual(["Alpha"]);
    expect(await titles(host, "?q=100%25")).toEqual(["Gamma 100%"]);
    expect(await titles(guest)).toEqual(["Delta"]);
    expect((await guest.get("/sessions")).body.items[0].role).toBe("observer");
    const first = (await host.get("/sessions?limit=3")).body;
    expect(first.items).toHaveLength(3);
    const rest = (await host.get(`/sessions?limit=3&cursor=${first.nextCursor}`)).body;
    expect([rest.items.map(({ title }: { title: string }) => title), rest.nextCursor]).toEqual([["Alpha"], null]);
    screen.close();
  });

  test("SES-27 after the end the list tells what was spent in each step", async () => {
    const id = await createSession(owner);
    const screen = await socketOf(owner, id);
    await screen.send("session.start", {});
    await screen.send("step.enter", { stepIndex: 2, expectedRevision: 1 });
    await screen.send("session.end", {});
    const { item } = (await owner.get(`/sessions/${id}`)).body;
    expect(item.phase).toBe("ended");
    const spent = item.steps.reduce((sum: number, { spentMs }: { spentMs: number }) => sum + spentMs, 0);
    expect(spent).toBe(item.endedAt - item.startedAt);
    screen.close();
  });
});

describe("the record", () => {
  test("REC-117 the export holds every event and board update in order of time, and says that it is whole", async () => {
    const id = await createSession(owner);
    const candidate = await inviteAndJoin(server, owner, id, "candidate");
    const screen = await socketOf(owner, id);
    await screen.send("session.start", {});
    const board = await new BoardClient(server.url, { cookie: candidate.cookie, sessionId: id }).joined();
    board.draw("shape:one");
    await board.until(({ allSaved }) => allSaved);
    await screen.send("note.add", { noteId: "n1", text: "draws early", tag: "strength" });
    await screen.send("session.end", {});
    const answer = expectStatus(200, await owner.get(`/sessions/${id}/record`));
    expect(answer.headers.get("content-type")).toContain("application/x-ndjson");
    const [header, ...lines] = String(answer.body)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const end = lines.pop();
    expect(header).toMatchObject({ format: "casement-record", version: RECORD_VERSION, sessionId: id, phase: "ended" });
    const countOf = (...kinds: string[]) => lines.filter(({ type }) => kinds.includes(type)).length;
    const [hashes, views] = [countOf("hash"), countOf("view", "pointer", "cell")];
    lines.splice(lines.findLastIndex(({ type }) => type === "event" || type === "board") + 1);
    const times = lines.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const events: SessionEvent[] = lines.filter(({ type }) => type === "event");
    const updates = lines.filter(({ type }) => type === "board");
    expect(end).toMatchObject({ type: "end", events: events.length, boardUpdates: updates.length, hashes, views });
    const { state } = await server.casement.deps.sessionLogs.load(id);
    expect(foldEvents(events.slice(0, state.revision))).toEqual(state);
    const doc = new Y.Doc();
    for (const { update } of updates) Y.applyUpdate(doc, Buffer.from(update, "base64"));
    expect(doc.getMap("records").toJSON()).toEqual(board.records.toJSON());
    board.close();
    screen.close();
    doc.destroy();
  });

  test("REC-41 the board as one update equals the live board", async () => {
    const id = await createSession(owner);
    const screen = await socketOf(owner, id);
    await screen.send("session.start", {});
    const board = await new BoardClient(server.url, { cookie: owner.cookie, sessionId: id }).joined();
    board.draw("shape:one");
    await board.until(({ allSaved }) => allSaved);
    const response = await fetch(`${server.url}/api/v1/sessions/${id}/board`, { headers: { cookie: owner.cookie } });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()));
    expect(doc.getMap("records").toJSON()).toEqual(board.records.toJSON());
    board.close();
    screen.close();
    doc.destroy();
  });
});

describe("the report", () => {
  test("SEC-23 after the end the candidate still has the board, whether or not feedback is shared", async () => {
    const id = await createSession(owner);
    const [candidate, observer] = [
      await inviteAndJoin(server, owner, id, "candidate"),
      await inviteAndJoin(server, owner, id, "observer"),
    ];
    const screen = await socketOf(owner, id);
    await screen.send("session.start", {});
    await screen.send("session.end", {});
    screen.close();
    expect((await candidate.get(`/sessions/${id}/state`)).body.state.report).toBeNull();
    expect((await candidate.get(`/sessions/${id}/board`)).status).toBe(200);
    expect((await observer.get(`/sessions/${id}/board`)).status).toBe(403);
  });

  test("SES-28 the candidate reads what the owner published, and no more; a withdrawn one is gone", async () => {
    const id = await createSession(owner);
    const candidate = await inviteAndJoin(server, owner, id, "candidate");
    const screen = await socketOf(owner, id);
    await screen.send("session.start", {});
    await screen.send("score.set", { criterion: "structure", mark: 4, evidence: "my private evidence" });
    await screen.send("session.end", {});
    const report = { feedback: "Well argued", includeScores: true };
    expect(await screen.try("report.publish", report)).toBe("ok");
    const read = async () => (await candidate.get(`/sessions/${id}/state`)).body;
    const seen = await read();
    expect(seen.state.report).toMatchObject({
      feedback: "Well argued",
      scores: [{ criterion: "structure", mark: 4 }],
    });
    expect(seen.state.report.scores[0].anchor.length).toBeGreaterThan(10);
    expect(JSON.stringify(seen)).not.toContain("my private evidence");
    expect(await screen.try("report.withdraw", {})).toBe("ok");
    expect((await read()).state.report).toBeNull();
    screen.close();
  });
});
