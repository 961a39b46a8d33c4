import { COMMANDS, type CommandName } from "@casement/shared/contract/commands";
import { ROUTES, type RouteName } from "@casement/shared/contract/http/routes";
import { newId } from "@casement/shared/lib/new-id";
import type { Guide } from "@casement/shared/problem/problem";
import { CONSENT_TEXT_VERSION, sessionDraftSchema } from "@casement/shared/session/session";
import { MIN_CLIP_MS } from "@casement/shared/session-log/share";
import { Canaries } from "@casement/shared/testing/canaries";
import { createSession } from "./commands/sessions/create-session.js";
import { BoardClient } from "./testing/board-stage.js";
import { COMMAND_CALLS, isSessionRoute, ROUTE_BODIES } from "./testing/matrix-calls.js";
import { type Actor, type Cast, SessionClient, seat } from "./testing/session-stage.js";
import { signInRow } from "./testing/sign-in-row.js";
import { startTestServer, type TestServer } from "./testing/test-server.js";
import { unpackedBody } from "./testing/unpacked.js";

/** Hundreds of requests, one after another. */

const canaries = new Canaries();
const put = (place: string) => canaries.word(place);
const prompts = new Canaries();
let server: TestServer;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer();
  cast = await seatPrivateCast();
});
afterAll(() => server.close());

/** A guide with a distinct secret word in every text field. */
function privateGuide(): Guide {
  const guideComponent = put("component id");
  return {
    questions: [{ id: "q-scope", question: put("question"), answer: put("answer") }],
    hints: [
      { id: "h-kept", title: put("hint title"), text: put("hint text") },
      { id: "h-told", title: "A hint for all", text: "Think of hot users" },
    ],
    followUps: [{ id: "f-1", question: put("follow-up"), talkingPoints: [put("talking point")] }],
    deepDives: [
      {
        id: "d-1",
        title: put("deep dive"),
        options: [{ name: put("option"), pros: [put("pro")], cons: [put("con")] }],
      },
    ],
    requirements: {
      functional: [put("functional requirement")],
      nonFunctional: [put("non-functional requirement")],
      outOfScope: [put("out of scope")],
    },
    estimates: [
      {
        key: put("estimate key"),
        name: put("estimate"),
        formula: put("formula"),
        exact: put("exact"),
        said: put("said"),
      },
    ],
    entities: [put("entity")],
    endpoints: [put("endpoint")],
    referenceDesign: [put("reference design")],
    design: {
      components: [
        { id: guideComponent, kind: "service", label: put("component"), note: put("fact"), column: 0, row: 0 },
        { id: "b", kind: "sql", label: put("store"), note: "", column: 1, row: 0 },
      ],
      connections: [{ from: guideComponent, to: "b", label: put("arrow"), async: false }],
    },
    bottlenecks: [put("bottleneck")],
    levelTwoAnswer: put("level two"),
    levelFourAnswer: put("level four"),
  };
}

async function seatPrivateCast(): Promise<Cast> {
  const { deps } = server.casement;
  const { prisma } = deps;
  const user = { id: newId(), name: "Olive", email: "olive@example.org", passwordHash: put("password hash") };
  await prisma.user.create({ data: user });
  const problem = { id: "private", title: "Problem", summary: "Summary", prompt: prompts.word("prompt"), position: 99 };
  const guide = privateGuide();
  const versions = { create: { version: 1, title: put("earlier title"), content: { guide } } };
  await prisma.problem.create({ data: { ...problem, version: 1, guide, versions } });
  const steps = ["one", "two"].map((key) => ({
    key,
    title: key,
    minutes: 5,
    candidatePrompts: ["Ask"],
    interviewerPrompts: [put(`interviewer prompt ${key}`)],
  }));
  await prisma.framework.create({ data: { id: "private", ownerId: user.id, name: "Own", description: "", steps } });
  const criteria = [
    {
      key: "structure",
      title: "Structure",
      question: put("criterion question"),
      weight: 1,
      evidenceIn: "all",
      anchors: [put("anchor 1"), put("anchor 2"), put("anchor 3"), put("anchor 4")],
    },
  ];
  await prisma.rubric.deleteMany();
  await prisma.rubric.create({ data: { id: "private", name: put("rubric"), description: "", criteria } });
  const draft = sessionDraftSchema.parse({ title: "Round", problemId: "private", frameworkId: "private" });
  const sessionId = await createSession(deps, user, draft);
  const [participantId = ""] = Object.keys((await deps.sessionLogs.load(sessionId)).state.participants);
  return {
    sessionId,
    owner: { role: "owner", sessionId, participantId, ...(await signInRow(deps, user.id)) },
    interviewer: await seat(deps, sessionId, "interviewer"),
    candidate: await seat(deps, sessionId, "candidate"),
    observer: await seat(deps, sessionId, "observer"),
  };
}

/** The recording, shared with everything that can be chosen and opened by its link in a fresh browser, as text. */
const readShared = () =>
  readShare({ choices: { feedback: true, scores: true, chat: true }, forCandidate: true, days: 1 });

/** The same of a clip. */
const readClip = () =>
  readShare({
    choices: { feedback: false, scores: false, chat: true },
    clip: { title: "A clip", fromMs: 0, toMs: MIN_CLIP_MS },
    forCandidate: false,
    days: 1,
  });

async function readShare(draft: object): Promise<string> {
  const owner = server.browser();
  const [name = "", token = ""] = cast.owner.cookie.split("=");
  owner.setCookie(name, token);
  const { path } = (await owner.post(`/sessions/${cast.sessionId}/shares`, draft)).body;
  const [id = "", secret = ""] = path.replace("/watch#", "").split(".");
  const guest = server.browser();
  const heard = [await guest.post("/shares/preview", { id, secret }), await guest.post("/shares/open", { id, secret })];
  const manifest = await guest.get(`/shares/${id}/playback`);
  const { chunks, keyframes } = manifest.body.board;
  const parts = [...chunks.keys()].map((index) => `chunks/${index}`);
  for (const { updates } of keyframes) parts.push(`keyframes/${updates}`);
  for (const part of [...parts, "chunks/99", "views"]) heard.push(await guest.get(`/shares/${id}/playback/${part}`));
  return JSON.stringify([...heard, manifest].map(({ headers, body }) => [[...headers], body]));
}

/** Collects everything that the server sends to one participant, in every way there is. */
class Ears {
  readonly client: SessionClient;
  readonly board: BoardClient;
  readonly #heard: string[] = [];

  constructor(readonly actor: Actor) {
    this.client = new SessionClient(server.url, actor);
    this.board = new BoardClient(server.url, actor);
    this.board.doc.on("updateV2", (update: Uint8Array) => this.#heard.push(Buffer.from(update).toString("latin1")));
  }

  /**
   * Tries every route, and every command except those that end something. Most are refused; refusals must not leak
   * either.
   */
  async poke(): Promise<void> {
    const { state } = await server.casement.deps.sessionLogs.load(cast.sessionId);
    for (const name of Object.keys(COMMANDS) as CommandName[])
      await this.client.try(name, COMMAND_CALLS[name](state, this.actor));
    for (const name of (Object.keys(ROUTES) as RouteName[]).filter(isSessionRoute)) {
      const path = ROUTES[name].path.replace(":id", cast.sessionId).replace(/:\w+/g, "0");
      const { method } = ROUTES[name];
      const body = ROUTE_BODIES[name] === undefined ? {} : { body: JSON.stringify(ROUTE_BODIES[name]) };
      const headers = { cookie: this.actor.cookie, origin: server.url, "content-type": "application/json" };
      const response = await fetch(`${server.url}/api/v1${path}`, { method, headers, ...body });
      this.#heard.push(JSON.stringify([...response.headers]), await unpackedBody(response));
    }
    for (const path of ["/sessions", "/problems", "/problems/private", "/problems/private/versions/1"]) {
      const answer = await fetch(`${server.url}/api/v1${path}`, { headers: { cookie: this.actor.cookie } });
      this.#heard.push(await answer.text());
    }
  }

  async readBoard(): Promise<void> {
    const { cookie, sessionId } = this.actor;
    const response = await fetch(`${server.url}/api/v1/sessions/${sessionId}/board`, { headers: { cookie } });
    expect(response.status).toBe(200);
    this.#heard.push(Buffer.from(await response.arrayBuffer()).toString("latin1"));
  }

  get all(): string {
    const { client, board } = this;
    const boardText = JSON.stringify([...board.doc.share.keys()].map((name) => board.doc.getMap(name).toJSON()));
    return [JSON.stringify(client.received), JSON.stringify(client.state), boardText, ...this.#heard].join("\n");
  }

  close(): void {
    this.client.close();
    this.board.close();
  }
}

const act = async (client: SessionClient, name: CommandName, payload: object) =>
  expect([name, await client.try(name, payload)]).toEqual([name, "ok"]);

async function interviewWithSecrets(owner: SessionClient, interviewer: SessionClient): Promise<void> {
  await act(owner, "note.add", { noteId: "n1", text: put("note"), tag: "concern" });
  await act(owner, "note.edit", { noteId: "n1", text: put("edited note"), tag: null });
  await act(interviewer, "note.add", { noteId: "n2", text: put("interviewer's note"), tag: null });
  await act(interviewer, "note.delete", { noteId: "n2" });
  await act(owner, "question.mark", { itemId: "q-scope", asked: true });
  await act(owner, "hint.reveal", { hintId: "h-told" });
  await act(owner, "score.set", { criterion: "structure", mark: 3, evidence: put("owner's evidence") });
  await act(owner, "scorecard.recommend", { recommendation: "yes", summary: put("owner's summary") });
  await act(interviewer, "score.set", { criterion: "structure", mark: 2, evidence: put("interviewer's evidence") });
  await act(interviewer, "scorecard.recommend", { recommendation: "no", summary: put("interviewer's summary") });
  const { startedAt } = (await server.casement.deps.sessionLogs.load(cast.sessionId)).state.clock;
  const pin = { pinId: "p1", criterion: "structure", at: startedAt ?? 0, shapeIds: [`shape:${put("pinned shape")}`] };
  await act(owner, "evidence.pin", { ...pin, label: put("owner's pin") });
  await act(interviewer, "evidence.pin", { ...pin, label: put("interviewer's pin") });
  await act(owner, "evidence.pin", { ...pin, pinId: "p2", label: put("taken off pin") });
  await act(owner, "evidence.unpin", { pinId: "p2" });
  await server.casement.deps.sessionLogs.commit(cast.sessionId, null, () => [
    {
      kind: "device.requested",
      payload: { requestId: "r1", participantId: cast.candidate.participantId, device: put("device") },
    },
  ]);
}

/** Comments of interviewers, one of them meant for the candidate too, who may not read it while nothing is shared. */
async function commentsWithSecrets(owner: SessionClient, interviewer: SessionClient): Promise<void> {
  const { endedAt } = (await server.casement.deps.sessionLogs.load(cast.sessionId)).state.clock;
  const moment = { at: endedAt ?? 0, withCandidate: false };
  await act(owner, "thread.begin", { threadId: "t1", ...moment, text: put("thread") });
  await act(interviewer, "comment.add", { threadId: "t1", commentId: "c1", text: put("comment") });
  await act(interviewer, "comment.edit", { threadId: "t1", commentId: "c1", text: put("edited comment") });
  await act(owner, "comment.add", { threadId: "t1", commentId: "c2", text: put("deleted comment") });
  await act(owner, "comment.delete", { threadId: "t1", commentId: "c2" });
  await act(owner, "thread.resolve", { threadId: "t1" });
}

test("SEC-35 no private word reaches a candidate or an observer, in any way, in any phase", async () => {
  const candidate = new Ears(cast.candidate);
  const ears = [candidate, new Ears(cast.observer)];
  const owner = await new SessionClient(server.url, cast.owner).joined();
  const interviewer = await new SessionClient(server.url, cast.interviewer).joined();
  const poke = async () => {
    for (const ear of ears) {
      await ear.client.joined();
      await ear.poke();
    }
  };
  await poke();
  for (const { all, actor } of ears) expect([actor.role, prompts.leaksIn(all)]).toEqual([actor.role, []]);
  // Among all that was tried the candidate did not agree to the recording; without a yes nothing starts.
  await act(candidate.client, "consent.give", { textVersion: CONSENT_TEXT_VERSION });
  await act(owner, "session.start", {});
  await interviewWithSecrets(owner, interviewer);
  await poke();
  await act(owner, "scorecard.submit", {});
  await act(interviewer, "scorecard.submit", {});
  // A clip of it, for which an interview on a fast machine would be too short.
  const begun = (await server.casement.deps.sessionLogs.load(cast.sessionId)).state.clock.startedAt ?? 0;
  while (Date.now() <= begun + MIN_CLIP_MS) await poke();
  await act(owner, "session.end", {});
  await commentsWithSecrets(owner, interviewer);
  await poke();
  await act(owner, "report.draft", { feedback: put("draft of the report"), includeScores: true });
  await act(owner, "report.publish", { feedback: "Well done", includeScores: false });
  for (const { client } of ears) await client.until(({ state }) => state.phase === "ended");
  // The candidate takes their board along after the end; nothing private goes with it.
  await candidate.readBoard();
  await candidate.client.until(({ state }) => state.report !== null);
  await poke();
  expect(canaries.count).toBeGreaterThan(35);
  for (const { all, actor } of ears) {
    expect([actor.role, canaries.leaksIn(all)]).toEqual([actor.role, []]);
    expect(all).toContain("Think of hot users");
    expect(all.length).toBeGreaterThan(10_000);
  }
  const shared = await readShared();
  expect(canaries.leaksIn(shared)).toEqual([]);
  expect(shared).toContain("Well done");
  const clip = await readClip();
  expect(canaries.leaksIn(clip)).toEqual([]);
  expect(clip).toContain("A clip");
  // The search itself works: it finds the words at those who may read them.
  const owners = JSON.stringify(owner.received);
  expect(canaries.leaksIn(owners).length).toBeGreaterThan(35);
  for (const ear of ears) ear.close();
  owner.close();
  interviewer.close();
});
