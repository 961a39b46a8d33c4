import type { RubricDraft } from "@casement/shared/scoring/rubric";
import type { Browser } from "../../../testing/browser.js";
import { expectStatus, inviteAndJoin, startTestServer, type TestServer } from "../../../testing/test-server.js";

let server: TestServer;
let ada: Browser;
let eve: Browser;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.signUp("Ada");
  eve = await server.signUp("Eve");
});
afterAll(() => server.close());

type Criterion = RubricDraft["criteria"][number];
const criterion = (key: string, part: Partial<Criterion> = {}): Criterion => ({
  key,
  title: `About ${key}`,
  question: "Does it work?",
  weight: 1,
  evidenceIn: "all steps",
  anchors: ["no", "hardly", "yes", "very well"],
  ...part,
});
const draft = (criteria = [criterion("one"), criterion("two", { weight: 2.5 })]) => ({
  name: "Ours",
  description: "For seniors",
  criteria,
});
const make = async (browser: Browser, body: object = draft()) =>
  expectStatus(201, await browser.post("/rubrics", body)).body;
const clone = async (browser: Browser, id = "system-design") =>
  expectStatus(201, await browser.post(`/rubrics/${id}/clones`)).body;
const idsOf = async (browser: Browser) =>
  expectStatus(200, await browser.get("/rubrics")).body.items.map(({ id }: { id: string }) => id);

const session = { title: "Round", problemId: "twitter", frameworkId: "six-steps", scheduledAt: null, timeZone: null };
const plan = async (browser: Browser, more: object = {}) =>
  expectStatus(201, await browser.post("/sessions", { ...session, ...more })).body.id as string;
const rubricOf = async (browser: Browser, sessionId: string) =>
  (await browser.get(`/sessions/${sessionId}/state`)).body.state.privateGuide.rubric;

describe("rubrics in the library", () => {
  test("SCO-22 the built-in one is listed first, has six criteria with four anchors each, and cannot be changed", async () => {
    const own = await make(ada, { ...draft(), name: "A name before all others" });
    const { items } = (await ada.get("/rubrics")).body;
    expect(items[0]).toMatchObject({ id: "system-design", builtIn: true });
    expect(items.map(({ id }: { id: string }) => id)).toContain(own.id);
    expect(items[0].criteria).toHaveLength(6);
    for (const { anchors } of items[0].criteria) expect(anchors).toHaveLength(4);
    const edited = await ada.put("/rubrics/system-design", draft());
    expect([edited.status, edited.body.code]).toEqual([409, "BUILT_IN"]);
    expect((await ada.delete("/rubrics/system-design")).body.code).toBe("BUILT_IN");
  });

  test("SCO-24 a rubric is its account's own: made, cloned, changed, deleted, and seen by nobody else", async () => {
    const made = await make(ada);
    expect(made).toMatchObject({ ...draft(), builtIn: false, clonedFrom: null });
    const copy = await clone(ada);
    expect(copy).toMatchObject({ name: "System design (copy)", builtIn: false, clonedFrom: "system-design" });
    const edited = expectStatus(200, await ada.put(`/rubrics/${copy.id}`, draft())).body;
    expect(edited).toMatchObject({ id: copy.id, ...draft() });
    expect(await idsOf(eve)).toEqual(["system-design"]);
    for (const answer of [
      await eve.put(`/rubrics/${copy.id}`, draft()),
      await eve.delete(`/rubrics/${copy.id}`),
      await eve.post(`/rubrics/${copy.id}/clones`),
    ]) {
      expectStatus(404, answer);
    }
    expectStatus(204, await ada.delete(`/rubrics/${copy.id}`));
    expectStatus(404, await ada.put(`/rubrics/${copy.id}`, draft()));
    expect(await idsOf(ada)).not.toContain(copy.id);
  });

  test("SCO-24 with an account its rubrics are erased, and no others", async () => {
    const gone = await server.signUp("Gone");
    await make(gone);
    const { id } = (await gone.get("/me")).body.account;
    const before = await server.prisma.rubric.count();
    await server.prisma.user.delete({ where: { id } });
    expect(await server.prisma.rubric.count()).toBe(before - 1);
  });

  test.each([
    ["no criteria", draft([]), "criteria"],
    ["thirteen criteria", draft(Array.from({ length: 13 }, (_none, index) => criterion(`c${index}`))), "criteria"],
    ["two criteria with one key", draft([criterion("one"), criterion("one")]), "criteria"],
    ["a key that every object has", draft([criterion("constructor")]), "criteria.0.key"],
    ["a criterion without a title", draft([criterion("one", { title: " " })]), "criteria.0.title"],
    ["a title of 81 characters", draft([criterion("one", { title: "x".repeat(81) })]), "criteria.0.title"],
    ["a weight of nothing", draft([criterion("one", { weight: 0 })]), "criteria.0.weight"],
    ["a weight of eleven", draft([criterion("one", { weight: 11 })]), "criteria.0.weight"],
    ["an empty anchor", draft([criterion("one", { anchors: ["no", "hardly", "", "very"] })]), "criteria.0.anchors.2"],
    ["three anchors", draft([criterion("one", { anchors: ["no", "hardly", "yes"] as never })]), "criteria.0.anchors"],
    ["no name", { ...draft(), name: "" }, "name"],
    ["a forged owner", { ...draft(), ownerId: "x" }, "body"],
  ])("SCO-24 %s is refused with the field's name", async (_title, body, field) => {
    const { status, body: answer } = await ada.post("/rubrics", body);
    expect([status, answer.code, Object.keys(answer.details)]).toEqual([400, "VALIDATION", [field]]);
  });
});

describe("the rubric of a session", () => {
  test("SCO-25 a session is scored with the rubric that was chosen, and with the built-in one when none was", async () => {
    const own = await make(ada);
    expect(await rubricOf(ada, await plan(ada))).toMatchObject({ id: "system-design" });
    const id = await plan(ada, { rubricId: own.id });
    expect(await rubricOf(ada, id)).toEqual({ id: own.id, name: "Ours", criteria: draft().criteria });
    expect((await ada.get(`/sessions/${id}`)).body.rubric).toEqual({ id: own.id, name: "Ours" });
  });

  test("SCO-25 only the owner is told which rubric a session's plan has", async () => {
    const id = await plan(ada);
    for (const role of ["candidate", "interviewer", "observer"] as const) {
      const guest = await inviteAndJoin(server, ada, id, role);
      expect((await guest.get(`/sessions/${id}`)).body).toMatchObject({ role, rubric: null });
    }
  });

  test("SCO-25 an unknown rubric is refused, and so is somebody else's", async () => {
    const own = await make(ada);
    for (const [browser, rubricId] of [
      [ada, "none"],
      [eve, own.id],
    ] as const) {
      const { status, body } = await browser.post("/sessions", { ...session, rubricId });
      expect([status, body.code, Object.keys(body.details)]).toEqual([400, "VALIDATION", ["rubricId"]]);
    }
  });

  test("SES-20 it keeps its copy when the rubric is changed and deleted, when it is edited, and when it is duplicated", async () => {
    const own = await make(ada);
    const id = await plan(ada, { rubricId: own.id });
    const kept = await rubricOf(ada, id);
    await ada.put(`/rubrics/${own.id}`, { ...draft([criterion("other")]), name: "Changed" });
    const edit = (more: object) => ada.patch(`/sessions/${id}`, { ...session, title: "Renamed", ...more });
    expectStatus(200, await edit({ rubricId: own.id }));
    expect(await rubricOf(ada, id)).toEqual(kept);
    expectStatus(204, await ada.delete(`/rubrics/${own.id}`));
    expectStatus(200, await edit({ rubricId: own.id }));
    expectStatus(200, await edit({}));
    expect(await rubricOf(ada, id)).toEqual(kept);
    const copy = expectStatus(201, await ada.post(`/sessions/${id}/duplicates`)).body.id;
    expect(await rubricOf(ada, copy)).toEqual(kept);
  });

  test("SCO-25 another rubric can be chosen before the start", async () => {
    const own = await make(ada);
    const id = await plan(ada, { rubricId: own.id });
    expectStatus(200, await ada.patch(`/sessions/${id}`, { ...session, rubricId: "system-design" }));
    expect(await rubricOf(ada, id)).toMatchObject({ id: "system-design" });
  });

  test("SCO-26 a template keeps its rubric; one that the account may not see is refused", async () => {
    const own = await make(ada);
    const template = { name: "Senior", frameworkId: "six-steps", steps: null, options: {}, rubricId: own.id };
    expectStatus(404, await eve.post("/templates", template));
    const { id } = expectStatus(201, await ada.post("/templates", template)).body;
    await ada.delete(`/rubrics/${own.id}`);
    const { items } = expectStatus(200, await ada.get("/templates")).body;
    expect(items).toMatchObject([{ id, rubricId: own.id }]);
  });
});
