import { hashSecret } from "../../../auth/secret.js";
import type { BusMessage } from "../../../bus/bus.js";
import type { Browser } from "../../../testing/browser.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import { expectStatus, PASSWORD, startTestServer, type TestServer } from "../../../testing/test-server.js";

const HOUR_MS = 60 * 60 * 1000;
const NEXT = "nine quiet lanterns";
const clock = new FakeClock();
let server: TestServer;
/** The first account, and so the administrator. */
let admin: Browser;

beforeAll(async () => {
  server = await startTestServer({}, { clock });
  admin = await server.signUp("Ada Admin");
});
afterAll(() => server.close());

const me = async (page: Browser) => (await page.get("/me")).body.account;
const signIn = (email: string, password: string) => server.browser().post("/sign-ins", { email, password });
const newLink = async (accountId: string) =>
  expectStatus(201, await admin.post(`/accounts/${accountId}/password-resets`)).body as {
    secret: string;
    expiresAt: number;
  };
const reset = (secret: string, next = NEXT) => server.browser().post("/password-resets", { secret, next });

describe("the list of accounts", () => {
  test("SEC-151 the administrator sees every account, when it last signed in, and who may create one", async () => {
    clock.advance(HOUR_MS);
    const eve = await me(await server.signUp("Eve"));
    clock.advance(HOUR_MS);
    expectStatus(201, await signIn(eve.email, PASSWORD));
    const { body } = await admin.get("/accounts");
    expect(body.signUp).toBe("open");
    expect(body.items[0]).toMatchObject({ name: "Ada Admin", administrator: true, disabled: false });
    const row = body.items.find(({ id }: { id: string }) => id === eve.id);
    expect(row).toEqual({ ...eve, createdAt: clock.now() - HOUR_MS, lastSignInAt: clock.now(), disabled: false });
  });
});

describe("reset links", () => {
  test("SEC-152 a link sets a new password once, ends all sign-ins of the account, and is stored as a hash", async () => {
    const page = await server.signUp("Ben");
    const { id, email } = await me(page);
    const { secret, expiresAt } = await newLink(id);
    expect(expiresAt).toBe(clock.now() + HOUR_MS);
    const stored = await server.prisma.passwordReset.findUniqueOrThrow({ where: { userId: id } });
    expect(Buffer.from(stored.tokenHash)).toEqual(Buffer.from(hashSecret(secret)));
    const ended: string[] = [];
    server.casement.deps.bus.subscribe((message: BusMessage) => {
      if (message.type === "sign-ins-ended") ended.push(...message.signInIds);
    });
    expectStatus(204, await reset(secret));
    expect(ended).toHaveLength(1);
    expect((await page.get("/me")).body.account).toBeNull();
    expectStatus(401, await signIn(email, PASSWORD));
    expectStatus(201, await signIn(email, NEXT));
    expect((await reset(secret, "ten quiet lanterns")).body.code).toBe("RESET_UNKNOWN");
  });

  test("SEC-152 of two uses at once exactly one counts", async () => {
    const { id } = await me(await server.signUp());
    const { secret } = await newLink(id);
    const answers = await Promise.all([reset(secret), reset(secret, "ten quiet lanterns")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
  });

  test("SEC-152 a link ends after an hour, by a newer one, by a new password, and when the account is disabled", async () => {
    const page = await server.signUp();
    const { id } = await me(page);
    const late = await newLink(id);
    clock.advance(HOUR_MS);
    expect((await reset(late.secret)).body.code).toBe("RESET_UNKNOWN");
    const older = await newLink(id);
    const newer = await newLink(id);
    expect((await reset(older.secret)).body.code).toBe("RESET_UNKNOWN");
    expectStatus(204, await page.put("/me/password", { current: PASSWORD, next: NEXT }));
    expect((await reset(newer.secret)).body.code).toBe("RESET_UNKNOWN");
    const last = await newLink(id);
    expectStatus(204, await admin.put(`/accounts/${id}/disabled`, { disabled: true }));
    expect((await reset(last.secret)).body.code).toBe("RESET_UNKNOWN");
    expect((await admin.post(`/accounts/${id}/password-resets`)).body.code).toBe("CONFLICT");
  });

  test("SEC-152 a weak password is refused and leaves the link as it is", async () => {
    const { id } = await me(await server.signUp());
    const { secret } = await newLink(id);
    expect((await reset(secret, "password")).body.code).toBe("WEAK_PASSWORD");
    expectStatus(204, await reset(secret));
  });

  test("SEC-152 tries are limited by address", async () => {
    const strict = await startTestServer({}, { limits: { reset: { count: 2, perMs: HOUR_MS } } });
    try {
      const attempt = () => strict.browser().post("/password-resets", { secret: "A".repeat(43), next: NEXT });
      expect([(await attempt()).status, (await attempt()).status, (await attempt()).status]).toEqual([404, 404, 429]);
    } finally {
      await strict.close();
    }
  });
});

describe("disabled accounts", () => {
  test("SEC-153 are signed out at once, cannot sign in, say why only to the right password, and come back", async () => {
    const page = await server.signUp("Eve");
    const { id, email } = await me(page);
    expectStatus(204, await admin.put(`/accounts/${id}/disabled`, { disabled: true }));
    expect((await page.get("/me")).body.account).toBeNull();
    expect((await signIn(email, PASSWORD)).body.code).toBe("ACCOUNT_DISABLED");
    expect((await signIn(email, "not this one")).body.code).toBe("WRONG_CREDENTIALS");
    expectStatus(204, await admin.put(`/accounts/${id}/disabled`, { disabled: false }));
    expectStatus(201, await signIn(email, PASSWORD));
  });

  test("SEC-153 the administrator cannot disable their own account, nor one that is not there", async () => {
    const { id } = await me(admin);
    expect((await admin.put(`/accounts/${id}/disabled`, { disabled: true })).body.code).toBe("CONFLICT");
    expect((await admin.put("/accounts/none/disabled", { disabled: true })).body.code).toBe("NOT_FOUND");
  });
});

describe("one's own profile", () => {
  test("SEC-154 a name changes freely, an address only with the password and only to a free one", async () => {
    const page = await server.signUp("Cleo");
    const { email } = await me(page);
    expect(expectStatus(200, await page.put("/me/profile", { name: "Cleo C.", email })).body.name).toBe("Cleo C.");
    const address = "cleo@example.org";
    const change = (more: object) => page.put("/me/profile", { name: "Cleo", email: address, ...more });
    expect((await change({})).body.code).toBe("WRONG_CREDENTIALS");
    expect((await change({ password: "not this one" })).body.code).toBe("WRONG_CREDENTIALS");
    expectStatus(200, await change({ password: PASSWORD }));
    expectStatus(201, await signIn("Cleo@Example.org", PASSWORD));
    const taken = { name: "Cleo", email: (await me(admin)).email, password: PASSWORD };
    expect((await page.put("/me/profile", taken)).body.code).toBe("EMAIL_TAKEN");
  });
});

test("SEC-14 what the administrator does is in the audit log, without names, addresses and secrets", async () => {
  const page = await server.signUp();
  const { id } = await me(page);
  const { secret } = await newLink(id);
  await reset(secret);
  await admin.put(`/accounts/${id}/disabled`, { disabled: true });
  await admin.put(`/accounts/${id}/disabled`, { disabled: false });
  const lines = await server.prisma.auditEntry.findMany({ where: { target: id }, orderBy: { id: "asc" } });
  expect(lines.map(({ action }) => action)).toEqual([
    "sign-up",
    "password-reset.create",
    "password.reset",
    "account.disable",
    "account.enable",
  ]);
  const all = JSON.stringify(lines.map((line) => ({ ...line, id: "" })));
  for (const hidden of [secret, "@"]) expect(all).not.toContain(hidden);
});
