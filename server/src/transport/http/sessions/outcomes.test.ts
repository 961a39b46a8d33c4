import { renewReadModels } from "../../../commands/sessions/renew-read-models.js";
import { runCommand } from "../../../commands/sessions/run-command.js";
import type { Browser } from "../../../testing/browser.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import { type Actor, type Cast, seatCast } from "../../../testing/session-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";

const DAY_MS = 86_400_000;

const MINUTE_MS = 60_000;
const clock = new FakeClock();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({}, { clock });
});
afterAll(() => server.close());

function browserOf({ cookie }: Actor): Browser {
  const browser = server.browser();
  const [name = "", token = ""] = cookie.split("=");
  browser.setCookie(name, token);
  return browser;
}
/** The session as it stands in this person's list. */
const listed = async (actor: Actor, query = "") =>
  (await browserOf(actor).get(`/sessions${query}`)).body.items.find(({ id }: { id: string }) => id === actor.sessionId);
const deps = () => server.casement.deps;
const revision = async ({ sessionId }: Cast) => (await deps().sessionLogs.load(sessionId)).state.clock.revision;

async function markAll(actor: Actor, recommendation: "yes" | "no"): Promise<void> {
  const { state } = await deps().sessionLogs.load(actor.sessionId);
  for (const { key } of state.privateGuide?.rubric.criteria ?? [])
    await runCommand(deps(), actor, "score.set", { criterion: key, mark: 3, evidence: "Seen." });
  await runCommand(deps(), actor, "scorecard.recommend", { recommendation, summary: "" });
}

test("SES-35 a list has the room's times: budgets with extensions, no pauses, and whether it is paused", async () => {
  const cast = await seatCast(deps());
  await runCommand(deps(), cast.owner, "session.start", {});
  await runCommand(deps(), cast.owner, "step.extend", {
    expectedRevision: await revision(cast),
    stepIndex: 0,
    byMs: 2 * MINUTE_MS,
  });
  clock.advance(3 * MINUTE_MS);
  await runCommand(deps(), cast.owner, "timer.pause", { expectedRevision: await revision(cast) });
  clock.advance(10 * MINUTE_MS);
  const paused = await listed(cast.owner);
  expect(paused.running).toEqual({ paused: true, ranMs: 3 * MINUTE_MS });
  expect(paused.steps[0]).toMatchObject({ budgetMs: 7 * MINUTE_MS, spentMs: 3 * MINUTE_MS });
  await runCommand(deps(), cast.owner, "timer.resume", { expectedRevision: await revision(cast) });
  clock.advance(MINUTE_MS);
  await runCommand(deps(), cast.owner, "session.end", {});
  const ended = await listed(cast.owner);
  expect(ended.running).toBeNull();
  expect(ended.steps[0]).toMatchObject({ budgetMs: 7 * MINUTE_MS, spentMs: 4 * MINUTE_MS });
});

test("SES-35 after the end a list says what is done: cards, recommendations as the seal allows, feedback, comments", async () => {
  const cast = await seatCast(deps());
  await runCommand(deps(), cast.owner, "session.start", {});
  expect((await listed(cast.owner)).outcome).toBeNull();
  await markAll(cast.owner, "yes");
  await markAll(cast.interviewer, "no");
  await runCommand(deps(), cast.owner, "session.end", {});
  const due = (await listed(cast.owner)).endedAt + 2 * DAY_MS;
  const open = {
    card: "open",
    recommendations: [],
    feedbackShared: false,
    feedbackDueAt: due,
    unanswered: 0,
  };
  expect((await listed(cast.owner)).outcome).toEqual(open);
  await runCommand(deps(), cast.interviewer, "scorecard.submit", {});
  expect((await listed(cast.owner)).outcome).toEqual(open);
  expect((await listed(cast.interviewer)).outcome).toEqual({
    ...open,
    card: "in",
    recommendations: ["no"],
    feedbackDueAt: null,
  });
  await runCommand(deps(), cast.owner, "scorecard.submit", {});
  expect((await listed(cast.owner)).outcome).toEqual({ ...open, card: "in", recommendations: ["yes", "no"] });

  await runCommand(deps(), cast.owner, "report.draft", {
    feedback: "Good.",
    includeScores: false,
    includeBoard: false,
  });
  await runCommand(deps(), cast.owner, "report.publish", {
    feedback: "Good.",
    includeScores: false,
    includeBoard: false,
  });
  expect((await listed(cast.candidate)).outcome).toEqual({
    card: null,
    recommendations: [],
    feedbackShared: true,
    feedbackDueAt: null,
    unanswered: 0,
  });
  expect((await listed(cast.observer)).outcome).toBeNull();

  const { endedAt } = (await deps().sessionLogs.load(cast.sessionId)).state.clock;
  const unanswered = async () =>
    Promise.all([cast.owner, cast.interviewer].map(async (actor) => (await listed(actor)).outcome.unanswered));
  const thread = { at: endedAt ?? 0, text: "Why?", withCandidate: true };
  await runCommand(deps(), cast.owner, "thread.begin", { ...thread, threadId: "t0" });
  expect(await unanswered()).toEqual([0, 0]);
  await runCommand(deps(), cast.candidate, "thread.begin", { ...thread, threadId: "t1" });
  expect(await unanswered()).toEqual([1, 1]);
  await runCommand(deps(), cast.interviewer, "comment.add", { threadId: "t1", commentId: "c1", text: "So." });
  expect(await unanswered()).toEqual([0, 0]);
  await runCommand(deps(), cast.candidate, "comment.add", { threadId: "t1", commentId: "c2", text: "And then?" });
  expect(await unanswered()).toEqual([1, 1]);
  await runCommand(deps(), cast.owner, "thread.resolve", { threadId: "t1" });
  expect(await unanswered()).toEqual([0, 0]);
});

test("SES-37 rows of before the outcome columns are written anew from their logs", async () => {
  const cast = await seatCast(deps());
  await runCommand(deps(), cast.owner, "session.start", {});
  await markAll(cast.owner, "yes");
  await runCommand(deps(), cast.owner, "scorecard.submit", {});
  await runCommand(deps(), cast.owner, "session.end", {});
  const before = await listed(cast.owner);
  const { prisma } = deps();
  const steps = before.steps.map(({ title }: { title: string }) => ({ title, minutes: 5, spentMs: 1 }));
  const blank = { cards: {}, feedbackShared: false };
  await prisma.session.update({ where: { id: cast.sessionId }, data: { readModel: 0, outcome: blank, steps } });
  expect((await listed(cast.owner)).outcome.card).toBe("open");
  expect(await renewReadModels(deps())).toBe(1);
  expect(await listed(cast.owner)).toEqual(before);
  expect(await renewReadModels(deps())).toBe(0);
});

test("SES-38 the plan's candidate stands in the list until somebody has joined, and can be searched", async () => {
  const owner = await server.signUp();
  const draft = { title: "Round", problemId: "twitter", frameworkId: "six-steps" };
  const planned = async (candidateName: string) =>
    (await owner.post("/sessions", { ...draft, candidateName })).body.id as string;
  const [ben, eva] = [await planned("Ben Okri"), await planned("Eva")];
  const find = async (q: string) =>
    (await owner.get(`/sessions?q=${encodeURIComponent(q)}`)).body.items.map(
      ({ id, candidate }: { id: string; candidate: string }) => [id, candidate],
    );
  expect(await find("okri")).toEqual([[ben, "Ben Okri"]]);
  const { body } = await owner.post(`/sessions/${eva}/invites`, { role: "candidate" });
  const [id = "", secret = ""] = body.path.replace("/join#", "").split(".");
  await server.browser().post("/invites/redeem", { id, secret, name: "Eva Luna" });
  expect(await find("luna")).toEqual([[eva, "Eva Luna"]]);
  const joined = async (id: string) => (await owner.get(`/sessions/${id}`)).body.item.candidateJoined;
  expect([await joined(eva), await joined(ben)]).toEqual([true, false]);
  expect((await owner.get(`/sessions/${ben}`)).body.plan).toMatchObject({ candidateName: "Ben Okri", meetingUrl: "" });
  const copy = (await owner.post(`/sessions/${ben}/duplicates`)).body;
  expect(copy.candidate).toBeNull();
});
