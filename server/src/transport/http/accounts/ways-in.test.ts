import { changePassword } from "../../../commands/accounts/change-password.js";
import { editProfile } from "../../../commands/accounts/edit-profile.js";
import { resetPassword } from "../../../commands/accounts/reset-password.js";
import { runCommand } from "../../../commands/sessions/run-command.js";
import type { Browser } from "../../../testing/browser.js";
import { SessionClient } from "../../../testing/session-stage.js";
import {
  createSession,
  expectStatus,
  inviteAndJoin,
  type Link,
  PASSWORD,
  startTestServer,
  type TestServer,
} from "../../../testing/test-server.js";

const NEXT = "nine quiet lanterns";
let server: TestServer;
let admin: Browser;

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.signUp("Ada Admin");
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
afterAll(() => server.close());

const sockets: SessionClient[] = [];
const me = async (page: Browser) => (await page.get("/me")).body.account;
const newLink = async (accountId: string) =>
  expectStatus(201, await admin.post(`/accounts/${accountId}/password-resets`)).body.secret as string;
const reset = (secret: string) => server.browser().post("/password-resets", { secret, next: NEXT });
const redeem = (browser: Browser, link: Link) => browser.post("/invites/redeem", { ...link, name: "" });

/** An account that took part in an ended interview, and what it made for other browsers: one used it, one did not. */
async function tookPart(role: "candidate" | "interviewer") {
  const sessionId = await createSession(admin);
  const page = await inviteAndJoin(server, admin, sessionId, role, await server.signUp("Ivy"));
  const { participantId } = (await admin.get(`/sessions/${sessionId}`)).body;
  for (const verb of ["session.start", "session.end"] as const)
    await runCommand(server.casement.deps, { sessionId, participantId }, verb, {});
  const makeLink = async (): Promise<Link> => {
    const { body } = expectStatus(201, await page.post(`/sessions/${sessionId}/return-link`, {}));
    const [id, secret] = body.path.split("#")[1].split(".");
    return { id, secret };
  };
  const elsewhere = server.browser();
  expectStatus(200, await redeem(elsewhere, await makeLink()));
  expectStatus(200, await elsewhere.get(`/sessions/${sessionId}/state`));
  return { sessionId, page, account: await me(page), elsewhere, unused: await makeLink() };
}

describe("SEC-155 what the account let in beside its sign-ins ends with them", () => {
  const endings = {
    "it is disabled": async (id: string) => admin.put(`/accounts/${id}/disabled`, { disabled: true }),
    "its password is reset": async (id: string) => reset(await newLink(id)),
    "its password changes": async (_id: string, page: Browser) =>
      page.put("/me/password", { current: PASSWORD, next: NEXT }),
  } as const;

  test.each([
    ["interviewer", "it is disabled"],
    ["candidate", "its password is reset"],
    ["interviewer", "its password changes"],
  ] as const)("as %s, when %s", async (role, ending) => {
    const { sessionId, page, account, elsewhere, unused } = await tookPart(role);
    const socket = new SessionClient(server.url, { cookie: elsewhere.cookie, sessionId });
    sockets.push(socket);
    await socket.joined();
    expectStatus(204, await endings[ending](account.id, page));
    for (const path of ["", "/state", "/board"])
      expect([path, (await elsewhere.get(`/sessions/${sessionId}${path}`)).status]).toEqual([path, 404]);
    expect((await redeem(server.browser(), unused)).body.code).toBe("INVITE_REVOKED");
    await socket.until(({ removed }) => removed !== null);
  });

  test("whatever was being made just then", async () => {
    const { sessionId, page, account } = await tookPart("interviewer");
    const { participantId } = (await page.get(`/sessions/${sessionId}`)).body;
    const making = Array.from({ length: 12 }, () => page.post(`/sessions/${sessionId}/return-link`, {}));
    expectStatus(204, await endings["it is disabled"](account.id));
    await Promise.all(making);
    const open = { returningId: participantId, revokedAt: null };
    expect(await server.prisma.invite.count({ where: open })).toBe(0);
  });

  test("another person's browser stays, and so does the one that changes the password", async () => {
    const { sessionId, page } = await tookPart("interviewer");
    const guest = await tookPart("candidate");
    expectStatus(204, await page.put("/me/password", { current: PASSWORD, next: NEXT }));
    expectStatus(200, await page.get(`/sessions/${sessionId}/state`));
    expectStatus(200, await guest.elsewhere.get(`/sessions/${guest.sessionId}/state`));
  });
});

describe("SEC-156 a password that was reset stays", () => {
  /** Resets the password just when the other change has checked the old one. */
  async function resetInBetween() {
    const { deps } = server.casement;
    const page = await server.signUp("Vic");
    const account = await me(page);
    const secret = await newLink(account.id);
    const { id: signInId } = await server.prisma.signIn.findFirstOrThrow({ where: { userId: account.id } });
    const slow = {
      ...deps,
      passwords: {
        hash: (password: string) => deps.passwords.hash(password),
        matches: async (password: string, hash: string | null) => {
          const matches = await deps.passwords.matches(password, hash);
          await resetPassword(deps, { secret, next: NEXT });
          return matches;
        },
      },
    };
    return { account, signInId, slow };
  }
  const signIn = (email: string, password: string) => server.browser().post("/sign-ins", { email, password });

  test("against a change by whoever knew the old one", async () => {
    const { account, signInId, slow } = await resetInBetween();
    const change = changePassword(slow, account, signInId, { current: PASSWORD, next: "the intruder's own words" });
    await expect(change).rejects.toMatchObject({ code: "WRONG_CREDENTIALS" });
    expectStatus(201, await signIn(account.email, NEXT));
  });

  test("and so does the address", async () => {
    const { account, slow } = await resetInBetween();
    const change = editProfile(slow, account, { name: "Vic", email: "intruder@example.org", password: PASSWORD });
    await expect(change).rejects.toMatchObject({ code: "WRONG_CREDENTIALS" });
    expectStatus(201, await signIn(account.email, NEXT));
  });
});

test("SEC-154 whoever finds the administrator's page open makes no link for the administrator's own account", async () => {
  const { id } = await me(admin);
  expect((await admin.post(`/accounts/${id}/password-resets`)).body.code).toBe("CONFLICT");
  expect(await server.prisma.passwordReset.count({ where: { userId: id } })).toBe(0);
});

test("SEC-14 a sign-in to a disabled account is in the audit log as refused", async () => {
  const { id, email } = await me(await server.signUp("Eve"));
  expectStatus(204, await admin.put(`/accounts/${id}/disabled`, { disabled: true }));
  await server.browser().post("/sign-ins", { email, password: PASSWORD });
  const last = await server.prisma.auditEntry.findFirst({ where: { target: id }, orderBy: { id: "desc" } });
  expect(last).toMatchObject({ action: "sign-in", outcome: "refused" });
});

test("SEC-13 addresses of accounts that cannot be are NOT_FOUND", async () => {
  for (const id of ["%00", "__proto__", "%ed%a0%80", "a".repeat(3000)]) {
    const made = await admin.post(`/accounts/${id}/password-resets`);
    const disabled = await admin.put(`/accounts/${id}/disabled`, { disabled: true });
    for (const { status } of [made, disabled]) expect([id, [400, 404].includes(status)]).toEqual([id, true]);
  }
});
