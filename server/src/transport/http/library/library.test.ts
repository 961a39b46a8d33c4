import type { Browser } from "../../../testing/browser.js";
import { expectStatus, startTestServer, type TestServer } from "../../../testing/test-server.js";

let server: TestServer;
let ada: Browser;
let eve: Browser;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.signUp("Ada");
  eve = await server.signUp("Eve");
});
afterAll(() => server.close());

const step = (key: string, minutes = 10) => ({
  key,
  title: key,
  minutes,
  candidatePrompts: ["Draw."],
  interviewerPrompts: [],
});
const draft = (steps = [step("one"), step("two", 20)]) => ({ name: "Short one", description: "", steps });
const clone = async (browser: Browser, id = "six-steps") =>
  expectStatus(201, await browser.post(`/frameworks/${id}/clones`)).body;

describe("frameworks", () => {
  test("SES-16 built-ins are listed first and cannot be changed", async () => {
    const { items } = (await ada.get("/frameworks")).body;
    expect(items[0].builtIn).toBe(true);
    const edited = await ada.put("/frameworks/six-steps", draft());
    expect([edited.status, edited.body.code]).toEqual([409, "BUILT_IN"]);
    expect((await ada.delete("/frameworks/six-steps")).body.code).toBe("BUILT_IN");
  });

  test("SES-16 a clone is its account's own: changed, used, deleted, and seen by nobody else", async () => {
    const copy = await clone(ada);
    expect(copy).toMatchObject({ builtIn: false, clonedFrom: "six-steps" });
    expect(copy.steps).toHaveLength(6);
    const edited = expectStatus(200, await ada.put(`/frameworks/${copy.id}`, draft())).body;
    expect(edited).toMatchObject({ name: "Short one", steps: [{ minutes: 10 }, { minutes: 20 }] });
    expect((await eve.get("/frameworks")).body.items.map(({ id }: { id: string }) => id)).not.toContain(copy.id);
    for (const answer of [
      await eve.put(`/frameworks/${copy.id}`, draft()),
      await eve.delete(`/frameworks/${copy.id}`),
      await eve.post(`/frameworks/${copy.id}/clones`),
    ]) {
      expectStatus(404, answer);
    }
    expectStatus(204, await ada.delete(`/frameworks/${copy.id}`));
    expectStatus(404, await ada.put(`/frameworks/${copy.id}`, draft()));
  });

  test("SES-16 one can be begun anew, and belongs to its account alone", async () => {
    const made = expectStatus(201, await ada.post("/frameworks", draft())).body;
    expect(made).toMatchObject({ name: "Short one", builtIn: false, clonedFrom: null });
    const own = async (browser: Browser) =>
      (await browser.get("/frameworks")).body.items.map(({ id }: { id: string }) => id);
    expect(await own(ada)).toContain(made.id);
    expect(await own(eve)).not.toContain(made.id);
    expect((await ada.post("/frameworks", { ...draft(), steps: [] })).body.code).toBe("VALIDATION");
  });

  test("SES-16 a session keeps the plan it was made with", async () => {
    const copy = await clone(ada);
    const planned = { title: "Kept", problemId: "twitter", frameworkId: copy.id, scheduledAt: null, timeZone: null };
    const session = expectStatus(201, await ada.post("/sessions", planned)).body;
    await ada.put(`/frameworks/${copy.id}`, draft());
    await ada.delete(`/frameworks/${copy.id}`);
    expect((await ada.get(`/sessions/${session.id}`)).body.item.steps).toHaveLength(6);
  });

  test("SES-71 a session goes on with a framework that was deleted, also when it is edited", async () => {
    const { id: frameworkId } = expectStatus(201, await ada.post("/frameworks", draft())).body;
    const planned = { title: "Kept", problemId: "twitter", frameworkId, scheduledAt: null, timeZone: null };
    const { id } = expectStatus(201, await ada.post("/sessions", planned)).body;
    expectStatus(204, await ada.delete(`/frameworks/${frameworkId}`));
    const membership = expectStatus(200, await ada.get(`/sessions/${id}`)).body;
    expect(membership.framework).toMatchObject({
      id: frameworkId,
      name: "Short one",
      steps: [{ key: "one" }, { key: "two" }],
    });
    const steps = [{ key: "two", minutes: 25 }];
    expectStatus(200, await ada.patch(`/sessions/${id}`, { ...planned, title: "Renamed", steps }));
    const { item, plan } = expectStatus(200, await ada.get(`/sessions/${id}`)).body;
    expect(item).toMatchObject({ title: "Renamed", frameworkId, steps: [{ title: "two" }] });
    expect(plan.steps).toMatchObject(steps);
    const other = await ada.post("/sessions", planned);
    expect([other.status, other.body.code, Object.keys(other.body.details)]).toEqual([
      400,
      "VALIDATION",
      ["frameworkId"],
    ]);
  });

  test("SES-16 clones of clones keep within the name's limit", async () => {
    let { id, name } = await clone(ada);
    for (let count = 0; count < 12; count += 1) ({ id, name } = await clone(ada, id));
    expect(name.length).toBeLessThanOrEqual(80);
  });

  test.each([
    ["no steps", draft([])],
    ["two steps with one key", draft([step("one"), step("one")])],
    ["a step of no time", draft([step("one", 0)])],
    ["a step of half a minute", draft([step("one", 0.5)])],
    ["thirteen steps", draft(Array.from({ length: 13 }, (_, index) => step(`s${index}`)))],
    ["a forged owner", { ...draft(), ownerId: "x" }],
  ])("SES-16 %s is refused", async (_title, body) => {
    const copy = await clone(ada);
    expectStatus(400, await ada.put(`/frameworks/${copy.id}`, body));
  });
});
