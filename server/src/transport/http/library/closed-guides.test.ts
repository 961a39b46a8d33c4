import { EMPTY_GUIDE } from "@casement/shared/problem/problem";
import { runCommand } from "../../../commands/sessions/run-command.js";
import type { Browser } from "../../../testing/browser.js";
import {
  createSession,
  expectStatus,
  invite,
  inviteAndJoin,
  startTestServer,
  type TestServer,
} from "../../../testing/test-server.js";

/** Many requests, one after another, on a busy machine. */
let server: TestServer;
let ada: Browser;
let people = 0;
const sessions: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.signUp("Ada");
});
afterEach(async () => {
  for (const id of sessions.splice(0)) await ada.delete(`/sessions/${id}`);
});
afterAll(() => server.close());

const newcomer = () => server.signUp(`Person ${++people}`);
const plan = (problemId: string, mode = "interview") => ({
  title: "Round",
  problemId,
  frameworkId: "six-steps",
  scheduledAt: null,
  timeZone: null,
  options: { mode },
});
const made = async (browser: Browser, path: string, body?: object) =>
  expectStatus(201, await browser.post(path, body)).body;
const clone = async (browser: Browser, id: string): Promise<string> =>
  (await made(browser, `/problems/${id}/clones`)).id;

/** A copy of a copy, edited so that its guide differs from the original's. */
async function copyOfCopy(browser: Browser, id: string): Promise<string> {
  const copy = await clone(browser, await clone(browser, id));
  const { id: _id, builtIn, clonedFrom, version, archived, ...content } = (await browser.get(`/problems/${copy}`)).body;
  const draft = { ...content, guide: { ...content.guide, levelTwoAnswer: "In other words" } };
  expectStatus(200, await browser.put(`/problems/${copy}`, { expectedVersion: 1, draft }));
  return copy;
}

async function planned(problemId: string): Promise<string> {
  const { id } = await made(ada, "/sessions", plan(problemId));
  sessions.push(id);
  return id;
}

/** Tries every way to a problem's guide; returns the codes, each once. */
async function tries(browser: Browser, id: string, version = 1): Promise<string[]> {
  const answers = [
    await browser.get(`/problems/${id}`),
    await browser.get(`/problems/${id}/versions`),
    await browser.get(`/problems/${id}/versions/${version}`),
    await browser.post(`/problems/${id}/clones`),
    await browser.post("/sessions", plan(id)),
    await browser.post("/sessions", plan(id, "practice")),
  ];
  for (const { body, status } of answers)
    if (status < 300 && body.phase === "planned") await browser.delete(`/sessions/${body.id}`);
  return [...new Set(answers.map(({ status, body }) => (status < 300 ? "open" : body.code)))];
}

test.each(["candidate", "observer"] as const)(
  "SEC-70 to an account that is %s every copy and version of the problem is closed, before and during, and open after the end",
  async (role) => {
    const eve = await newcomer();
    const [own, ownCopy] = [await clone(eve, "url-shortener"), await copyOfCopy(eve, "url-shortener")];
    const session = await planned(await copyOfCopy(ada, "url-shortener"));
    expect(await tries(eve, "url-shortener")).toEqual(["open"]);
    await inviteAndJoin(server, ada, session, role, eve);
    const expectAll = async (code: string) => {
      expect(await tries(eve, "url-shortener")).toEqual([code]);
      expect(await tries(eve, own)).toEqual([code]);
      expect(await tries(eve, ownCopy, 2)).toEqual([code]);
      expect(await tries(eve, "twitter")).toEqual(["open"]);
    };
    await expectAll("GUIDE_CLOSED");
    await command(session, "session.start");
    await expectAll("GUIDE_CLOSED");
    await command(session, "session.end");
    await expectAll("open");
  },
);

test("SEC-70 a copy is closed to whoever faces the original, also when copies between are deleted", async () => {
  const eve = await newcomer();
  const between = await clone(eve, "chat");
  const last = await clone(eve, between);
  expectStatus(204, await eve.delete(`/problems/${between}`));
  await inviteAndJoin(server, ada, await planned("chat"), "candidate", eve);
  expect(await tries(eve, last)).toEqual(["GUIDE_CLOSED"]);
});

test("SEC-70 a deleted problem keeps its origin", async () => {
  const eve = await newcomer();
  const copy = await copyOfCopy(ada, "chat");
  const session = await planned(copy);
  expectStatus(204, await ada.delete(`/problems/${copy}`));
  await inviteAndJoin(server, ada, session, "candidate", eve);
  expect(await tries(eve, "chat")).toEqual(["GUIDE_CLOSED"]);
});

test("SEC-71 the same guide under another name is closed too, imported before or during the session", async () => {
  const eve = await newcomer();
  const { id: _id, builtIn, clonedFrom, version, archived, ...content } = (await eve.get("/problems/instagram")).body;
  const file = { ...content, title: "Something else", prompt: "Anything" };
  const imported = (await made(eve, "/problems", file)).id;
  await inviteAndJoin(server, ada, await planned(await copyOfCopy(ada, "instagram")), "candidate", eve);
  expect(await tries(eve, imported)).toEqual(["GUIDE_CLOSED"]);
  expect((await eve.post("/problems", file)).body.code).toBe("GUIDE_CLOSED");
});

test("SEC-71 problems without a guide do not count as the same", async () => {
  const eve = await newcomer();
  const bare = { title: "Bare", summary: "Bare", prompt: "Draw anything.", guide: EMPTY_GUIDE };
  const own = (await made(eve, "/problems", bare)).id;
  await inviteAndJoin(server, ada, await planned((await made(ada, "/problems", bare)).id), "candidate", eve);
  expect(await tries(eve, own)).toEqual(["open"]);
});

test("SEC-72 whoever faces a problem cannot become its interviewer, but keeps the sessions they lead", async () => {
  const eve = await newcomer();
  const led = (await made(eve, "/sessions", plan("news-feed"))).id;
  await inviteAndJoin(server, ada, await planned(await clone(ada, "news-feed")), "candidate", eve);
  const answer = await eve.post("/invites/redeem", {
    ...(await invite(ada, await planned("news-feed"), "interviewer")),
  });
  expect([answer.status, answer.body.code]).toEqual([403, "GUIDE_CLOSED"]);
  expect((await eve.get(`/sessions/${led}/state`)).body.state.privateGuide.guide.hints.length).toBeGreaterThan(0);
  await inviteAndJoin(server, ada, await planned("twitter"), "interviewer", eve);
});

test("SEC-73 after a practice its guide stays closed while its problem is faced in an interview", async () => {
  const eve = await newcomer();
  const practice = (await made(eve, "/sessions", plan("file-sync", "practice"))).id;
  const interview = await planned("file-sync");
  await inviteAndJoin(server, ada, interview, "candidate", eve);
  await command(practice, "session.start");
  await command(practice, "session.end");
  const seen = async () => {
    const heard = [
      (await eve.get(`/sessions/${practice}/state`)).body,
      (await eve.get(`/sessions/${practice}/playback`)).body,
      (await eve.get(`/sessions/${practice}/record`)).body,
    ];
    return heard.map((body) => JSON.stringify(body).includes("levelFourAnswer"));
  };
  expect(await seen()).toEqual([false, false, false]);
  expectStatus(204, await ada.delete(`/sessions/${interview}`));
  expect(await seen()).toEqual([true, true, true]);
});

test("SEC-73 while a practice runs its guide is closed in the library too; another can be planned", async () => {
  const eve = await newcomer();
  const practice = (await made(eve, "/sessions", plan("payment-system", "practice"))).id;
  expect(await tries(eve, "payment-system")).toEqual(["open"]);
  await command(practice, "session.start");
  expect((await eve.get("/problems/payment-system")).body.code).toBe("GUIDE_CLOSED");
  expect((await eve.post("/problems/payment-system/clones")).body.code).toBe("GUIDE_CLOSED");
  expectStatus(201, await eve.post("/sessions", plan("payment-system", "practice")));
  await command(practice, "session.end");
  expect(await tries(eve, "payment-system")).toEqual(["open"]);
});

test("SEC-70 a guest who signs in still faces the problem, a removed participant does not", async () => {
  const session = await createSession(ada);
  sessions.push(session);
  const guest = await inviteAndJoin(server, ada, session, "candidate");
  const account = { name: "Gil", email: "gil@example.org", password: "an orchard of pears" };
  expectStatus(201, await guest.post("/accounts", account));
  expect(await tries(guest, "twitter")).toEqual(["GUIDE_CLOSED"]);
  const { state } = await server.casement.deps.sessionLogs.load(session);
  const candidate = Object.values(state.participants).find(({ role }) => role === "candidate");
  await command(session, "participant.remove", { participantId: candidate?.id ?? "" });
  expect(await tries(guest, "twitter")).toEqual(["open"]);
});

test("SEC-70 the account's own problem can be archived and deleted while it is closed", async () => {
  const eve = await newcomer();
  const own = await clone(eve, "parking-lot");
  await inviteAndJoin(server, ada, await planned("parking-lot"), "candidate", eve);
  expectStatus(204, await eve.put(`/problems/${own}/archived`, { archived: true }));
  expectStatus(204, await eve.delete(`/problems/${own}`));
});

/** A command of the session's owner, as their screen sends it. */
async function command(
  sessionId: string,
  name: "session.start" | "session.end" | "participant.remove",
  payload: { participantId: string } | Record<string, never> = {},
): Promise<void> {
  const { deps } = server.casement;
  const { state } = await deps.sessionLogs.load(sessionId);
  const owner = Object.values(state.participants).find(({ role }) => role === "owner");
  await runCommand(deps, { sessionId, participantId: owner?.id ?? "" }, name, payload as never);
}
