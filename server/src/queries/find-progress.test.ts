import { runCommand } from "../commands/sessions/run-command.js";
import { type Actor, seatCast } from "../testing/session-stage.js";
import { startTestServer, type TestServer } from "../testing/test-server.js";
import { findProgress } from "./find-progress.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({});
});
afterAll(() => server.close());
const deps = () => server.casement.deps;
let accounts = 0;

/** Gives a candidate an account of their own. */
async function withAccount({ participantId }: Actor): Promise<string> {
  accounts += 1;
  const data = { id: `ben-${accounts}`, email: `ben-${accounts}@example.org`, name: "Ben", passwordHash: "none" };
  const { id: userId } = await deps().prisma.user.create({ data });
  await deps().prisma.participant.update({ where: { id: participantId }, data: { userId } });
  return userId;
}

async function scored(includeScores: boolean) {
  const cast = await seatCast(deps());
  const userId = await withAccount(cast.candidate);
  const { owner } = cast;
  await runCommand(deps(), owner, "session.start", {});
  const { state } = await deps().sessionLogs.load(owner.sessionId);
  for (const { key } of state.privateGuide?.rubric.criteria ?? [])
    await runCommand(deps(), owner, "score.set", { criterion: key, mark: 4, evidence: "canary-evidence" });
  await runCommand(deps(), owner, "scorecard.recommend", { recommendation: "yes", summary: "canary-summary" });
  await runCommand(deps(), owner, "note.add", { noteId: "n", text: "canary-note", tag: "concern" });
  expect(await findProgress(deps(), userId)).toEqual([]);
  await runCommand(deps(), owner, "session.end", {});
  await runCommand(deps(), owner, "scorecard.submit", {});
  const before = await findProgress(deps(), userId);
  await runCommand(deps(), owner, "report.publish", { feedback: "canary-feedback", includeScores });
  return { cast, userId, before, after: await findProgress(deps(), userId) };
}

test("SCO-180 a candidate's progress has the marks of shared feedback, not before, and nothing else of the interviewers", async () => {
  const { cast, userId, before, after } = await scored(true);
  expect(before).toMatchObject([{ judge: null, marks: [], rubric: null, practice: false }]);
  expect(after).toMatchObject([{ sessionId: cast.owner.sessionId, judge: "interviewer" }]);
  expect(after[0]?.marks).toHaveLength(6);
  expect(after[0]?.rubric).not.toBeNull();
  expect(JSON.stringify([before, after])).not.toMatch(/canary|Olive/);
  const owner = await deps().prisma.participant.findUniqueOrThrow({ where: { id: cast.owner.participantId } });
  expect(await findProgress(deps(), owner.userId ?? "")).toEqual([]);
  await runCommand(deps(), cast.owner, "report.withdraw", {});
  expect(await findProgress(deps(), userId)).toEqual(before);
});

test("SCO-180 feedback without marks brings none", async () => {
  const { before, after } = await scored(false);
  expect(after).toEqual(before);
});

test("SCO-180 who was removed from an interview has it no longer", async () => {
  const { cast, userId } = await scored(true);
  const where = { id: cast.candidate.participantId };
  await deps().prisma.participant.update({ where, data: { removedAt: new Date() } });
  expect(await findProgress(deps(), userId)).toEqual([]);
});
