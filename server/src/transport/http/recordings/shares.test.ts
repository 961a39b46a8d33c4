import { newId } from "@casement/shared/lib/new-id";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import type { ShareChoices } from "@casement/shared/session-log/share";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { BoardClient } from "../../../testing/board-stage.js";
import type { Browser } from "../../../testing/browser.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import { type Actor, type Cast, SessionClient, seatCast } from "../../../testing/session-stage.js";
import { expectStatus, type Link, PASSWORD, startTestServer, type TestServer } from "../../../testing/test-server.js";

const DAY_MS = 86_400_000;
const NOTHING: ShareChoices = { feedback: false, scores: false, chat: false, sound: false };
const EVERYTHING: ShareChoices = { feedback: true, scores: true, chat: true, sound: true };
const clock = new FakeClock();
let server: TestServer;
let cast: Cast;

/** An interview with drawings, a message, a private note, and published feedback with marks. */
beforeAll(async () => {
  server = await startTestServer({}, { clock, limits: { share: { count: 20, perMs: 60_000 } } });
  const { deps } = server.casement;
  cast = await seatCast(deps);
  clock.advance(60_000);
  await runCommand(deps, cast.owner, "session.start", {});
  clock.advance(60_000);
  const artist = await new BoardClient(server.url, cast.candidate).joined();
  for (let index = 0; index < 30; index += 1) artist.draw(`shape:${newId()}`);
  await artist.until(({ allSaved }) => allSaved);
  artist.close();
  await runCommand(deps, cast.candidate, "chat.send", { messageId: "m1", text: "hello-there" });
  await runCommand(deps, cast.interviewer, "note.add", { noteId: "n1", text: "private-note", tag: null });
  clock.advance(60_000);
  await runCommand(deps, cast.owner, "session.end", {});
  await runCommand(deps, cast.owner, "score.set", { criterion: "structure", mark: 3, evidence: "private-evidence" });
  const report = { feedback: "well-done", includeScores: true };
  await runCommand(deps, cast.owner, "report.publish", report);
});
beforeEach(() => clock.advance(60_000));
afterAll(() => server.close());

function browserOf({ cookie }: Actor): Browser {
  const browser = server.browser();
  const cut = cookie.indexOf("=");
  browser.setCookie(cookie.slice(0, cut), cookie.slice(cut + 1));
  return browser;
}

const share = async (choices: ShareChoices, { forCandidate = false, days = 7 } = {}): Promise<Link> => {
  const draft = { choices, forCandidate, days };
  const { body } = expectStatus(201, await browserOf(cast.owner).post(`/sessions/${cast.sessionId}/shares`, draft));
  const [id = "", secret = ""] = body.path.replace("/watch#", "").split(".");
  return { id, secret };
};
const revoke = ({ id }: Link) => browserOf(cast.owner).delete(`/sessions/${cast.sessionId}/shares/${id}`);
const revokeAllForCandidate = async () => {
  const { state } = await server.casement.deps.sessionLogs.load(cast.sessionId);
  for (const id of state.sharedRecordings) expectStatus(204, await revoke({ id, secret: "" }));
};
const openIn = async (browser: Browser, link: Link) => {
  expectStatus(200, await browser.post("/shares/open", link));
  return browser;
};
const watch = async (browser: Browser, { id }: Link) =>
  expectStatus(200, await browser.get(`/shares/${id}/playback`)).body as PlaybackManifest;
const listed = async ({ id }: Link) =>
  (await browserOf(cast.owner).get(`/sessions/${cast.sessionId}/shares`)).body.items.find(
    (item: { id: string }) => item.id === id,
  );

test("SHR-1 the secret is in the fragment, shown once and stored as a hash; opening asks nothing else", async () => {
  const link = await share(EVERYTHING, { days: 30 });
  expect(await listed(link)).toMatchObject({ state: "open", openings: 0, expiresAt: clock.now() + 30 * DAY_MS });
  expect(JSON.stringify(await listed(link))).not.toContain(link.secret);
  const row = await server.prisma.share.findUniqueOrThrow({ where: { id: link.id } });
  expect(Buffer.from(row.secretHash).toString("base64url")).not.toBe(link.secret);
  const preview = expectStatus(200, await server.browser().post("/shares/preview", link)).body;
  expect(preview).toMatchObject({ sessionTitle: "Practice round", hostName: "Olive Owner", choices: EVERYTHING });
  const guest = await openIn(server.browser(), link);
  expect((await guest.get("/me")).body).toMatchObject({ account: null, guest: true });
  expect(await watch(guest, link)).toMatchObject({ live: false, shared: { choices: EVERYTHING } });
  await openIn(guest, link);
  expect(await listed(link)).toMatchObject({ openings: 1, openedAt: clock.now() });
});

test("SHR-2 whoever opened a link takes part in nothing: no session and no board", async () => {
  const link = await share(EVERYTHING);
  const guest = await openIn(server.browser(), link);
  expect((await guest.get("/sessions")).body.items).toEqual([]);
  for (const path of ["", "/state", "/board", "/playback", "/playback/chunks/0", "/shared-playback", "/shares"])
    expect([path, (await guest.get(`/sessions/${cast.sessionId}${path}`)).body.code]).toEqual([path, "NOT_FOUND"]);
  const actor = { ...cast.observer, cookie: guest.cookie };
  const room = await new SessionClient(server.url, actor).until(({ refused }) => refused !== null);
  expect(room.refused?.code).toBe("NOT_FOUND");
  const board = await new BoardClient(server.url, actor).until(({ closed }) => closed !== null);
  expect(board.closed?.code).toBe(4404);
  room.close();
  board.close();
});

test("SHR-3 what was not chosen is absent from the bytes, not hidden", async () => {
  const guest = server.browser();
  const textFor = async (choices: ShareChoices) => {
    const link = await share(choices);
    return JSON.stringify(await watch(await openIn(guest, link), link));
  };
  const words = { feedback: "well-done", scores: "report.published", chat: "hello-there" };
  const nothing = await textFor(NOTHING);
  for (const word of Object.values(words)) expect(nothing).not.toContain(word);
  const chat = await textFor({ ...NOTHING, chat: true });
  expect(chat).toContain("hello-there");
  expect(chat).not.toContain("well-done");
  const scores = await textFor({ ...NOTHING, scores: true });
  expect(scores).toContain('"criterion":"structure"');
  expect(scores).not.toContain("well-done");
  const everything = await textFor(EVERYTHING);
  expect(everything).toContain("well-done");
  expect(everything).not.toContain("private-");
});

test("SHR-4 activity counts only what may be seen: whoever only wrote notes did nothing", async () => {
  const link = await share(EVERYTHING);
  const { activity } = await watch(await openIn(server.browser(), link), link);
  const active = activity.map(({ participantId }) => participantId);
  expect(active).toContain(cast.candidate.participantId);
  expect(active).not.toContain(cast.interviewer.participantId);
});

test("SHR-5 the board's bytes are the owner's, and no cache may keep them", async () => {
  const link = await share(NOTHING);
  const guest = await openIn(server.browser(), link);
  const { board } = await watch(guest, link);
  const keyframe = board.keyframes.at(-1);
  const paths = ["/chunks/0", ...(keyframe === undefined ? [] : [`/keyframes/${keyframe.updates}`])];
  for (const path of paths) {
    const shared = await guest.get(`/shares/${link.id}/playback${path}`);
    const own = await browserOf(cast.owner).get(`/sessions/${cast.sessionId}/playback${path}`);
    expect([shared.status, shared.body]).toEqual([200, own.body]);
    expect(shared.headers.get("cache-control")).toBe("no-store");
  }
  expect((await guest.get(`/shares/${link.id}/playback/chunks/99`)).status).toBe(404);
});

test.each([
  ["SHARE_REVOKED", (link: Link) => revoke(link)],
  ["SHARE_EXPIRED", async () => clock.advance(8 * DAY_MS)],
])("SHR-6 SHR-12 after %s the next request is refused, whatever it asks for", async (code, end) => {
  const link = await share(EVERYTHING, { forCandidate: true });
  const guest = await openIn(server.browser(), link);
  await watch(guest, link);
  for (const browser of [guest, browserOf(cast.candidate)]) expectStatus(204, await browser.get(`/shares/${link.id}`));
  await end(link);
  for (const browser of [guest, browserOf(cast.candidate)])
    expect((await browser.get(`/shares/${link.id}`)).body.code).toBe(code);
  for (const browser of [guest, browserOf(cast.candidate)])
    for (const path of ["", "/chunks/0", "/keyframes/1"])
      expect([path, (await browser.get(`/shares/${link.id}/playback${path}`)).body.code]).toEqual([path, code]);
  for (const path of ["/shares/open", "/shares/preview"])
    expect((await server.browser().post(path, link)).body.code).toBe(code);
  const mine = await browserOf(cast.candidate).get(`/sessions/${cast.sessionId}/shared-playback`);
  expect(mine.body).toEqual({ share: null });
});

test("SHR-7 a wrong secret reads like an unknown link, and a share is not found by those who did not open it", async () => {
  const [link, other] = [await share(EVERYTHING), await share(EVERYTHING)];
  const wrong = (await server.browser().post("/shares/open", { ...link, secret: other.secret })).body;
  const unknown = (await server.browser().post("/shares/open", { ...link, id: "nobody" })).body;
  expect([wrong.code, wrong]).toEqual(["SHARE_UNKNOWN", unknown]);
  const elsewhere = await openIn(server.browser(), other);
  for (const browser of [elsewhere, browserOf(cast.observer), browserOf(cast.interviewer), browserOf(cast.candidate)])
    expect((await browser.get(`/shares/${link.id}/playback`)).body.code).toBe("NOT_FOUND");
  expect((await server.browser().get(`/shares/${link.id}/playback`)).body.code).toBe("UNAUTHENTICATED");
  const foreign = await seatCast(server.casement.deps);
  await runCommand(server.casement.deps, foreign.owner, "session.start", {});
  await runCommand(server.casement.deps, foreign.owner, "session.end", {});
  const taken = await browserOf(foreign.owner).delete(`/sessions/${foreign.sessionId}/shares/${link.id}`);
  expect([taken.body.code, (await listed(link)).state]).toEqual(["NOT_FOUND", "open"]);
});

test("SHR-8 the candidate watches without a link, as long as they are the candidate", async () => {
  await share(EVERYTHING);
  const candidate = browserOf(cast.candidate);
  const find = async () => (await candidate.get(`/sessions/${cast.sessionId}/shared-playback`)).body.share;
  expect(await find()).toBeNull();
  const link = await share({ ...NOTHING, chat: true }, { forCandidate: true });
  expect(await find()).toMatchObject({ id: link.id, choices: { chat: true, feedback: false } });
  const { participantId } = cast.candidate;
  expect(await watch(candidate, link)).toMatchObject({ participantId, role: "candidate" });
  await server.prisma.participant.update({ where: { id: participantId }, data: { removedAt: new Date() } });
  expect((await candidate.get(`/shares/${link.id}/playback`)).body.code).toBe("NOT_FOUND");
  await server.prisma.participant.update({ where: { id: participantId }, data: { removedAt: null } });
});

test("SES-18 the candidate takes part in comments while the recording is shared with them", async () => {
  const { deps } = server.casement;
  await runCommand(deps, cast.owner, "report.withdraw", {});
  const { clock: interview } = (await deps.sessionLogs.load(cast.sessionId)).state;
  const thread = { threadId: "t1", at: interview.startedAt ?? 0, text: "Why so?", withCandidate: true };
  const ask = () => runCommand(deps, cast.candidate, "thread.begin", thread);
  await revokeAllForCandidate();
  await share(NOTHING);
  await expect(ask()).rejects.toMatchObject({ code: "NOT_FOUND" });
  const link = await share(NOTHING, { forCandidate: true });
  const { state } = await ask();
  expect(state.threads).toHaveLength(1);
  // Comments are not part of a shared recording: the candidate gets them by their own connection.
  expect(JSON.stringify(await watch(browserOf(cast.candidate), link))).not.toContain("Why so?");
  expectStatus(204, await revoke(link));
  expectStatus(204, await revoke(link));
  await expect(ask()).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("SHR-9 a guest who gets an account keeps the shares that they opened, on every browser of theirs", async () => {
  const link = await share(NOTHING);
  const guest = await openIn(server.browser(), link);
  const account = { name: "Wanda", email: "wanda@example.org", password: PASSWORD };
  expectStatus(201, await guest.post("/accounts", account));
  await watch(guest, link);
  const second = server.browser();
  expectStatus(201, await second.post("/sign-ins", { email: account.email, password: PASSWORD }));
  await watch(second, link);
});

test("SHR-10 creating, opening and revoking are in the audit log; opening is limited", async () => {
  const link = await share(NOTHING, { forCandidate: true });
  await openIn(server.browser(), link);
  await watch(browserOf(cast.candidate), link);
  await revoke(link);
  await revoke(link);
  const lines = await server.prisma.auditEntry.findMany({ where: { target: link.id }, orderBy: { id: "asc" } });
  expect(lines.map(({ action, role }) => [action, role])).toEqual([
    ["share.create", "owner"],
    ["share.open", null],
    ["share.open", "candidate"],
    ["share.revoke", "owner"],
  ]);
  const codes: string[] = [];
  for (let tries = 0; tries < 25; tries += 1) codes.push((await server.browser().post("/shares/open", link)).body.code);
  expect([codes[0], codes.at(-1)]).toEqual(["SHARE_REVOKED", "RATE_LIMITED"]);
});

test("SHR-11 deleting a session deletes its shares, and guests who only opened those", async () => {
  const other = await seatCast(server.casement.deps);
  await runCommand(server.casement.deps, other.owner, "session.start", {});
  await runCommand(server.casement.deps, other.owner, "session.end", {});
  const draft = { choices: NOTHING, forCandidate: false, days: 1 };
  const made = await browserOf(other.owner).post(`/sessions/${other.sessionId}/shares`, draft);
  const [id = "", secret = ""] = made.body.path.replace("/watch#", "").split(".");
  const guest = await openIn(server.browser(), { id, secret });
  expectStatus(204, await browserOf(other.owner).delete(`/sessions/${other.sessionId}`));
  expect((await guest.get(`/shares/${id}/playback`)).body.code).toBe("UNAUTHENTICATED");
  expect((await server.browser().post("/shares/open", { id, secret })).body.code).toBe("SHARE_UNKNOWN");
});
