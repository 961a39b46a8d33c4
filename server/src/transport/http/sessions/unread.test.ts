import { runCommand } from "../../../commands/sessions/run-command.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import { type Actor, type Cast, SessionClient, seatCast } from "../../../testing/session-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";

const MINUTE_MS = 60_000;
/** Later than the database's own clock, by which people join. */
const clock = new FakeClock(Date.now() + MINUTE_MS);
let server: TestServer;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer({}, { clock });
});
beforeEach(async () => {
  cast = await seatCast(server.casement.deps);
  await runCommand(deps(), cast.owner, "session.start", {});
});
afterAll(() => server.close());

const deps = () => server.casement.deps;
const FEEDBACK = { feedback: "Good.", includeScores: false };

async function unread({ cookie, sessionId }: Actor): Promise<readonly string[]> {
  const browser = server.browser();
  const [name = "", token = ""] = cookie.split("=");
  browser.setCookie(name, token);
  const { body } = await browser.get("/sessions");
  return body.items.find(({ id }: { id: string }) => id === sessionId).unread;
}
const unreadByAll = async () =>
  Promise.all([cast.owner, cast.interviewer, cast.candidate, cast.observer].map((actor) => unread(actor)));

async function visit(actor: Actor, meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
  const client = new SessionClient(server.url, actor);
  await client.joined();
  await meanwhile();
  // Until the page was told of it, it has not seen it.
  const { revision } = (await deps().sessionLogs.load(actor.sessionId)).state.clock;
  await client.until(({ state }) => state.clock.revision === revision);
  client.close();
}
const isRead = async (actor: Actor) => {
  for (;;) if ((await unread(actor)).length === 0) return;
};
async function end(): Promise<void> {
  await runCommand(deps(), cast.owner, "session.end", {});
  clock.advance(MINUTE_MS);
}
async function allVisit(): Promise<void> {
  for (const actor of [cast.owner, cast.interviewer, cast.candidate, cast.observer]) {
    await visit(actor);
    await isRead(actor);
  }
  clock.advance(MINUTE_MS);
}
async function submit(actor: Actor): Promise<void> {
  const { state } = await deps().sessionLogs.load(actor.sessionId);
  for (const { key } of state.privateGuide?.rubric.criteria ?? [])
    await runCommand(deps(), actor, "score.set", { criterion: key, mark: 3, evidence: "Seen." });
  await runCommand(deps(), actor, "scorecard.recommend", { recommendation: "yes", summary: "" });
  await runCommand(deps(), actor, "scorecard.submit", {});
}
async function ask(withCandidate: boolean): Promise<void> {
  const at = (await deps().sessionLogs.load(cast.sessionId)).state.clock.endedAt ?? 0;
  const thread = { threadId: `t-${withCandidate}`, at, text: "Why?", withCandidate };
  await runCommand(deps(), cast.owner, "thread.begin", thread);
}

test("SES-41 an end that somebody was not there for is unread, for each of them until they open the session", async () => {
  expect(await unreadByAll()).toEqual([[], [], [], []]);
  await end();
  expect(await unreadByAll()).toEqual([["ended"], ["ended"], ["ended"], ["ended"]]);
  await visit(cast.candidate);
  await isRead(cast.candidate);
  expect(await unreadByAll()).toEqual([["ended"], ["ended"], [], ["ended"]]);
});

test("SES-41 who is there when it comes has seen it", async () => {
  await visit(cast.candidate, end);
  await isRead(cast.candidate);
  expect(await unread(cast.interviewer)).toEqual(["ended"]);
});

test("SES-41 feedback is news for the candidate, a submitted scorecard for the other interviewers", async () => {
  await end();
  await allVisit();
  await runCommand(deps(), cast.owner, "report.publish", FEEDBACK);
  expect(await unreadByAll()).toEqual([[], [], ["feedback"], []]);
  await submit(cast.owner);
  expect(await unreadByAll()).toEqual([[], ["scorecard"], ["feedback"], []]);
});

test("SES-41 a comment is news for those who may read it", async () => {
  await end();
  await allVisit();
  await ask(true);
  await ask(false);
  expect(await unreadByAll()).toEqual([[], ["comment"], [], []]);
  await runCommand(deps(), cast.owner, "report.publish", FEEDBACK);
  expect(await unreadByAll()).toEqual([[], ["comment"], ["feedback", "comment"], []]);
  await allVisit();
  expect(await unreadByAll()).toEqual([[], [], [], []]);
});

test("SES-41 feedback that was taken back and a deleted comment are no news", async () => {
  await end();
  await allVisit();
  await runCommand(deps(), cast.owner, "report.publish", FEEDBACK);
  await ask(true);
  await runCommand(deps(), cast.owner, "report.withdraw", {});
  expect(await unreadByAll()).toEqual([[], ["comment"], [], []]);
});
