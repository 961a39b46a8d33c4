import { readFileSync } from "node:fs";
import path from "node:path";
import { ROUTES, type RouteName } from "@casement/shared/contract/http/routes";
import { Canaries } from "@casement/shared/testing/canaries";
import { runCommand } from "./commands/sessions/run-command.js";
import { isSessionRoute, ROUTE_BODIES } from "./testing/matrix-calls.js";
import { type Actor, type Cast, SessionClient, seatCast } from "./testing/session-stage.js";
import { startTestServer, type TestServer } from "./testing/test-server.js";
import { unpackedBody } from "./testing/unpacked.js";

/** Every exit, several times over, on a busy machine. */
const ARCHITECTURE = path.join(__dirname, "..", "..", "docs", "architecture.md");

test("SEC-74 every route stands once in the table of exits", () => {
  const [, section = ""] = readFileSync(ARCHITECTURE, "utf8").split("### Every exit of the record");
  const rows =
    section
      .split("\n## ")[0]
      ?.split("\n")
      .filter((line) => line.startsWith("| ")) ?? [];
  const listed = rows.flatMap((row) => [...(row.split(" | ")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(listed.sort()).toEqual(Object.keys(ROUTES).sort());
});

/** These change or delete the session that the other exits are read from. */
const CHANGES_SESSION: readonly RouteName[] = ["deleteSession", "editSession"];

describe("SEC-75 sealed marks, notes and drafts", () => {
  let server: TestServer;
  let cast: Cast;
  const marks = { owner: new Canaries(), interviewer: new Canaries(), observer: new Canaries() };
  const debrief = new Canaries();

  beforeAll(async () => {
    server = await startTestServer();
    cast = await seatCast(server.casement.deps);
  });
  afterAll(() => server.close());

  /** Every byte that somebody gets: all routes, downloads unpacked, and a socket's snapshot. */
  async function heardBy({ cookie, ...actor }: Actor): Promise<string> {
    const heard: string[] = [];
    const names = (Object.keys(ROUTES) as RouteName[]).filter(isSessionRoute);
    for (const name of names.filter((each) => !CHANGES_SESSION.includes(each))) {
      const { method, path: address } = ROUTES[name];
      const url = `${server.url}/api/v1${address.replace(":id", cast.sessionId).replace(/:\w+/g, "0")}`;
      const body = ROUTE_BODIES[name] === undefined ? {} : { body: JSON.stringify(ROUTE_BODIES[name]) };
      const headers = { cookie, origin: server.url, "content-type": "application/json" };
      heard.push(await unpackedBody(await fetch(url, { method, headers, ...body })));
    }
    const client = await new SessionClient(server.url, { cookie, ...actor }).joined();
    heard.push(JSON.stringify(client.received));
    client.close();
    return heard.join("\n");
  }

  type Scorer = keyof typeof marks;

  /** Marks in every way; interviewers also write notes, which a shadow cannot. */
  async function mark(who: Scorer): Promise<void> {
    const { deps } = server.casement;
    const { state } = await deps.sessionLogs.load(cast.sessionId);
    for (const { key } of state.privateGuide?.rubric.criteria ?? [])
      await runCommand(deps, cast[who], "score.set", { criterion: key, mark: 2, evidence: marks[who].word(key) });
    const summary = marks[who].word("summary");
    await runCommand(deps, cast[who], "scorecard.recommend", { recommendation: "no", summary });
    const pin = { pinId: who, criterion: "structure", at: state.clock.startedAt ?? 0, shapeIds: [] };
    await runCommand(deps, cast[who], "evidence.pin", { ...pin, label: marks[who].word("pin") });
    if (who === "observer") return;
    for (const name of ["kept", "deleted"]) {
      const note = { noteId: `${who}-${name}`, tag: null };
      await runCommand(deps, cast[who], "note.add", { ...note, text: marks[who].word(`note ${name}`) });
      await runCommand(deps, cast[who], "note.edit", { ...note, text: marks[who].word(`edited note ${name}`) });
    }
    await runCommand(deps, cast[who], "note.delete", { noteId: `${who}-deleted` });
  }

  /** Whose words each person finds: their own, and those of `open` to each other. */
  async function expectOpenAmong(...open: Scorer[]): Promise<void> {
    for (const reader of ["owner", "interviewer", "observer", "candidate"] as const) {
      const heard = await heardBy(cast[reader]);
      for (const author of ["owner", "interviewer", "observer"] as const) {
        const among = (who: string) => open.some((each) => each === who);
        const leaks = marks[author].leaksIn(heard);
        const expected = author === reader || (among(author) && among(reader)) ? placesFor(reader, author) : [];
        expect([reader, author, leaks.length]).toEqual([reader, author, expected.length]);
        expect(leaks.toSorted()).toEqual(expected.toSorted());
      }
    }
  }

  /** Notes and the report's draft are the interviewers': a shadow reads neither. */
  function placesFor(reader: string, author: Scorer): string[] {
    return marks[author].places.filter((place) => reader !== "observer" || !/note|draft/.test(place));
  }

  test("are in no byte of any exit, to nobody, until both cards are in", async () => {
    const { deps } = server.casement;
    await runCommand(deps, cast.owner, "session.start", {});
    await runCommand(deps, cast.owner, "shadow.seat", { participantId: cast.observer.participantId });
    for (const who of ["interviewer", "owner", "observer"] as const) await mark(who);
    await expectOpenAmong();
    await runCommand(deps, cast.owner, "session.end", {});
    const feedback = marks.owner.word("report draft");
    await runCommand(deps, cast.owner, "report.draft", { feedback, includeScores: true });
    await runCommand(deps, cast.interviewer, "scorecard.submit", {});
    await expectOpenAmong();
    await runCommand(deps, cast.owner, "scorecard.submit", {});
    const why = { criterion: "structure", reason: debrief.word("consensus") };
    await runCommand(deps, cast.owner, "consensus.set", { ...why, mark: 3 });
    const remark = { remarkId: "r1", criterion: "structure", text: debrief.word("remark") };
    await runCommand(deps, cast.interviewer, "debrief.remark", remark);
    await runCommand(deps, cast.owner, "decision.make", { recommendation: "no", reason: debrief.word("decision") });
    await expectOpenAmong("owner", "interviewer");
    const unread = [await heardBy(cast.observer), await heardBy(cast.candidate)];
    expect(unread.flatMap((text) => debrief.leaksIn(text))).toEqual([]);
    await runCommand(deps, cast.observer, "scorecard.submit", {});
    await expectOpenAmong("owner", "interviewer", "observer");
    expect(debrief.leaksIn(await heardBy(cast.interviewer))).toHaveLength(3);
    expect(debrief.leaksIn(await heardBy(cast.candidate))).toEqual([]);
    expect(marks.interviewer.count).toBeGreaterThan(11);
  });
});
