import { EMPTY_GUIDE } from "@casement/shared/problem/problem";
import { Canaries } from "@casement/shared/testing/canaries";
import type { Browser } from "../../../testing/browser.js";
import { SessionClient } from "../../../testing/session-stage.js";
import { expectStatus, invite, inviteAndJoin, startTestServer, type TestServer } from "../../../testing/test-server.js";

let server: TestServer;
let owner: Browser;
const secret = new Canaries();
const name = secret.word("problem");
const other = secret.word("second problem");

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.signUp();
  const { prisma } = server.casement.deps;
  for (const [id, word] of [
    ["hidden", name],
    ["hidden-two", other],
  ] as const) {
    const texts = { title: `Design ${word}`, summary: "A summary", prompt: secret.word(`prompt of ${id}`) };
    const versions = { create: { version: 1, title: texts.title, content: { guide: EMPTY_GUIDE } } };
    await prisma.problem.create({ data: { id, ...texts, position: 99, version: 1, guide: EMPTY_GUIDE, versions } });
  }
});
afterAll(() => server.close());

const draft = (word: string, problemId: string) => ({ title: `Design ${word}`, problemId, frameworkId: "six-steps" });
const idOf = (browser: Browser) => browser.get("/sessions").then(({ body }) => body.items[0]?.id as string);

/** Everything that this browser gets about a planned session. */
async function heardBy(browser: Browser, sessionId: string, key: object): Promise<string> {
  const answers = [
    await browser.get("/sessions"),
    await browser.get("/sessions?phase=planned"),
    await browser.get(`/sessions?q=${name}`),
    await browser.get(`/sessions?q=Design`),
    await browser.get(`/sessions/${sessionId}`),
    await browser.get(`/sessions/${sessionId}/state`),
    await browser.post("/invites/preview", key),
  ];
  return JSON.stringify(answers.map(({ body }) => body));
}

test.each([
  ["candidate", "a guest"],
  ["candidate", "an account"],
  ["observer", "a guest"],
] as const)("SEC-130 a %s who is %s learns the problem at the start and no sooner", async (role, who) => {
  const { body } = expectStatus(201, await owner.post("/sessions", draft(name, "hidden")));
  const link = await invite(owner, body.id, role);
  const browser = who === "a guest" ? server.browser() : await server.signUp("Ben");
  const stranger = JSON.stringify((await browser.post("/invites/preview", link)).body);
  expectStatus(200, await browser.post("/invites/redeem", { ...link, name: "Ben" }));
  expect(await idOf(browser)).toBe(body.id);
  const socket = await new SessionClient(server.url, { cookie: browser.cookie, sessionId: body.id }).joined();
  const before = await heardBy(browser, body.id, link);
  expectStatus(200, await owner.patch(`/sessions/${body.id}`, { ...draft(other, "hidden-two"), scheduledAt: null }));
  await socket.until(({ state }) => state.revision > 1);
  const after = await heardBy(browser, body.id, link);
  const heard = [stranger, before, after, JSON.stringify([socket.received, socket.state])].join("\n");
  expect(secret.leaksIn(heard)).toEqual([]);
  expect(heard).not.toMatch(/"hidden/);
  expect(heard).toContain("System design interview");
  expect(JSON.parse(before)[2].items).toEqual([]);
  const host = await new SessionClient(server.url, { cookie: owner.cookie, sessionId: body.id }).joined();
  await host.send("session.start", {});
  await socket.until(({ state }) => state.phase === "live");
  expect(socket.state.plan).toEqual(host.state.plan);
  expect(socket.state.plan).toMatchObject({ title: `Design ${other}`, problemTitle: `Design ${other}` });
  expect((await browser.get(`/sessions?q=${other}`)).body.items).toHaveLength(1);
  for (const client of [socket, host]) client.close();
});

test("SEC-130 an interviewer knows the problem before the start, and their link does not tell it", async () => {
  const { body } = expectStatus(201, await owner.post("/sessions", draft(name, "hidden")));
  const link = await invite(owner, body.id, "interviewer");
  const colleague = await inviteAndJoin(server, owner, body.id, "interviewer");
  expect((await colleague.get(`/sessions/${body.id}`)).body.item.problemTitle).toBe(`Design ${name}`);
  expect((await colleague.get(`/sessions?q=${name}`)).body.items).toHaveLength(1);
  const { body: preview } = await server.browser().post("/invites/preview", link);
  expect(preview.sessionTitle).toBe("System design interview");
});
