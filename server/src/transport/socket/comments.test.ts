import { foldVisible } from "@casement/shared/session-log/audience/visible-to";
import { type Actor, type Cast, SessionClient, type Stage, seatCast, startStage } from "../../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.js";

/** Real databases and sockets on a busy machine. */

let database: TestDatabase;
let stage: Stage;
let cast: Cast;
let at: number;
const open: SessionClient[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await startStage(database.prisma);
});
beforeEach(async () => {
  cast = await seatCast(stage.deps);
});
afterEach(() => {
  for (const client of open.splice(0)) client.close();
});
afterAll(async () => {
  await stage.stop();
  await database.close();
});

async function join(actor: Actor): Promise<SessionClient> {
  const client = new SessionClient(stage.origin, actor);
  open.push(client);
  return client.joined();
}

async function everybody() {
  const [owner, interviewer, candidate, observer] = [
    await join(cast.owner),
    await join(cast.interviewer),
    await join(cast.candidate),
    await join(cast.observer),
  ];
  expect(await owner.try("session.start", {})).toBe("ok");
  at = (await stage.deps.sessionLogs.load(cast.sessionId)).state.clock.startedAt ?? 0;
  return { owner, interviewer, candidate, observer };
}

const pin = (pinId: string, label: string) => ({ pinId, criterion: "structure", at, shapeIds: ["shape:a"], label });
const heard = (client: SessionClient) => JSON.stringify(client.received);
const publish = { feedback: "Well done", includeScores: false };

test("SCO-23 a pin reaches its scorer alone while the cards are sealed", async () => {
  const { owner, interviewer, candidate, observer } = await everybody();
  expect(await owner.try("evidence.pin", pin("p1", "owner's pin"))).toBe("ok");
  await owner.until(({ state }) => state.scorecards[cast.owner.participantId]?.pins.length === 1);
  // A sealed pin gives others nothing away, not even that its id is taken.
  expect(await interviewer.try("evidence.pin", pin("p1", "interviewer's pin"))).toBe("ok");
  expect(await interviewer.try("evidence.unpin", { pinId: "p1" })).toBe("ok");
  expect(owner.state.scorecards[cast.owner.participantId]?.pins).toHaveLength(1);
  expect(await owner.try("evidence.pin", { ...pin("p2", ""), shapeIds: ["page:a"] })).toBe("VALIDATION");
  expect(await owner.try("evidence.pin", { ...pin("p2", ""), shapeIds: Array(51).fill("shape:a") })).toBe("VALIDATION");
  for (const client of [interviewer, candidate, observer]) expect(heard(client)).not.toContain("owner's pin");
});

test("SES-70 a comment points at shapes and a row, for the readers of its thread alone; SCO-27 evidence too", async () => {
  const { owner, interviewer, candidate, observer } = await everybody();
  const row = { sheet: "estimate", row: "r1" };
  expect(await owner.try("evidence.pin", { ...pin("p1", "Posts per day"), row })).toBe("ok");
  await owner.until(({ state }) => state.scorecards[cast.owner.participantId]?.pins[0]?.row?.row === "r1");
  await owner.try("session.end", {});
  await interviewer.until(({ state }) => state.phase === "ended");
  const pointsAt = { shapeIds: ["shape:a", "shape:b", "shape:a"], label: "our cache", row };
  const own = { threadId: "own", at, text: "among ourselves", withCandidate: false, pointsAt };
  const nothing = { shapeIds: [], label: "" };
  expect(await owner.try("thread.begin", own)).toBe("ok");
  expect(await owner.try("thread.begin", { ...own, threadId: "plain", pointsAt: nothing })).toBe("ok");
  const begun = await interviewer.until(({ state }) => state.threads.length === 2);
  expect(begun.state.threads[0]?.pointsAt).toEqual({ ...pointsAt, shapeIds: ["shape:a", "shape:b"] });
  expect(begun.state.threads[1]).not.toHaveProperty("pointsAt");
  const wrong = [
    { ...pointsAt, shapeIds: ["page:a"] },
    { ...pointsAt, shapeIds: Array(51).fill("shape:a") },
    { ...pointsAt, row: { sheet: "estimate" } },
  ];
  for (const [index, each] of wrong.entries())
    expect(await owner.try("thread.begin", { ...own, threadId: `wrong-${index}`, pointsAt: each })).toBe("VALIDATION");
  for (const client of [candidate, observer]) expect(heard(client)).not.toMatch(/among|our cache/);
});

test("SES-18 interviewers' threads stay theirs; one with the candidate comes and goes with the report", async () => {
  const { owner, interviewer, candidate, observer } = await everybody();
  expect(await owner.try("thread.begin", { threadId: "early", at, text: "too early", withCandidate: false })).toBe(
    "WRONG_PHASE",
  );
  await owner.try("session.end", {});
  for (const client of [owner, interviewer, candidate]) await client.until(({ state }) => state.phase === "ended");

  const own = { threadId: "own", at, text: "among ourselves", withCandidate: false };
  const both = { threadId: "both", at, text: "for both of us", withCandidate: true };
  for (const thread of [own, both]) expect(await owner.try("thread.begin", thread)).toBe("ok");
  expect(await interviewer.try("comment.add", { threadId: "own", commentId: "c1", text: "answer among us" })).toBe(
    "ok",
  );
  await owner.until(({ state }) => state.threads[0]?.comments.length === 2);
  expect(await candidate.try("comment.add", { threadId: "both", commentId: "c2", text: "me?" })).toBe("NOT_FOUND");
  for (const client of [candidate, observer]) expect(heard(client)).not.toMatch(/among|for both/);

  expect(await owner.try("report.publish", publish)).toBe("ok");
  await candidate.until(({ state }) => state.threads.length === 1);
  expect(candidate.state.threads[0]?.comments[0]?.text).toBe("for both of us");
  expect(await candidate.try("comment.add", { threadId: "both", commentId: "c2", text: "I see" })).toBe("ok");
  expect(await candidate.try("comment.add", { threadId: "own", commentId: "c3", text: "and?" })).toBe("NOT_FOUND");
  expect(await candidate.try("comment.edit", { threadId: "both", commentId: "both", text: "x" })).toBe("FORBIDDEN");
  const mine = { threadId: "mine", at, text: "my question", withCandidate: false };
  expect(await candidate.try("thread.begin", mine)).toBe("ok");
  await interviewer.until(({ state }) => state.threads.some(({ id, withCandidate }) => id === "mine" && withCandidate));
  expect(await interviewer.try("thread.resolve", { threadId: "mine" })).toBe("ok");
  await candidate.until(({ state }) =>
    state.threads.some(({ id, resolvedAt }) => id === "mine" && resolvedAt !== null),
  );

  expect(await owner.try("report.withdraw", {})).toBe("ok");
  await candidate.until(({ state }) => state.threads.length === 0);
  expect(await candidate.try("comment.add", { threadId: "mine", commentId: "c4", text: "hello?" })).toBe("NOT_FOUND");
  expect(await owner.try("comment.add", { threadId: "mine", commentId: "c5", text: "said after withdrawal" })).toBe(
    "ok",
  );
  await interviewer.until(({ state }) => state.threads.some(({ comments }) => comments.length === 2));

  expect(heard(candidate)).not.toMatch(/among|after withdrawal/);
  expect(heard(observer)).not.toMatch(/among|for both|I see|my question/);
  const { events, state } = await stage.deps.sessionLogs.load(cast.sessionId);
  expect(candidate.state).toEqual(foldVisible(events, cast.candidate, state));
  expect(candidate.gaps).toBe(0);
});
