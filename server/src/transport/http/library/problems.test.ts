import { EMPTY_GUIDE } from "@casement/shared/problem/problem";
import type { Browser } from "../../../testing/browser.js";
import {
  createSession,
  expectStatus,
  inviteAndJoin,
  startTestServer,
  type TestServer,
} from "../../../testing/test-server.js";

let server: TestServer;
let ada: Browser;
let eve: Browser;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.signUp("Ada");
  eve = await server.signUp("Eve");
});
afterAll(() => server.close());

const draft = (title = "Design a lift") => ({
  title,
  summary: "Cabins, calls and floors.",
  topics: ["State Machines"],
  seniorities: ["entry"],
  prompt: "Design the control of a lift.",
  guide: { ...EMPTY_GUIDE, hints: [{ id: "h-1", title: "Floors", text: "Which way does it go?" }] },
});
const write = async (browser = ada, title?: string) =>
  expectStatus(201, await browser.post("/problems", draft(title))).body;
const edit = (id: string, expectedVersion: number, changed: object) =>
  ada.put(`/problems/${id}`, { expectedVersion, draft: changed });
const plan = (problemId: string, title = "Round") => ({
  title,
  problemId,
  frameworkId: "six-steps",
  scheduledAt: null,
  timeZone: null,
});
const ids = async (browser: Browser) => (await browser.get("/problems")).body.items.map(({ id }: { id: string }) => id);

test("PRB-3 built-ins are listed first, read whole, cloned, and never changed", async () => {
  const { items } = (await ada.get("/problems")).body;
  expect(items[0]).toMatchObject({ id: "twitter", builtIn: true, version: 1, archived: false });
  expect(items[0].topics.length).toBeGreaterThan(0);
  const problem = (await ada.get("/problems/twitter")).body;
  expect(problem.guide.design.components.length).toBeGreaterThan(5);
  const { id, builtIn, clonedFrom, version, archived, ...content } = problem;
  for (const answer of [
    await edit("twitter", 1, content),
    await ada.delete("/problems/twitter"),
    await ada.put("/problems/twitter/archived", { archived: true }),
  ])
    expect([answer.status, answer.body.code]).toEqual([409, "BUILT_IN"]);
  const copy = expectStatus(201, await ada.post("/problems/twitter/clones")).body;
  expect(copy).toMatchObject({ builtIn: false, clonedFrom: "twitter", version: 1, title: "Design Twitter (copy)" });
  expect(copy.guide).toEqual(problem.guide);
});

test("PRB-4 an account's problem is created, changed in versions, and each version can be read", async () => {
  const { id, topics } = await write();
  expect(topics).toEqual(["state machines"]);
  const second = expectStatus(200, await edit(id, 1, draft("Design two lifts"))).body;
  expect(second).toMatchObject({ id, version: 2, title: "Design two lifts" });
  expect(expectStatus(200, await edit(id, 2, draft("Design two lifts"))).body.version).toBe(2);
  const { items } = (await ada.get(`/problems/${id}/versions`)).body;
  expect(items).toMatchObject([
    { version: 2, title: "Design two lifts" },
    { version: 1, title: "Design a lift" },
  ]);
  expect((await ada.get(`/problems/${id}/versions/1`)).body).toMatchObject({ id, version: 1, title: "Design a lift" });
  for (const version of ["3", "0", "x", "1.5", "99999999999"])
    expectStatus(404, await ada.get(`/problems/${id}/versions/${version}`));
});

test("PRB-5 of two windows that save, the second is refused and overwrites nothing", async () => {
  const { id } = await write();
  const answers = await Promise.all([edit(id, 1, draft("First")), edit(id, 1, draft("Second"))]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await ada.get(`/problems/${id}/versions`)).body.items).toHaveLength(2);
});

test("PRB-6 nobody else sees, uses, copies or changes an account's problem", async () => {
  const { id } = await write();
  expect(await ids(eve)).not.toContain(id);
  for (const answer of [
    await eve.get(`/problems/${id}`),
    await eve.get(`/problems/${id}/versions`),
    await eve.get(`/problems/${id}/versions/1`),
    await eve.post(`/problems/${id}/clones`),
    await eve.put(`/problems/${id}`, { expectedVersion: 1, draft: draft() }),
    await eve.put(`/problems/${id}/archived`, { archived: true }),
    await eve.delete(`/problems/${id}`),
  ])
    expectStatus(404, answer);
  const used = await eve.post("/sessions", plan(id));
  expect([used.status, Object.keys(used.body.details)]).toEqual([400, ["problemId"]]);
});

test("PRB-7 a session keeps the version it used, through changes, deletion and a new plan", async () => {
  const { id } = await write();
  const session = expectStatus(201, await ada.post("/sessions", plan(id))).body;
  const kept = async (sessionId = session.id) => {
    const { state } = (await ada.get(`/sessions/${sessionId}/state`)).body;
    return [state.plan.problemTitle, state.plan.problemVersion, state.privateGuide.guide.hints.length];
  };
  await edit(id, 1, { ...draft("Design two lifts"), guide: EMPTY_GUIDE });
  expect(await kept()).toEqual(["Design a lift", 1, 1]);
  expectStatus(200, await ada.send("PATCH", `/sessions/${session.id}`, { body: plan(id, "Renamed") }));
  expect(await kept()).toEqual(["Design a lift", 1, 1]);
  const later = expectStatus(201, await ada.post("/sessions", plan(id))).body;
  expect(await kept(later.id)).toEqual(["Design two lifts", 2, 0]);
  expectStatus(204, await ada.delete(`/problems/${id}`));
  expectStatus(404, await ada.get(`/problems/${id}`));
  expectStatus(200, await ada.send("PATCH", `/sessions/${session.id}`, { body: plan(id, "Renamed again") }));
  expect(await kept()).toEqual(["Design a lift", 1, 1]);
});

test("PRB-8 a problem is archived and restored", async () => {
  const { id } = await write();
  expectStatus(204, await ada.put(`/problems/${id}/archived`, { archived: true }));
  expect((await ada.get(`/problems/${id}`)).body.archived).toBe(true);
  expectStatus(204, await ada.put(`/problems/${id}/archived`, { archived: false }));
  expect((await ada.get(`/problems/${id}`)).body.archived).toBe(false);
});

test.each([
  ["a forged owner", { ...draft(), ownerId: "x" }],
  ["no prompt", { ...draft(), prompt: " " }],
  ["a level that does not exist", { ...draft(), seniorities: ["god"] }],
  ["wrong arithmetic", withGuide({ estimates: [{ key: "a", name: "A", formula: "2 + 2", exact: "5", said: "5" }] })],
  ["an arrow to nowhere", withGuide({ design: { components: [], connections: [{ from: "a", to: "b" }] } })],
  ["two hints with one id", withGuide({ hints: [hint("h"), hint("h")] })],
  ["a thousand hints", withGuide({ hints: Array.from({ length: 1000 }, (_, index) => hint(`h${index}`)) })],
])("PRB-9 %s is refused", async (_title, body) => {
  const before = await ids(ada);
  expectStatus(400, await ada.post("/problems", body));
  expect(await ids(ada)).toEqual(before);
});

function withGuide(part: object) {
  return { ...draft(), guide: { ...EMPTY_GUIDE, ...part } };
}
function hint(id: string) {
  return { id, title: "Title", text: "Text" };
}

test("SEC-19 a list has neither prompt nor guide, and guests have no library", async () => {
  for (const item of (await ada.get("/problems")).body.items) {
    expect(item).not.toHaveProperty("guide");
    expect(item).not.toHaveProperty("prompt");
  }
  const guest = await inviteAndJoin(server, ada, await createSession(ada), "candidate");
  for (const target of ["/problems", "/problems/twitter", "/problems/twitter/versions/1", "/frameworks"]) {
    const answer = await guest.get(target);
    expect([answer.status, answer.body.code]).toEqual([403, "FORBIDDEN"]);
    expectStatus(401, await server.browser().get(target));
  }
});

test.each(["candidate", "observer"] as const)(
  "SEC-36 an account that is %s of an open session cannot read, clone or plan with its built-in problem",
  async (role) => {
    const clone = expectStatus(201, await ada.post("/problems/url-shortener/clones")).body;
    const session = expectStatus(201, await ada.post("/sessions", plan(clone.id))).body;
    const browser = await server.signUp(`Signed-in ${role}`);
    await inviteAndJoin(server, ada, session.id, role, browser);
    for (const answer of [
      await browser.get("/problems/url-shortener"),
      await browser.get("/problems/url-shortener/versions/1"),
      await browser.post("/problems/url-shortener/clones"),
      await browser.post("/sessions", plan("url-shortener")),
    ])
      expect([answer.status, answer.body.code]).toEqual([403, "GUIDE_CLOSED"]);
    expectStatus(200, await browser.get("/problems/twitter"));
    expectStatus(204, await ada.delete(`/sessions/${session.id}`));
    expectStatus(200, await browser.get("/problems/url-shortener"));
  },
);
