import { foldBoard } from "@casement/shared/document/records/fold-board";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { stateAt } from "@casement/shared/playback/state-at";
import { readClock } from "@casement/shared/session/step-clock";
import * as Y from "yjs";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { readBoardAt } from "../../../queries/playback/board-at.js";
import type { Browser } from "../../../testing/browser.js";
import { expectStatus, inviteAndJoin, startTestServer, type TestServer } from "../../../testing/test-server.js";

/** 17:20, in the fourth step of the demo. */
const AT = (17 * 60 + 20) * 1000;

let server: TestServer;
let ada: Browser;
let original: string;

beforeAll(async () => {
  server = await startTestServer({ demo: true });
  ada = await server.signUp("Ada");
  original = (await ada.get("/sessions")).body.items[0].id;
});
afterAll(() => server.close());

const branch = async (at: number) => expectStatus(201, await ada.post(`/sessions/${original}/branches`, { at })).body;
const placeOf = async (sessionId: string, browser = ada) => {
  const { body } = expectStatus(200, await browser.get(`/sessions/${sessionId}`));
  return { sessionId, participantId: body.participantId as string };
};
const stateOf = async (sessionId: string) => (await server.casement.deps.sessionLogs.load(sessionId)).state;

async function boardOf(sessionId: string) {
  const answer = await fetch(`${server.url}/api/v1/sessions/${sessionId}/board`, { headers: { cookie: ada.cookie } });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()));
  return foldBoard(doc);
}

test("PRA-10 a retry has the board, the step and the remaining budget of its second", async () => {
  const manifest = expectStatus(200, await ada.get(`/sessions/${original}/playback`)).body as PlaybackManifest;
  const then = stateAt(manifest, AT);
  const steps = then.plan?.steps ?? [];
  const expected = readClock(then.clock, steps, manifest.startAt + AT);
  const item = await branch(AT);
  expect(item).toMatchObject({
    phase: "planned",
    role: "owner",
    mode: "practice",
    branchedFrom: { sessionId: original, at: AT },
    title: expect.stringMatching(/, from 17:20$/),
  });

  const shown = foldBoard(await readBoardAt(server.prisma, original, manifest, AT));
  expect(shown.size).toBeGreaterThan(5);
  expect(await boardOf(item.id)).toEqual(shown);

  await runCommand(server.casement.deps, await placeOf(item.id), "session.start", {});
  const { clock, plan, prompt } = await stateOf(item.id);
  expect(plan?.steps).toEqual(steps);
  expect(prompt).toBe(then.prompt);
  const begun = readClock(clock, steps, clock.startedAt ?? 0);
  for (const key of ["stepIndex", "stepRemaining", "stepSpent", "totalSpent", "totalRemaining"] as const) {
    expect([key, begun[key]]).toEqual([key, expected[key]]);
  }
  // Somebody opens the session: the board is kept, not seeded again.
  expect(await boardOf(item.id)).toEqual(shown);
});

/** The record's lines without what differs in each export: its time, and the seals, which depend on it. */
function facts(record: string): string[] {
  const lines = record.split("\n").filter((line) => /^\{"type":"(event|board)"/.test(line));
  return lines.map((line) => line.replace(/,"seal":"\w+"\}$/, "}"));
}

test("PRA-11 the original's record stays as it was, byte for byte, and both know of each other", async () => {
  const before = expectStatus(200, await ada.get(`/sessions/${original}/record`)).body;
  const item = await branch(60_000);
  const after = expectStatus(200, await ada.get(`/sessions/${original}/record`)).body;
  expect(facts(after)).toEqual(facts(before));
  const { items } = expectStatus(200, await ada.get(`/sessions/${original}/branches`)).body;
  expect(items).toContainEqual(expect.objectContaining({ id: item.id, at: 60_000, phase: "planned" }));
  expect((await stateOf(item.id)).plan?.branchedFrom).toMatchObject({ sessionId: original, at: 60_000 });
});

test("PRA-11 when the original is deleted the retry stays, and no longer leads to it", async () => {
  const first = await branch(AT);
  await runCommand(server.casement.deps, await placeOf(first.id), "session.start", {});
  await runCommand(server.casement.deps, await placeOf(first.id), "session.end", {});
  const second = expectStatus(201, await ada.post(`/sessions/${first.id}/branches`, { at: 0 })).body;
  expect(second.title).toBe(`${first.title.replace(/, from .*/, "")}, from 0:00`);
  expectStatus(204, await ada.delete(`/sessions/${first.id}`));
  expect((await ada.get(`/sessions/${second.id}`)).body.item.branchedFrom).toBeNull();
  expect((await boardOf(second.id)).size).toBeGreaterThan(2);
});

test("PRA-12 no retry begins beyond the end, in a live session, or in one not theirs to watch", async () => {
  const late = await ada.post(`/sessions/${original}/branches`, { at: 10 * 3_600_000 });
  expect([late.status, late.body.details]).toEqual([400, { at: "is after the end of the recording" }]);
  expectStatus(400, await ada.post(`/sessions/${original}/branches`, { at: -1 }));
  const eve = await server.signUp("Eve");
  expectStatus(404, await eve.post(`/sessions/${original}/branches`, { at: AT }));
  expectStatus(404, await eve.get(`/sessions/${original}/branches`));
  const live = await branch(AT);
  const planned = await ada.post(`/sessions/${live.id}/branches`, { at: 0 });
  expect(planned.body.code).toBe("WRONG_PHASE");
});

test("PRA-13 a retry keeps problem, steps and rubric; title, time and options can be changed before the start", async () => {
  const item = await branch(AT);
  const { plan } = (await ada.get(`/sessions/${item.id}`)).body;
  const draft = { title: "Again", problemId: item.problemId, frameworkId: item.frameworkId, ...plan };
  const options = { ...plan.options, checks: true };
  expectStatus(200, await ada.send("PATCH", `/sessions/${item.id}`, { body: { ...draft, options } }));
  expect((await stateOf(item.id)).plan).toMatchObject({ title: "Again", options, branchedFrom: { at: AT } });
  for (const wrong of [
    { ...draft, problemId: "chat" },
    { ...draft, steps: plan.steps.slice(1) },
    { ...draft, rubricId: "another" },
    { ...draft, options: { ...options, mode: "interview" } },
  ]) {
    const { status } = await ada.send("PATCH", `/sessions/${item.id}`, { body: wrong });
    expect([400, 409]).toContain(status);
  }
});

test("PRA-1 who practises alone gets guide, rubric and reference design at the end, and nobody can be invited", async () => {
  const draft = { title: "Alone", problemId: "chat", frameworkId: "six-steps", options: { mode: "practice" } };
  const { id } = expectStatus(201, await ada.post("/sessions", draft)).body;
  const place = await placeOf(id);
  const seen = async () => JSON.stringify((await ada.get(`/sessions/${id}/state`)).body);
  const [hint] = (await stateOf(id)).privateGuide?.guide.hints ?? [];
  const secret = hint?.text ?? "none";
  expect(await seen()).not.toContain("levelFourAnswer");
  expect((await ada.post(`/sessions/${id}/invites`, { role: "candidate" })).body.code).toBe("CONFLICT");
  await runCommand(server.casement.deps, place, "session.start", {});
  expect(await seen()).not.toContain(secret);
  expect(JSON.stringify((await ada.get(`/sessions/${id}/playback`)).body)).not.toContain(secret);

  await runCommand(server.casement.deps, place, "hint.take", {});
  expect((await stateOf(id)).hints.map(({ id: taken }) => taken)).toEqual([hint?.id]);
  expect(await seen()).toContain(secret);
  expect(await seen()).not.toContain("levelFourAnswer");
  await runCommand(server.casement.deps, place, "session.end", {});
  expect(await seen()).toContain("levelFourAnswer");
  expect(JSON.stringify((await ada.get(`/sessions/${id}/playback`)).body)).toContain("levelFourAnswer");
});

test("PRA-2 in an interview nobody takes hints, and what is switched off is not shown", async () => {
  const options = { hints: false, checks: false };
  const draft = { title: "Strict", problemId: "chat", frameworkId: "six-steps", options };
  const { id } = expectStatus(201, await ada.post("/sessions", draft)).body;
  await inviteAndJoin(server, ada, id, "candidate");
  const place = await placeOf(id);
  const { deps } = server.casement;
  await runCommand(deps, place, "session.start", {});
  const hintId = (await stateOf(id)).privateGuide?.guide.hints[0]?.id ?? "";
  const check = { checkId: "no-monitoring", text: "There is no monitoring.", why: "Alerts.", componentIds: [] };
  const refused = expect.objectContaining({ code: "CONFLICT" });
  await expect(runCommand(deps, place, "hint.reveal", { hintId })).rejects.toThrow(refused);
  await expect(runCommand(deps, place, "hint.take", {})).rejects.toThrow(refused);
  await expect(runCommand(deps, place, "check.reveal", check)).rejects.toThrow(refused);
});

test("SES-32 templates belong to their account: kept, listed by name, used, renamed and deleted", async () => {
  const options = { mode: "interview", hints: false, patterns: true, checks: true };
  const steps = [{ key: "clarify", minutes: 8, worksheet: "requirements" }];
  const template = { name: "Short", frameworkId: "six-steps", steps, rubricId: "system-design", options };
  const made = expectStatus(201, await ada.post("/templates", template)).body;
  expectStatus(201, await ada.post("/templates", { ...template, name: "All of it", steps: null }));
  const { items } = expectStatus(200, await ada.get("/templates")).body;
  expect(items.map(({ name }: { name: string }) => name)).toEqual(["All of it", "Short"]);
  expect(items[1]).toEqual({ id: made.id, ...template });
  expect(items[0].steps).toBeNull();
  const draft = { title: "From it", problemId: "chat", frameworkId: "six-steps", steps, options };
  const session = expectStatus(201, await ada.post("/sessions", draft)).body;
  expect((await stateOf(session.id)).plan).toMatchObject({ steps: [{ key: "clarify", minutes: 8 }], options });

  const zoe = await server.signUp("Zoe");
  expect((await zoe.get("/templates")).body.items).toEqual([]);
  expectStatus(404, await zoe.delete(`/templates/${made.id}`));
  expectStatus(404, await zoe.put(`/templates/${made.id}/name`, { name: "Mine" }));
  expectStatus(400, await ada.put(`/templates/${made.id}/name`, { name: " " }));
  expectStatus(204, await ada.put(`/templates/${made.id}/name`, { name: "Brief" }));
  expect((await ada.get("/templates")).body.items[1]).toEqual({ id: made.id, ...template, name: "Brief" });
  expectStatus(404, await zoe.post("/templates", { ...template, frameworkId: "nobodys" }));
  expectStatus(204, await ada.delete(`/templates/${made.id}`));
  expect((await ada.get("/templates")).body.items).toHaveLength(1);
});
