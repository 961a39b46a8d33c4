import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import type { BusMessage } from "../../../bus/bus.js";
import type { Browser } from "../../../testing/browser.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import {
  createSession,
  expectStatus,
  invite,
  inviteAndJoin,
  type Link,
  startTestServer,
  type TestServer,
} from "../../../testing/test-server.js";

const HOUR_MS = 3_600_000;
const clock = new FakeClock();
let server: TestServer;
let owner: Browser;
let sessionId: string;

beforeAll(async () => {
  server = await startTestServer({}, { clock });
  owner = await server.signUp("Olive Owner");
});
beforeEach(async () => {
  sessionId = await createSession(owner);
});
afterAll(() => server.close());

const redeem = (browser: Browser, link: Link, name = "Cand Idate") =>
  browser.post("/invites/redeem", { ...link, name });
const preview = (browser: Browser, link: Link) => browser.post("/invites/preview", link);
const codeOf = async (answer: Promise<{ body: { code: string } }>) => (await answer).body.code;
const listed = async (id: string) =>
  (await owner.get(`/sessions/${sessionId}/invites`)).body.items.find((item: { id: string }) => item.id === id);
const answerDevice = async (requestId: string, admitted: boolean) => {
  const { runCommand } = await import("../../../commands/sessions/run-command.js");
  const { participantId } = (await owner.get(`/sessions/${sessionId}`)).body;
  await runCommand(server.casement.deps, { sessionId, participantId }, admitted ? "device.admit" : "device.refuse", {
    requestId,
  });
};

describe("creating", () => {
  test("SEC-120 the secret is in the fragment, shown once, and stored as a hash", async () => {
    const { body } = expectStatus(201, await owner.post(`/sessions/${sessionId}/invites`, { role: "candidate" }));
    expect(body.path).toMatch(/^\/join#[A-Za-z0-9_-]{21}\.[A-Za-z0-9_-]{43}$/);
    expect(body).toMatchObject({ state: "open", uses: 0, maxUses: 1, expiresAt: clock.now() + 7 * 24 * HOUR_MS });
    const secret = body.path.split(".")[1];
    const list = (await owner.get(`/sessions/${sessionId}/invites`)).body;
    expect(JSON.stringify(list)).not.toContain(secret);
    const row = await server.prisma.invite.findUniqueOrThrow({ where: { id: body.id } });
    expect(Buffer.from(row.secretHash).toString("base64url")).not.toBe(secret);
  });

  test("SEC-120 interviewers' and observers' links have no limit", async () => {
    for (const role of ["interviewer", "observer"] as const) {
      const link = await invite(owner, sessionId, role);
      expect((await listed(link.id)).maxUses).toBeNull();
    }
  });

  test.each([
    [{ role: "owner" }],
    [{ role: "candidate", hours: 0 }],
    [{ role: "candidate", maxUses: 5 }],
    [{}],
    [null],
  ])("SEC-120 %j is refused", async (body) => {
    expectStatus(400, await owner.post(`/sessions/${sessionId}/invites`, body));
  });

  test("SEC-121 nobody but the owner lists, creates or revokes", async () => {
    const link = await invite(owner, sessionId, "candidate");
    const others = [
      [await inviteAndJoin(server, owner, sessionId, "interviewer"), 403],
      [await inviteAndJoin(server, owner, sessionId, "candidate"), 403],
      [await inviteAndJoin(server, owner, sessionId, "observer"), 403],
      [await server.signUp("Eve"), 404],
      [server.browser(), 401],
    ] as const;
    for (const [browser, status] of others) {
      expectStatus(status, await browser.get(`/sessions/${sessionId}/invites`));
      expectStatus(status, await browser.post(`/sessions/${sessionId}/invites`, { role: "observer" }));
      expectStatus(status, await browser.delete(`/sessions/${sessionId}/invites/${link.id}`));
    }
    expect((await listed(link.id)).state).toBe("open");
  });
});

describe("joining", () => {
  test("SEC-122 the preview says what the link leads to, without joining", async () => {
    const link = await invite(owner, sessionId, "candidate");
    const { body } = expectStatus(200, await preview(server.browser(), link));
    expect(body).toEqual({
      sessionTitle: "System design interview",
      role: "candidate",
      hostName: "Olive Owner",
      phase: "planned",
      scheduledAt: null,
      timeZone: null,
      rejoin: false,
      needsAdmission: false,
      returningName: null,
    });
    expect((await listed(link.id)).uses).toBe(0);
  });

  test("SEC-122 a guest joins with the link's role and name, and gets a sign-in for it", async () => {
    const link = await invite(owner, sessionId, "candidate");
    const guest = server.browser();
    expect(expectStatus(200, await redeem(guest, link)).body).toEqual({ status: "joined", sessionId });
    expect((await guest.get("/me")).body).toMatchObject({ account: null, guest: true });
    expect((await guest.get(`/sessions/${sessionId}`)).body.role).toBe("candidate");
    expect(await listed(link.id)).toMatchObject({ state: "used", uses: 1, usedBy: ["Cand Idate"] });
    const { state } = await server.casement.deps.sessionLogs.load(sessionId);
    expect(Object.values(state.participants).map(({ name, role }) => [name, role])).toContainEqual([
      "Cand Idate",
      "candidate",
    ]);
  });

  test("SEC-122 a guest without a name gets the role's; an account keeps its own name and participant", async () => {
    const blank = server.browser();
    await redeem(blank, await invite(owner, sessionId, "observer"), " ");
    const account = await server.signUp("Ivy Interviewer");
    await redeem(account, await invite(owner, sessionId, "interviewer"), "");
    const { state } = await server.casement.deps.sessionLogs.load(sessionId);
    const names = Object.values(state.participants).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["Observer", "Ivy Interviewer"]));
    expect(new Set(Object.values(state.participants).map(({ color }) => color)).size).toBe(3);
  });

  test("SEC-123 of two browsers at once on a single-use link exactly one joins; the other asks", async () => {
    const link = await invite(owner, sessionId, "candidate");
    const answers = await Promise.all(Array.from({ length: 4 }, () => redeem(server.browser(), link)));
    expect(answers.map(({ body }) => body.status).sort()).toEqual(["joined", "waiting", "waiting", "waiting"]);
    expect(await server.prisma.participant.count({ where: { inviteId: link.id } })).toBe(1);
    expect((await listed(link.id)).uses).toBe(1);
  });

  test("SEC-124 the same browser joins again by a used or expired link", async () => {
    const link = await invite(owner, sessionId, "candidate");
    const guest = server.browser();
    await redeem(guest, link);
    clock.advance(8 * 24 * HOUR_MS);
    expect((await preview(guest, link)).body).toMatchObject({ rejoin: true, needsAdmission: false });
    expect((await redeem(guest, link, "")).body).toEqual({ status: "joined", sessionId });
    expect(await server.prisma.participant.count({ where: { inviteId: link.id } })).toBe(1);
  });

  test("SEC-124 the same browser on an unlimited link makes one participant, even twice at once", async () => {
    const link = await invite(owner, sessionId, "observer");
    const account = await server.signUp("Ivy");
    await Promise.all([redeem(account, link), redeem(account, link)]);
    expect(await server.prisma.participant.count({ where: { inviteId: link.id } })).toBe(1);
  });

  test("SEC-122 the owner is told that the link is their own", async () => {
    const link = await invite(owner, sessionId, "candidate");
    expect(await codeOf(redeem(owner, link))).toBe("ALREADY_PARTICIPANT");
    expect((await listed(link.id)).uses).toBe(0);
  });
});

describe("links that do not work", () => {
  test("SEC-125 an unknown id and a wrong secret read the same", async () => {
    const link = await invite(owner, sessionId, "candidate");
    const wrong = await redeem(server.browser(), { ...link, secret: "A".repeat(43) });
    const unknown = await redeem(server.browser(), { id: "nothing-here", secret: link.secret });
    expect([wrong.status, wrong.body.code]).toEqual([404, "INVITE_UNKNOWN"]);
    expect(unknown.body).toEqual(wrong.body);
  });

  test.each([
    [{ id: "x", secret: "short" }],
    [{ id: "x y", secret: "A".repeat(43) }],
    [{ id: "x" }],
    [{ id: "x", secret: "A".repeat(43), role: "owner" }],
  ])("SEC-125 a link of another form is refused: %j", async (body) => {
    expect(await codeOf(server.browser().post("/invites/redeem", body))).toBe("VALIDATION");
  });

  test("SEC-125 expired", async () => {
    const link = await invite(owner, sessionId, "candidate");
    clock.advance(7 * 24 * HOUR_MS);
    expect(await codeOf(preview(server.browser(), link))).toBe("INVITE_EXPIRED");
    expect(await codeOf(redeem(server.browser(), link))).toBe("INVITE_EXPIRED");
    expect((await listed(link.id)).state).toBe("expired");
  });

  test("SEC-125 revoked before use", async () => {
    const link = await invite(owner, sessionId, "candidate");
    expectStatus(204, await owner.delete(`/sessions/${sessionId}/invites/${link.id}`));
    expect(await codeOf(redeem(server.browser(), link))).toBe("INVITE_REVOKED");
    expect((await listed(link.id)).state).toBe("revoked");
  });

  test("SEC-125 an invite of another session cannot be revoked from this one", async () => {
    const other = await createSession(owner, "Another");
    const link = await invite(owner, other, "candidate");
    expectStatus(404, await owner.delete(`/sessions/${sessionId}/invites/${link.id}`));
  });
});

describe("revoking", () => {
  test("SEC-126 removes everybody who joined by it, at once and for good, and no one else", async () => {
    const link = await invite(owner, sessionId, "observer");
    const [first, second] = [server.browser(), server.browser()];
    await redeem(first, link);
    await redeem(second, link);
    const stays = await inviteAndJoin(server, owner, sessionId, "candidate");
    const removed: string[] = [];
    server.casement.deps.bus.subscribe((message: BusMessage) => {
      if (message.type === "participants-removed") removed.push(...message.participantIds);
    });
    expectStatus(204, await owner.delete(`/sessions/${sessionId}/invites/${link.id}`));
    expect(removed).toHaveLength(2);
    for (const browser of [first, second]) {
      expect(await codeOf(browser.get(`/sessions/${sessionId}`))).toBe("REMOVED");
      expect(await codeOf(redeem(browser, link))).toBe("INVITE_REVOKED");
    }
    expectStatus(200, await stays.get(`/sessions/${sessionId}`));
    const { state } = await server.casement.deps.sessionLogs.load(sessionId);
    for (const id of removed) expect(state.participants[id]?.removed).toBe(true);
  });

  test("SEC-126 revoking also removes those who join at the same time", async () => {
    const link = await invite(owner, sessionId, "observer");
    const guests = Array.from({ length: 6 }, () => server.browser());
    const revoking = owner.delete(`/sessions/${sessionId}/invites/${link.id}`);
    await Promise.all(guests.map((guest) => redeem(guest, link)));
    expectStatus(204, await revoking);
    expect(await server.prisma.participant.count({ where: { inviteId: link.id, removedAt: null } })).toBe(0);
    for (const guest of guests) expect((await guest.get(`/sessions/${sessionId}`)).status).toBeGreaterThanOrEqual(400);
  });

  test("SEC-126 somebody removed comes back by a newer link alone, as a new participant", async () => {
    const account = await server.signUp("Ivy");
    const old = await invite(owner, sessionId, "interviewer");
    const stillOpen = await invite(owner, sessionId, "interviewer");
    await redeem(account, old);
    clock.advance(1000);
    await owner.delete(`/sessions/${sessionId}/invites/${old.id}`);
    expect(await codeOf(redeem(account, stillOpen))).toBe("REMOVED");
    clock.advance(1000);
    const fresh = await invite(owner, sessionId, "interviewer");
    expect((await redeem(account, fresh)).body.status).toBe("joined");
    expect((await account.get(`/sessions/${sessionId}`)).body.role).toBe("interviewer");
  });
});

describe("a second device", () => {
  async function ask(): Promise<{ link: Link; first: Browser; second: Browser; requestId: string }> {
    const link = await invite(owner, sessionId, "candidate");
    const [first, second] = [server.browser(), server.browser("Mozilla/5.0 (iPhone) Safari/604.1")];
    await redeem(first, link);
    expect((await preview(second, link)).body).toMatchObject({ rejoin: false, needsAdmission: true });
    const { body } = expectStatus(200, await redeem(second, link));
    expect(body.status).toBe("waiting");
    return { link, first, second, requestId: body.requestId };
  }

  test("SEC-27 waits for the owner, who sees which device it is, and then is the same participant", async () => {
    const { first, second, requestId } = await ask();
    expect((await second.get(`/joins/${requestId}`)).body).toEqual({ status: "waiting", requestId });
    expectStatus(404, await second.get(`/sessions/${sessionId}`));
    const { state } = await server.casement.deps.sessionLogs.load(sessionId);
    expect(state.deviceRequests).toEqual([
      expect.objectContaining({ id: requestId, device: "Safari on iOS", answer: "waiting" }),
    ]);
    await answerDevice(requestId, true);
    expect((await second.get(`/joins/${requestId}`)).body).toEqual({ status: "joined", sessionId });
    const [one, two] = await Promise.all(
      [first, second].map(async (page) => (await page.get(`/sessions/${sessionId}`)).body.participantId),
    );
    expect(two).toBe(one);
  });

  test("SEC-27 asking again is the same question, and nobody else learns the answer", async () => {
    const { link, first, second, requestId } = await ask();
    expect((await redeem(second, link)).body).toEqual({ status: "waiting", requestId });
    expectStatus(404, await first.get(`/joins/${requestId}`));
    expectStatus(404, await server.browser().get(`/joins/${requestId}`));
  });

  test("SEC-27 a refused device stays refused", async () => {
    const { link, second, requestId } = await ask();
    await answerDevice(requestId, false);
    expect(await codeOf(second.get(`/joins/${requestId}`))).toBe("DEVICE_REFUSED");
    expect(await codeOf(redeem(second, link))).toBe("DEVICE_REFUSED");
    expectStatus(404, await second.get(`/sessions/${sessionId}`));
  });

  test("SEC-27 a revoked link ends the waiting", async () => {
    const { link, second, requestId } = await ask();
    await owner.delete(`/sessions/${sessionId}/invites/${link.id}`);
    expect(await codeOf(second.get(`/joins/${requestId}`))).toBe("INVITE_REVOKED");
  });

  test("SEC-27 more than five open questions are not put to the owner", async () => {
    const { link } = await ask();
    const codes = [];
    for (let count = 0; count < 6; count += 1) codes.push((await redeem(server.browser(), link)).body);
    expect(codes.filter(({ status }) => status === "waiting")).toHaveLength(4);
    expect(codes.at(-1).code).toBe("INVITE_USED");
  });
});

describe("coming back", () => {
  const returnLink = async (participantId: string): Promise<Link> => {
    const path = `/sessions/${sessionId}/participants/${participantId}/return-link`;
    const { body } = expectStatus(201, await owner.post(path, {}));
    const [id, secret] = body.path.split("#")[1].split(".");
    return { id, secret };
  };
  const seat = async (role: "candidate" | "interviewer") => {
    const first = await inviteAndJoin(server, owner, sessionId, role);
    return { first, id: (await first.get(`/sessions/${sessionId}`)).body.participantId as string };
  };
  const whoAmI = async (browser: Browser) => (await browser.get(`/sessions/${sessionId}`)).body.participantId;

  test.each([["candidate"], ["interviewer"]] as const)(
    "SEC-29 a %s who lost link and cookie comes back as who they were, without a question",
    async (role) => {
      const { id } = await seat(role);
      const link = await returnLink(id);
      const fresh = server.browser();
      expect((await preview(fresh, link)).body).toMatchObject({ role, rejoin: false, needsAdmission: false });
      expect((await preview(fresh, link)).body.returningName).not.toBeNull();
      expect((await redeem(fresh, link, "")).body).toEqual({ status: "joined", sessionId });
      expect(await whoAmI(fresh)).toBe(id);
      const { state } = await server.casement.deps.sessionLogs.load(sessionId);
      expect(Object.values(state.participants).filter((person) => person.role === role)).toHaveLength(1);
      expect(await listed(link.id)).toMatchObject({ state: "used", uses: 1, returning: { id } });
    },
  );

  test("SEC-29 the link works once: of two browsers one is in, the other asks the owner", async () => {
    const { id } = await seat("candidate");
    const link = await returnLink(id);
    const browsers = [server.browser(), server.browser()];
    const answers = await Promise.all(browsers.map((browser) => redeem(browser, link)));
    expect(answers.map(({ body }) => body.status).sort()).toEqual(["joined", "waiting"]);
    const waiting = answers.find(({ body }) => body.status === "waiting");
    await answerDevice(waiting?.body.requestId, true);
    for (const browser of browsers) {
      await redeem(browser, link);
      expect(await whoAmI(browser)).toBe(id);
    }
  });

  test("SEC-29 nobody removed returns by it, and revoking a used link removes whoever returned", async () => {
    const { id } = await seat("candidate");
    const [used, unused] = [await returnLink(id), await returnLink(id)];
    const fresh = server.browser();
    await redeem(fresh, used);
    expectStatus(204, await owner.delete(`/sessions/${sessionId}/invites/${used.id}`));
    expect(await codeOf(fresh.get(`/sessions/${sessionId}`))).toBe("REMOVED");
    expect(await codeOf(redeem(server.browser(), unused))).toBe("INVITE_REVOKED");
    const path = `/sessions/${sessionId}/participants/${id}/return-link`;
    expectStatus(404, await owner.post(path, {}));
  });

  test("SEC-29 revoking an unused link does not remove its participant", async () => {
    const { first, id } = await seat("candidate");
    const link = await returnLink(id);
    expectStatus(204, await owner.delete(`/sessions/${sessionId}/invites/${link.id}`));
    expect(await whoAmI(first)).toBe(id);
  });

  test("SEC-29 no link for the owner, or for a participant of another session", async () => {
    const ownerId = await whoAmI(owner);
    expectStatus(409, await owner.post(`/sessions/${sessionId}/participants/${ownerId}/return-link`, {}));
    const { id } = await seat("candidate");
    const other = await createSession(owner, "Another");
    expectStatus(404, await owner.post(`/sessions/${other}/participants/${id}/return-link`, {}));
  });

  test("SEC-38 after the end nobody new is invited, and who took part still comes back to read", async () => {
    const { id } = await seat("candidate");
    const { runCommand } = await import("../../../commands/sessions/run-command.js");
    const participantId = await whoAmI(owner);
    for (const verb of ["session.start", "session.end"] as const)
      await runCommand(server.casement.deps, { sessionId, participantId }, verb, {});
    expect(await codeOf(owner.post(`/sessions/${sessionId}/invites`, { role: "observer" }))).toBe("WRONG_PHASE");
    const fresh = server.browser();
    await redeem(fresh, await returnLink(id));
    expect(await whoAmI(fresh)).toBe(id);
  });

  test.each([["candidate"], ["interviewer"]] as const)(
    "SEC-76 a %s makes a link back for themselves once the interview is over, and before it does not",
    async (role) => {
      const { first, id } = await seat(role);
      const ask = () => first.post(`/sessions/${sessionId}/return-link`, {});
      expect(await codeOf(ask())).toBe("WRONG_PHASE");
      const { runCommand } = await import("../../../commands/sessions/run-command.js");
      const participantId = await whoAmI(owner);
      for (const verb of ["session.start", "session.end"] as const)
        await runCommand(server.casement.deps, { sessionId, participantId }, verb, {});
      const [linkId, secret] = expectStatus(201, await ask())
        .body.path.split("#")[1]
        .split(".");
      const fresh = server.browser();
      await redeem(fresh, { id: linkId, secret });
      expect(await whoAmI(fresh)).toBe(id);
      expect(await listed(linkId)).toMatchObject({ state: "used", returning: { id } });
    },
  );

  test("SEC-76 nobody fills the host's list with links back: more than a session takes are refused", async () => {
    const { first, id } = await seat("candidate");
    const { runCommand } = await import("../../../commands/sessions/run-command.js");
    const participantId = await whoAmI(owner);
    for (const verb of ["session.start", "session.end"] as const)
      await runCommand(server.casement.deps, { sessionId, participantId }, verb, {});
    const ask = () => first.post(`/sessions/${sessionId}/return-link`, {});
    for (let count = 0; count < SESSION_CAPS.returnsEach; count += 1) expectStatus(201, await ask());
    expect(await codeOf(ask())).toBe("SESSION_FULL");
    expect(await server.prisma.invite.count({ where: { returningId: id } })).toBe(SESSION_CAPS.returnsEach);
  });

  test("SEC-38 while the interview runs everybody can be invited", async () => {
    const { runCommand } = await import("../../../commands/sessions/run-command.js");
    const participantId = await whoAmI(owner);
    await runCommand(server.casement.deps, { sessionId, participantId }, "session.start", {});
    for (const role of ["candidate", "interviewer", "observer"] as const)
      expectStatus(200, await (await inviteAndJoin(server, owner, sessionId, role)).get(`/sessions/${sessionId}`));
  });

  test("SEC-29 the list of invites names who can return", async () => {
    const { id } = await seat("candidate");
    const { people } = (await owner.get(`/sessions/${sessionId}/invites`)).body;
    expect(people).toEqual([expect.objectContaining({ id, role: "candidate" })]);
  });
});

test("SEC-14 invites, their revocation and joining are in the audit log without a secret", async () => {
  const link = await invite(owner, sessionId, "candidate");
  await redeem(server.browser(), link);
  await owner.delete(`/sessions/${sessionId}/invites/${link.id}`);
  const lines = await server.prisma.auditEntry.findMany({ where: { target: link.id }, orderBy: { id: "asc" } });
  expect(lines.map(({ action, role, outcome }) => [action, role, outcome])).toEqual([
    ["invite.create", "owner", "done"],
    ["session.join", "candidate", "done"],
    ["invite.revoke", "owner", "done"],
  ]);
  expect(lines.map((line) => Object.values(line).join()).join()).not.toContain(link.secret);
});
