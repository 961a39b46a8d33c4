import { PROTOCOL_VERSION } from "@casement/shared/contract/commands";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import { foldVisible } from "@casement/shared/session-log/audience/visible-to";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { foldEvents } from "@casement/shared/session-log/fold";
import {
  type Actor,
  type Cast,
  SessionClient,
  type Stage,
  seat,
  seatCast,
  startStage,
} from "../../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.js";

/** Real databases and sockets on a busy machine. */

let database: TestDatabase;
let stage: Stage;
let cast: Cast;
const open: SessionClient[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await startStage(database.prisma);
});

beforeEach(async () => {
  cast = await seatCast(stage.deps);
});

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

afterAll(async () => {
  await stage.stop();
  await database.close();
});

function connect(actor: Pick<Actor, "cookie" | "sessionId">, overrides: object = {}): SessionClient {
  const client = new SessionClient(stage.origin, actor, overrides);
  open.push(client);
  return client;
}

const join = (actor: Actor) => connect(actor).joined();

async function live(): Promise<{ owner: SessionClient; candidate: SessionClient; observer: SessionClient }> {
  const [owner, candidate, observer] = await Promise.all([join(cast.owner), join(cast.candidate), join(cast.observer)]);
  expect(await owner.try("session.start", {})).toBe("ok");
  for (const client of [owner, candidate, observer]) await client.until(({ state }) => state.phase === "live");
  return { owner, candidate, observer };
}

describe("joining", () => {
  test("SES-1 a snapshot comes first and the prompt is not in it before the start", async () => {
    const candidate = await join(cast.candidate);
    expect(candidate.state.plan?.title).toBe("Practice round");
    expect(candidate.state.prompt).toBeNull();
    expect(candidate.state.privateGuide).toBeNull();
    expect((await join(cast.owner)).state.privateGuide?.rubric.criteria).toHaveLength(6);
  });

  test.each([
    ["with an old protocol", { auth: { protocol: 0 } }, "PROTOCOL_VERSION"],
    ["to a session that does not exist", { auth: { sessionId: "nowhere", protocol: PROTOCOL_VERSION } }, "NOT_FOUND"],
    ["with a forged handshake", { auth: { sessionId: 7, protocol: PROTOCOL_VERSION } }, "VALIDATION"],
  ])("SEC-40 %s is refused with a reason", async (_title, { auth }, code) => {
    const client = connect(cast.candidate, { auth: { sessionId: cast.sessionId, ...auth } });
    await client.until(({ refused }) => refused !== null);
    expect(client.refused?.code).toBe(code);
  });

  test("SEC-40 somebody else's session looks like one that does not exist", async () => {
    const other = await seatCast(stage.deps);
    const client = connect({ cookie: other.candidate.cookie, sessionId: cast.sessionId });
    await client.until(({ refused }) => refused !== null);
    expect(client.refused?.code).toBe("NOT_FOUND");
  });

  test.each([["https://evil.example"], [undefined]])("SEC-41 the origin %s is refused", async (origin) => {
    const headers = { cookie: cast.owner.cookie, ...(origin === undefined ? {} : { origin }) };
    const client = connect(cast.owner, { extraHeaders: headers });
    await client.until(({ refused }) => refused !== null);
    expect(client.snapshots).toBe(0);
  });

  test("SES-2 the role comes from the stored participant, whatever the handshake claims", async () => {
    const auth = {
      sessionId: cast.sessionId,
      protocol: PROTOCOL_VERSION,
      role: "owner",
      participantId: cast.owner.participantId,
    };
    const client = await connect(cast.candidate, { auth }).joined();
    expect(await client.try("session.start", {})).toBe("FORBIDDEN");
  });
});

describe("commands", () => {
  test("SEC-42 unknown, malformed and forged commands are refused and change nothing", async () => {
    const { owner } = await live();
    const before = (await stage.deps.sessionLogs.load(cast.sessionId)).state.revision;
    expect(await owner.try("session.destroy", {})).toBe("UNKNOWN_COMMAND");
    expect(await owner.try("constructor", {})).toBe("UNKNOWN_COMMAND");
    expect(await owner.try("note.add", { noteId: "n1", text: "", tag: null })).toBe("VALIDATION");
    expect(await owner.try("note.add", { noteId: "n1", text: "half a pair \ud800", tag: null })).toBe("VALIDATION");
    expect(await owner.try("note.add", null)).toBe("VALIDATION");
    const forged = { noteId: "n1", text: "x", tag: null, actor: cast.candidate.participantId, role: "owner" };
    expect(await owner.try("note.add", forged)).toBe("VALIDATION");
    expect((await stage.deps.sessionLogs.load(cast.sessionId)).state.revision).toBe(before);
  });

  test("SEC-42 a command without an acknowledgement does no harm", async () => {
    const { owner } = await live();
    owner.socket.emit("note.add", { noteId: "quiet", text: "seen", tag: null });
    owner.socket.emit("nonsense");
    await owner.until(({ state }) => state.notes.length === 1);
  });

  test("SEC-43 an oversized message ends its connection and nobody else's", async () => {
    const { owner, candidate } = await live();
    candidate.socket.emit("chat.send", { messageId: "big", text: "x".repeat(70_000) });
    await candidate.until(({ socket }) => !socket.connected);
    expect(await owner.try("chat.send", { messageId: "small", text: "still here" })).toBe("ok");
  });

  test("SEC-44 a flood of commands is held back, and only that connection's", async () => {
    const { owner, candidate } = await live();
    const codes = await Promise.all(Array.from({ length: 70 }, () => candidate.try("clock.sync", {})));
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(10);
    expect(await owner.try("clock.sync", {})).toBe("ok");
    stage.deps.clock.advance(1_000);
    expect(await candidate.try("clock.sync", {})).toBe("ok");
  });

  test("STP-20 of two clicks on the next step at once exactly one wins and no step is skipped", async () => {
    const { owner } = await live();
    const second = await join(cast.interviewer);
    const click = { stepIndex: 1, expectedRevision: owner.state.clock.revision };
    const codes = await Promise.all([owner.try("step.enter", click), second.try("step.enter", click)]);
    expect(codes.sort()).toEqual(["CONFLICT", "ok"]);
    const { clock } = (await stage.deps.sessionLogs.load(cast.sessionId)).state;
    expect(clock.visits.map(({ stepIndex }) => stepIndex)).toEqual([0, 1]);
  });

  test("STP-21 events have the server's time, not the client's", async () => {
    const candidate = await join(cast.candidate);
    stage.deps.clock.advance(1_234);
    expect(await candidate.send("clock.sync", {})).toEqual({ ok: true, result: { serverNow: stage.deps.clock.now() } });
  });
});

/** A short interview with everything that some role must not see. */
async function interview(owner: SessionClient, interviewer: SessionClient, candidate: SessionClient): Promise<void> {
  const step = (stepIndex: number) => ({ stepIndex, expectedRevision: owner.state.clock.revision });
  const hint = owner.state.privateGuide?.guide.hints[0]?.id ?? "";
  const question = owner.state.privateGuide?.guide.questions[0]?.id ?? "";
  const acks = [
    await owner.try("note.add", { noteId: "n1", text: "asks about scale", tag: "strength" }),
    await interviewer.try("note.add", { noteId: "n2", text: "quiet", tag: null }),
    await candidate.try("chat.send", { messageId: "m1", text: "hello" }),
    await candidate.try("consent.give", { textVersion: CONSENT_TEXT_VERSION }),
    await owner.try("question.mark", { itemId: question, asked: true }),
    await owner.try("hint.reveal", { hintId: hint }),
    await owner.try("step.enter", step(1)),
    await owner.try("score.set", { criterion: "structure", mark: 3, evidence: "led the way" }),
    await interviewer.try("score.set", { criterion: "structure", mark: 2, evidence: "rambled" }),
    await owner.try("note.edit", { noteId: "n1", text: "asks about scale early", tag: "strength" }),
    await interviewer.try("note.delete", { noteId: "n2" }),
  ];
  expect(new Set(acks)).toEqual(new Set(["ok"]));
}

describe("what arrives", () => {
  test("REC-21 snapshot and events add up to the viewer's fold, for every role", async () => {
    const { owner, candidate, observer } = await live();
    const interviewer = await join(cast.interviewer);
    await interview(owner, interviewer, candidate);
    await owner.try("session.end", {});
    const clients = { owner, interviewer, candidate, observer };
    for (const client of Object.values(clients)) await client.until(({ state }) => state.phase === "ended");
    const { events, state } = await stage.deps.sessionLogs.load(cast.sessionId);
    for (const [role, client] of Object.entries(clients)) {
      const viewer = cast[role as keyof typeof clients];
      expect(client.gaps).toBe(0);
      expect(client.state).toEqual(foldVisible(events, viewer, state));
    }
    expect(foldEvents(events)).toEqual(state);
  });

  test("SES-3 nobody misses an event that is appended while they join", async () => {
    const { owner } = await live();
    const joining: Promise<SessionClient>[] = [];
    for (let index = 0; index < 30; index += 1) {
      if (index % 3 === 0) joining.push(join(cast.candidate));
      await owner.send("chat.send", { messageId: `m${index}`, text: "hi" });
    }
    for (const candidate of await Promise.all(joining)) {
      await candidate.until(({ state }) => state.chat.length === 30);
      expect(candidate.gaps).toBe(0);
    }
  });

  test("SES-4 a resynchronised client goes on without a gap while events keep coming", async () => {
    const { owner, candidate } = await live();
    const chatting = Array.from({ length: 20 }, (_, index) =>
      owner.send("chat.send", { messageId: `m${index}`, text: "hi" }),
    );
    for (let round = 0; round < 5; round += 1) await candidate.resync();
    await Promise.all(chatting);
    await candidate.until(({ state }) => state.chat.length === 20);
    expect(candidate.gaps).toBe(0);
  });

  test("SCO-20 cards are sealed from each other until both are submitted", async () => {
    const { owner, candidate } = await live();
    const interviewer = await join(cast.interviewer);
    await fillCard(owner, "owner's own words");
    await fillCard(interviewer, "interviewer's own words");
    expect(Object.keys(interviewer.state.scorecards)).toEqual([cast.interviewer.participantId]);
    expect(await owner.try("scorecard.submit", {})).toBe("ok");
    await interviewer.until(({ state }) => state.scorecards[cast.owner.participantId]?.submittedAt != null);
    expect(JSON.stringify(interviewer.received)).not.toContain("owner's own words");
    expect(await interviewer.try("scorecard.submit", {})).toBe("ok");
    for (const [client, other] of [
      [owner, cast.interviewer],
      [interviewer, cast.owner],
    ] as const) {
      await client.until(({ state }) => state.scorecards[other.participantId]?.scores.structure?.mark === 3);
    }
    expect(JSON.stringify(owner.received)).toContain("interviewer's own words");
    const { events, state } = await stage.deps.sessionLogs.load(cast.sessionId);
    expect(interviewer.state).toEqual(foldVisible(events, cast.interviewer, state));
    expect(await owner.try("score.set", { criterion: "depth", mark: 1, evidence: "" })).toBe("SCORECARD_SUBMITTED");
    expect(JSON.stringify(candidate.received)).not.toContain("own words");
  });
});

async function fillCard(client: SessionClient, evidence: string): Promise<void> {
  for (const { key } of client.state.privateGuide?.rubric.criteria ?? []) {
    expect(await client.try("score.set", { criterion: key, mark: 3, evidence })).toBe("ok");
  }
  expect(await client.try("scorecard.submit", {})).toBe("SCORECARD_INCOMPLETE");
  expect(await client.try("scorecard.recommend", { recommendation: "yes", summary: evidence })).toBe("ok");
}

describe("leaving", () => {
  test("SES-5 a removed participant is disconnected at once and cannot come back", async () => {
    const { owner, candidate } = await live();
    expect(await owner.try("participant.remove", { participantId: cast.candidate.participantId })).toBe("ok");
    await candidate.until(({ removed, socket }) => removed !== null && !socket.connected);
    expect(candidate.removed?.code).toBe("REMOVED");
    const again = connect(cast.candidate);
    await again.until(({ refused }) => refused !== null);
    expect(again.refused?.code).toBe("REMOVED");
  });

  test("SES-6 a sign-in that ends closes its own connections and no others", async () => {
    const { owner, observer } = await live();
    stage.deps.bus.publish({ type: "sign-ins-ended", signInIds: [cast.observer.signInId] });
    await observer.until(({ removed }) => removed !== null);
    expect(observer.removed?.code).toBe("UNAUTHENTICATED");
    expect(await owner.try("clock.sync", {})).toBe("ok");
  });

  test("SES-7 a person with two tabs is present until the second one closes", async () => {
    const owner = await join(cast.owner);
    const isPresent = (client: SessionClient) => client.state.participants[cast.candidate.participantId]?.present;
    const first = await join(cast.candidate);
    const second = await join(cast.candidate);
    await owner.until((client) => isPresent(client) === true);
    first.close();
    second.close();
    await owner.until((client) => isPresent(client) === false);
    const { events } = await stage.deps.sessionLogs.load(cast.sessionId);
    const about = (event: Fact) =>
      "participantId" in event.payload && event.payload.participantId === cast.candidate.participantId;
    expect(events.filter(about).map(({ kind }) => kind)).toEqual([
      "participant.joined",
      "participant.arrived",
      "participant.left",
    ]);
    expect(events.at(-1)?.payload).toEqual({
      participantId: cast.candidate.participantId,
      since: stage.deps.clock.now(),
    });
  });

  test("SES-7 whoever did not come back after a crash is known to have been there until the last event before it", async () => {
    const { participantId } = cast.candidate;
    const { events } = await stage.deps.sessionLogs.commit(cast.sessionId, null, () => [
      { kind: "participant.arrived", payload: { participantId } },
    ]);
    const lastAt = events.at(-1)?.at;
    stage.deps.clock.advance(3_600_000);
    const restarted = await startStage(database.prisma, stage.deps.clock);
    try {
      const owner = await new SessionClient(restarted.origin, cast.owner).joined();
      await owner.until(({ state }) => state.participants[participantId]?.present === false);
      const left = owner.events.find(({ kind }) => kind === "participant.left");
      expect(left?.payload).toEqual({ participantId, since: lastAt });
      owner.close();
    } finally {
      await restarted.stop();
    }
  });

  test("SES-8 the owner admits a second device", async () => {
    const invite = await stage.deps.prisma.invite.create({
      data: {
        id: `invite-${cast.sessionId}`.slice(0, 60),
        sessionId: cast.sessionId,
        role: "candidate",
        secretHash: new Uint8Array(32),
        expiresAt: new Date(),
      },
    });
    const { participantId } = cast.candidate;
    const device = await seat(stage.deps, (await seatCast(stage.deps)).sessionId, "candidate");
    const request = {
      id: `request-${cast.sessionId}`,
      inviteId: invite.id,
      participantId,
      signInId: device.signInId,
      device: "Phone",
    };
    await stage.deps.prisma.deviceRequest.create({ data: request });
    await stage.deps.sessionLogs.commit(cast.sessionId, null, () => [
      { kind: "device.requested", payload: { requestId: request.id, participantId, device: "Phone" } },
    ]);
    const owner = await join(cast.owner);
    expect(owner.state.deviceRequests).toHaveLength(1);
    expect(await owner.try("device.admit", { requestId: request.id })).toBe("ok");
    expect(await owner.try("device.refuse", { requestId: request.id })).toBe("CONFLICT");
    const phone = await connect({ cookie: device.cookie, sessionId: cast.sessionId }).joined();
    expect(phone.state.participants[participantId]?.role).toBe("candidate");
  });

  test("SES-9 a stopping server cuts the transport alone, so that clients come back by themselves", async () => {
    const stopping = await startStage(database.prisma, stage.deps.clock);
    const client = new SessionClient(stopping.origin, cast.owner);
    open.push(client);
    await client.joined();
    const reason = new Promise((resolve) => client.socket.once("disconnect", resolve));
    await stopping.stop();
    expect(await reason).toBe("transport close");
    expect(client.removed).toBeNull();
  });
});
