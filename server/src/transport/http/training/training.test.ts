import { REPEAT_AFTER_MS } from "@casement/shared/contract/http/training";
import { newId } from "@casement/shared/lib/new-id";
import { decodeChunk } from "@casement/shared/playback/chunk-codec";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import { RELEASE_TEXT_VERSION } from "@casement/shared/session-log/training/release";
import * as Y from "yjs";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { BoardClient } from "../../../testing/board-stage.js";
import type { Browser } from "../../../testing/browser.js";
import { createSession, expectStatus, invite, startTestServer, type TestServer } from "../../../testing/test-server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demo: true });
  await server.signUp("Administrator");
});
afterAll(() => server.close());

interface Person {
  readonly browser: Browser;
  readonly participantId: string;
}

interface Interview {
  readonly sessionId: string;
  readonly owner: Person;
  readonly candidate: Person;
  readonly interviewer: Person;
}

const SECRET = { candidate: "Zebulon Quirrel", owner: "Xanthippe Oort", interviewer: "Wolfram Iphigen" };

/** An ended interview in which everybody's name is spoken, drawn and typed. */
async function interview(): Promise<Interview> {
  const { deps } = server.casement;
  const host = await server.signUp(SECRET.owner);
  const sessionId = await createSession(host, `Design Twitter with ${SECRET.candidate}`);
  const join = async (role: "candidate" | "interviewer") => {
    const guest = server.browser();
    const link = await invite(host, sessionId, role);
    expectStatus(200, await guest.post("/invites/redeem", { ...link, name: SECRET[role] }));
    return guest;
  };
  const [ben, cyn] = [await join("candidate"), await join("interviewer")];
  const person = async (browser: Browser): Promise<Person> => ({
    browser,
    participantId: expectStatus(200, await browser.get(`/sessions/${sessionId}`)).body.participantId,
  });
  const people = { owner: await person(host), candidate: await person(ben), interviewer: await person(cyn) };
  const as = (who: Person) => ({ sessionId, participantId: who.participantId });
  await runCommand(deps, as(people.candidate), "consent.give", { textVersion: CONSENT_TEXT_VERSION, scope: "board" });
  await runCommand(deps, as(people.owner), "session.start", {});
  await runCommand(deps, as(people.owner), "chat.send", { messageId: newId(), text: `Hello ${SECRET.candidate}` });
  await runCommand(deps, as(people.candidate), "chat.send", { messageId: newId(), text: "Hi Xanthippe, hi WOLFRAM" });
  await runCommand(deps, as(people.owner), "note.add", { noteId: newId(), text: "canarynote", tag: null });
  await draw(people.candidate, sessionId);
  await runCommand(deps, as(people.owner), "session.end", {});
  return { sessionId, ...people };
}

async function draw({ browser }: Person, sessionId: string): Promise<void> {
  const client = await new BoardClient(server.url, { cookie: browser.cookie, sessionId }).joined();
  const records = client.doc.getMap<Y.Map<unknown>>("records");
  // Typed letter by letter, as the editor does it.
  const name = "Zebulon Quirrel";
  const shape = (text: string) => ({ text, richText: { type: "doc", content: [{ type: "text", text }] } });
  client.draw("shape:typed");
  for (let end = 1; end <= name.length; end++)
    client.doc.transact(() => records.get("shape:typed")?.set("props", shape(name.slice(0, end))));
  await client.until(({ sent, saved }) => sent > 0 && sent === saved);
  client.close();
}

async function release({ sessionId, owner, candidate, interviewer }: Interview): Promise<void> {
  const { deps } = server.casement;
  await runCommand(deps, { sessionId, participantId: owner.participantId }, "training.ask", {});
  for (const { participantId } of [owner, candidate, interviewer])
    await runCommand(deps, { sessionId, participantId }, "training.release", { textVersion: RELEASE_TEXT_VERSION });
}

const addressOf = async (browser: Browser): Promise<string> => (await browser.get("/me")).body.account.email;

interface OpenBody {
  readonly rubricVersion: string;
  readonly rubric: { readonly criteria: readonly { readonly key: string }[] };
}

async function cardFor(browser: Browser, caseId: string, mark = 3) {
  const { rubric, rubricVersion } = expectStatus(200, await browser.get(`/cases/${caseId}`))
    .body as unknown as OpenBody;
  const marks = rubric.criteria.map(({ key }) => ({ criterion: key, mark, reason: `because ${key}`, moments: [1000] }));
  return { rubricVersion, marks };
}

/** A published case of a new interview. */
async function publish(): Promise<Interview & { readonly caseId: string; readonly experts: readonly Browser[] }> {
  const made = await interview();
  const { sessionId, owner } = made;
  await release(made);
  const at = `/sessions/${sessionId}/case`;
  const caseId = expectStatus(201, await owner.browser.post(at, {})).body.case.id as string;
  const experts = [await server.signUp("First Expert"), await server.signUp("Second Expert")];
  for (const expert of experts) {
    expectStatus(200, await owner.browser.post(`${at}/experts`, { email: await addressOf(expert) }));
    const card = await cardFor(expert, caseId, 2);
    expectStatus(204, await expert.send("PUT", `/cases/${caseId}/reference`, { body: card }));
  }
  expectStatus(204, await owner.browser.post(`${at}/publication`));
  return { ...made, caseId, experts };
}

async function chunkOf(browser: Browser, caseId: string, index: number): Promise<Uint8Array> {
  const url = `${server.url}/api/v1/cases/${caseId}/playback/chunks/${index}`;
  const response = await fetch(url, { headers: { cookie: browser.cookie } });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function bytesOf(browser: Browser, caseId: string): Promise<string> {
  const manifest = expectStatus(200, await browser.get(`/cases/${caseId}/playback`)).body as unknown as {
    board: { chunks: { index: number }[] };
  };
  const chunks = await Promise.all(manifest.board.chunks.map(({ index }) => chunkOf(browser, caseId, index)));
  const opened = expectStatus(200, await browser.get(`/cases/${caseId}`)).body;
  const list = expectStatus(200, await browser.get("/gym")).body;
  return [
    JSON.stringify([manifest, opened, list]),
    ...chunks.map((bytes) => Buffer.from(bytes).toString("latin1")),
  ].join();
}

test("SCO-133 a case needs the release of everybody in the recording, and two experts' cards", async () => {
  const made = await interview();
  const { sessionId, owner, candidate, interviewer } = made;
  const at = `/sessions/${sessionId}/case`;
  const { deps } = server.casement;
  const give = ({ participantId }: Person) =>
    runCommand(deps, { sessionId, participantId }, "training.release", { textVersion: RELEASE_TEXT_VERSION });
  await expect(give(candidate)).rejects.toMatchObject({ code: "CONFLICT" });
  await runCommand(deps, { sessionId, participantId: owner.participantId }, "training.ask", {});
  await give(owner);
  await give(candidate);
  expect((await owner.browser.post(at, {})).body.code).toBe("CONFLICT");
  await give(interviewer);
  const caseId = expectStatus(201, await owner.browser.post(at, {})).body.case.id as string;
  expect((await owner.browser.post(at, {})).body.code).toBe("CONFLICT");
  const expert = await server.signUp("Only Expert");
  expect((await expert.get(`/cases/${caseId}`)).status).toBe(404);
  await owner.browser.post(`${at}/experts`, { email: await addressOf(expert) });
  const card = await cardFor(expert, caseId);
  const bare = { ...card, marks: card.marks.map((mark) => ({ ...mark, reason: "" })) };
  expect((await expert.send("PUT", `/cases/${caseId}/reference`, { body: bare })).body.code).toBe("VALIDATION");
  expectStatus(204, await expert.send("PUT", `/cases/${caseId}/reference`, { body: card }));
  expect((await owner.browser.post(`${at}/publication`)).body.code).toBe("CONFLICT");
  const rater = await server.signUp("Rater");
  expect((await rater.get(`/cases/${caseId}`)).status).toBe(404);
});

test("SCO-134 no byte of a case holds a name, a note, a mark or an expert's card before one has scored it", async () => {
  const { caseId } = await publish();
  const rater = await server.signUp("Rita Rater");
  const seen = await bytesOf(rater, caseId);
  for (const word of [
    ...Object.values(SECRET).flatMap((name) => name.split(" ")),
    "Zebulo",
    "Quirre",
    "Quir",
    "WOLFRAM",
    "canarynote",
    "because",
  ])
    expect([word, seen.includes(word)]).toEqual([word, false]);
  for (const word of ["Candidate", "Interviewer 1", "Interviewer 2", "shape:typed"])
    expect([word, seen.includes(word)]).toEqual([word, true]);
});

test("SCO-134 the board of a case plays to the same board, with names replaced", async () => {
  const { caseId } = await publish();
  const rater = await server.signUp("Rob Rater");
  const doc = new Y.Doc();
  for (const { update } of decodeChunk(await chunkOf(rater, caseId, 0)))
    if (update !== null) Y.applyUpdate(doc, update);
  const typed = doc.getMap<Y.Map<unknown>>("records").get("shape:typed");
  expect(typed?.get("props")).toMatchObject({ text: "Candidate" });
});

test("SCO-135 one scores blind, then sees the experts; again only when it is due or meant, and never with another rubric", async () => {
  const { caseId } = await publish();
  const rater = await server.signUp("Ruth Rater");
  const card = await cardFor(rater, caseId, 4);
  const score = (body: object) => rater.post(`/cases/${caseId}/attempts`, body);
  expect((await score({ attemptId: newId(), card: { ...card, rubricVersion: "older" } })).body.code).toBe("CONFLICT");
  expect((await score({ attemptId: newId(), card: { ...card, marks: card.marks.slice(1) } })).body.code).toBe(
    "VALIDATION",
  );
  const attemptId = newId();
  const { body } = expectStatus(200, await score({ attemptId, card }));
  expect(body).toMatchObject({ card, experts: [{ name: "Expert 1" }, { name: "Expert 2" }], item: { attempts: 1 } });
  expectStatus(200, await score({ attemptId, card }));
  expect((await score({ attemptId: newId(), card })).body.code).toBe("CONFLICT");
  expectStatus(200, await score({ attemptId: newId(), card, again: true }));
  const gym = expectStatus(200, await rater.get("/gym")).body as unknown as {
    cases: { id: string; attempts: number; lastAt: number; dueAt: number }[];
    attempts: { caseId: string; marks: { own: number; experts: number[] }[] }[];
  };
  const item = gym.cases.find(({ id }) => id === caseId);
  expect(item).toMatchObject({ attempts: 2 });
  expect((item?.dueAt ?? 0) - (item?.lastAt ?? 0)).toBe(REPEAT_AFTER_MS);
  expect(gym.attempts.map(({ marks: [mark] }) => mark)).toEqual([
    expect.objectContaining({ own: 4, experts: [2, 2] }),
    expect.objectContaining({ own: 4, experts: [2, 2] }),
  ]);
});

test("SCO-136 whoever took part, owns or marked a case does not score it", async () => {
  const { caseId, owner, experts } = await publish();
  for (const browser of [owner.browser, experts[0] as Browser]) {
    const card = await cardFor(browser, caseId);
    expect((await browser.post(`/cases/${caseId}/attempts`, { attemptId: newId(), card })).body.code).toBe("FORBIDDEN");
  }
});

test("SCO-137 when one person withdraws, the case is gone at once; the raters keep their figures without it", async () => {
  const { caseId, sessionId, candidate, owner } = await publish();
  const rater = await server.signUp("Roy Rater");
  const card = await cardFor(rater, caseId, 4);
  expectStatus(200, await rater.post(`/cases/${caseId}/attempts`, { attemptId: newId(), card }));
  await runCommand(
    server.casement.deps,
    { sessionId, participantId: candidate.participantId },
    "training.withdraw",
    {},
  );
  for (const path of ["", "/playback", "/playback/chunks/0"])
    expect([path, (await rater.get(`/cases/${caseId}${path}`)).status]).toEqual([path, 404]);
  expect((await owner.browser.get(`/sessions/${sessionId}/case`)).body.case).toBeNull();
  const gym = expectStatus(200, await rater.get("/gym")).body;
  expect(JSON.stringify(gym)).not.toContain("because");
  expect(gym.attempts).toMatchObject([{ caseId, marks: card.marks.map(() => ({ own: 4, experts: [2, 2] })) }]);
  expect(await server.prisma.casePart.count({ where: { caseId } })).toBe(0);
  const rows = JSON.stringify(
    await server.prisma.trainingCase.findUnique({ where: { id: caseId }, include: { experts: true, attempts: true } }),
  );
  for (const word of ["because", "@example.org", sessionId]) expect([word, rows.includes(word)]).toEqual([word, false]);
});

test.each(["removal", "revoked link", "consent"] as const)(
  "SCO-137 somebody's release ends with their part in the session or their consent to the recording: %s",
  async (way) => {
    const { caseId, sessionId, candidate, owner } = await publish();
    const rater = await server.signUp("Rex Rater");
    expectStatus(200, await rater.get(`/cases/${caseId}`));
    const { deps } = server.casement;
    const { participantId } = candidate;
    const asOwner = { sessionId, participantId: owner.participantId };
    if (way === "removal") await runCommand(deps, asOwner, "participant.remove", { participantId });
    else if (way === "revoked link") {
      const { inviteId } = await server.prisma.participant.findUniqueOrThrow({ where: { id: participantId } });
      expectStatus(204, await owner.browser.delete(`/sessions/${sessionId}/invites/${inviteId}`));
    } else await runCommand(deps, { sessionId, participantId }, "consent.withdraw", { scope: "board", erase: false });
    expect((await rater.get(`/cases/${caseId}`)).status).toBe(404);
    expect(Object.keys((await deps.sessionLogs.load(sessionId)).state.release.given)).not.toContain(participantId);
    expect((await owner.browser.post(`/sessions/${sessionId}/case`, {})).body.code).toBe("CONFLICT");
  },
);

test("SCO-137 a deleted session takes its case with it", async () => {
  const { caseId, sessionId, owner } = await publish();
  expectStatus(204, await owner.browser.delete(`/sessions/${sessionId}`));
  expect((await (await server.signUp("Ray Rater")).get(`/cases/${caseId}`)).status).toBe(404);
});

test("SCO-138 the demo is the first case of a new server, with the cards of two fictional experts", async () => {
  const rater = await server.signUp("Rhea Rater");
  const { cases } = expectStatus(200, await rater.get("/gym")).body as unknown as {
    cases: { id: string; fictional: boolean }[];
  };
  const demo = cases.find(({ fictional }) => fictional);
  const caseId = demo?.id ?? "";
  const seen = await bytesOf(rater, caseId);
  for (const name of [/\bAna\b/, /\bBen\b/, /\bCyn\b/])
    expect([name, name.test(seen.split(",\x01")[0] ?? "")]).toEqual([name, false]);
  const card = await cardFor(rater, caseId, 3);
  const { body } = expectStatus(200, await rater.post(`/cases/${caseId}/attempts`, { attemptId: newId(), card }));
  expect(body).toMatchObject({ experts: [{ name: "Fictional expert 1" }, { name: "Fictional expert 2" }] });
});

test("SCO-139 the administrator certifies with a note and revokes; others see their own alone", async () => {
  const fresh = await startTestServer();
  try {
    const [administrator, rater] = [await fresh.signUp("Ada Admin"), await fresh.signUp("Rose Rater")];
    const email = await addressOf(rater);
    expect((await rater.post("/certificates", { email, note: "me" })).status).toBe(403);
    expect((await administrator.post("/certificates", { email: "nobody@example.org", note: "x" })).status).toBe(404);
    const { id } = expectStatus(
      201,
      await administrator.post("/certificates", { email, note: "Two rounds together" }),
    ).body;
    const own = async () => (await rater.get("/gym")).body.certificates;
    expect(await own()).toMatchObject([
      { id, name: "Rose Rater", givenBy: "Ada Admin", note: "Two rounds together", revokedAt: null },
    ]);
    expect((await administrator.get("/gym")).body.certificates).toEqual([]);
    expectStatus(204, await administrator.delete(`/certificates/${id}`));
    expect(await own()).toMatchObject([{ id, revokedAt: expect.any(Number) }]);
  } finally {
    await fresh.close();
  }
});
