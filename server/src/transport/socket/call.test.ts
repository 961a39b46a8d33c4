import type { CallRoster, ReceivedSignal } from "@casement/shared/contract/call-wire";
import { MAX_SDP_LENGTH } from "@casement/shared/contract/call-wire";
import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { runCommand } from "../../commands/sessions/run-command.js";
import { readIceServers } from "../../queries/ice-servers.js";
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

let database: TestDatabase;
let stage: Stage;
let cast: Cast;
const open: Caller[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await startStage(database.prisma);
});
beforeEach(async () => {
  cast = await seatCast(stage.deps, { call: "picture" });
});
afterEach(() => {
  for (const client of open.splice(0)) client.close();
});
afterAll(async () => {
  await stage.stop();
  await database.close();
});

/** A page that can be in a call. */
class Caller extends SessionClient {
  roster: CallRoster = { members: [], gone: [] };
  readonly gone: string[] = [];
  readonly signals: ReceivedSignal[] = [];
  readonly me: string;

  constructor(
    actor: Actor,
    readonly placeId: string,
  ) {
    super(stage.origin, actor);
    this.me = actor.participantId;
    open.push(this);
    this.socket.on("call", (roster: CallRoster) => {
      this.roster = roster;
      this.gone.push(...roster.gone);
    });
    this.socket.on("signal", (signal: ReceivedSignal) => this.signals.push(signal));
  }

  get ids(): string[] {
    return this.roster.members.map(({ participantId }) => participantId);
  }

  join = (shown: object = {}) =>
    this.try("call.join", Object.assign({ placeId: this.placeId, isMuted: false, hasPicture: true }, shown));

  signal = (to: Pick<Caller, "me" | "placeId">, signal: object = { kind: "hears", hears: true }) =>
    this.try("call.signal", { to: to.me, toPlace: to.placeId, signal });
}

async function page(actor: Actor, placeId: string = actor.role): Promise<Caller> {
  return new Caller(actor, placeId).joined();
}

async function inCall(actor: Actor, placeId?: string): Promise<Caller> {
  const caller = await page(actor, placeId);
  expect(await caller.join()).toBe("ok");
  return caller;
}

const offer = (sdp: string) => ({ kind: "offer", connection: 1, offer: 1, sdp });
const SENDING =
  "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=sendrecv\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=sendrecv\r\n";
const HEARING = SENDING.replaceAll("sendrecv", "recvonly");

describe("SES-60 who is in the call", () => {
  test("everybody in the session hears it, also who comes later, and nothing of it is in the session log", async () => {
    const watching = await page(cast.observer);
    const owner = await inCall(cast.owner);
    await watching.until(({ ids }) => ids.length === 1);
    const candidate = await page(cast.candidate);
    await candidate.until(({ ids }) => ids.includes(owner.me));
    expect(await candidate.join({ isMuted: true })).toBe("ok");
    expect(await candidate.try("call.show", { isMuted: false, hasPicture: false })).toBe("ok");
    await watching.until(({ roster }) => roster.members.some(({ isMuted, hasPicture }) => !isMuted && !hasPicture));
    expect(await candidate.signal(owner, offer(SENDING))).toBe("ok");
    expect(await candidate.try("call.leave", {})).toBe("ok");
    await watching.until(({ gone }) => gone.includes(candidate.me));
    const kinds = [watching, owner].flatMap(({ events }) => events.map(({ kind }) => kind));
    expect(kinds.filter((kind) => kind !== "participant.arrived")).toEqual([]);
    expect(watching.signals).toEqual([]);
  });

  test("a session planned without a call has none, and a plan that changes to that ends it", async () => {
    const silent = await seatCast(stage.deps);
    expect(await (await page(silent.owner)).join()).toBe("CONFLICT");
    await expect(readIceServers(stage.deps, silent.owner)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await readIceServers(stage.deps, cast.owner)).toMatchObject({ iceServers: [] });
    const owner = await inCall(cast.owner);
    await owner.until(({ ids }) => ids.length === 1);
    const { plan } = (await stage.deps.sessionLogs.load(cast.sessionId)).state;
    if (plan === null) throw new Error("A session has a plan.");
    const silenced = Object.assign({}, plan, { options: DEFAULT_OPTIONS });
    await stage.deps.sessionLogs.commit(cast.sessionId, owner.me, () => [
      { kind: "session.planned", payload: silenced },
    ]);
    await owner.until(({ gone }) => gone.includes(owner.me));
  });

  test("six people, of whom four speak; observers are silent whatever they say", async () => {
    const actors = [cast.owner, cast.interviewer, cast.candidate];
    for (const actor of actors) await inCall(actor);
    await inCall(await seat(stage.deps, cast.sessionId, "interviewer"), "fourth");
    const fifth = await page(await seat(stage.deps, cast.sessionId, "interviewer"), "fifth");
    expect(await fifth.join()).toBe("SESSION_FULL");
    const observer = await inCall(cast.observer);
    await observer.until(({ ids }) => ids.length === 5);
    expect(observer.roster.members.at(-1)).toMatchObject({ isMuted: true, hasPicture: false });
    await inCall(await seat(stage.deps, cast.sessionId, "observer"), "sixth");
    expect(await (await page(await seat(stage.deps, cast.sessionId, "observer"), "seventh")).join()).toBe(
      "SESSION_FULL",
    );
  });

  test("of two pages of one person the later one is in the call", async () => {
    const candidate = await inCall(cast.candidate);
    const first = await inCall(cast.owner, "first");
    const second = await inCall(cast.owner, "second");
    await first.until(({ roster }) => roster.members.some(({ placeId }) => placeId === "second"));
    expect(await first.signal(candidate)).toBe("NOT_FOUND");
    expect(await candidate.signal(first)).toBe("NOT_FOUND");
    expect(await first.try("call.leave", {})).toBe("ok");
    expect(await second.signal(candidate)).toBe("ok");
    await candidate.until(({ signals }) => signals.some(({ fromPlace }) => fromPlace === "second"));
  });

  test("whose connection breaks is missed after a while, and whose page returns joins as the same one", async () => {
    const owner = await inCall(cast.owner);
    const first = await inCall(cast.candidate, "page");
    await owner.until(({ ids }) => ids.length === 2);
    first.close();
    const again = await page(cast.candidate, "page");
    expect(await again.join()).toBe("ok");
    await owner.until(({ roster }) => roster.members.some(({ joins }) => joins === 2));
    again.close();
    await owner.until(({ ids }) => ids.length === 1);
    expect(owner.gone).toEqual([]);
  });

  test("whoever was missed long ago ends nothing for those who came since", async () => {
    const [candidate, before] = [await inCall(cast.candidate), await inCall(cast.owner)];
    candidate.close();
    let answer = "ok";
    while (answer === "ok") answer = await before.signal(candidate);
    expect(answer).toBe("NOT_FOUND");
    expect(await before.try("call.leave", {})).toBe("ok");
    await runCommand(stage.deps, cast.owner, "participant.remove", { participantId: candidate.me });
    const left = new Promise<void>((resolve) => {
      const stop = stage.deps.bus.subscribe((message) => {
        if (message.type !== "events" || message.after.participants[before.me]?.present !== false) return;
        stop();
        resolve();
      });
    });
    before.close();
    await left;
    const owner = await page(cast.owner);
    const interviewer = await inCall(cast.interviewer);
    await owner.until(({ ids }) => ids.length === 1);
    interviewer.close();
    // Missed after the candidate, whose connection broke earlier.
    await owner.until(({ ids }) => ids.length === 0);
    expect(await owner.join()).toBe("ok");
  });
});

describe("SEC-160 signals", () => {
  test("reach the one page that they are for, and the server names their sender", async () => {
    const [owner, candidate, interviewer] = [
      await inCall(cast.owner),
      await inCall(cast.candidate),
      await inCall(cast.interviewer),
    ];
    expect(await candidate.signal(owner, offer(SENDING))).toBe("ok");
    await owner.until(({ signals }) => signals.length === 1);
    expect(owner.signals).toEqual([{ from: candidate.me, fromPlace: "candidate", signal: offer(SENDING) }]);
    expect(interviewer.signals).toEqual([]);
    const forged = { to: owner.me, toPlace: "owner", from: interviewer.me, signal: { kind: "hears", hears: true } };
    expect(await candidate.try("call.signal", forged)).toBe("VALIDATION");
  });

  test("to absent people, to people elsewhere, to oneself and from outside the call go nowhere", async () => {
    const owner = await inCall(cast.owner);
    const outside = await page(cast.candidate);
    const elsewhere = await inCall((await seatCast(stage.deps, { call: "sound" })).candidate, "elsewhere");
    expect(await outside.signal(owner)).toBe("NOT_FOUND");
    expect(await owner.signal(outside)).toBe("NOT_FOUND");
    expect(await owner.signal(elsewhere)).toBe("NOT_FOUND");
    expect(await owner.signal(owner)).toBe("NOT_FOUND");
    expect(await owner.signal({ me: "constructor", placeId: "owner" })).toBe("VALIDATION");
    expect([owner, outside, elsewhere].flatMap(({ signals }) => signals)).toEqual([]);
  });

  test("of observers describe nothing that they send, and of calls with sound alone no picture", async () => {
    const [owner, observer] = [await inCall(cast.owner), await inCall(cast.observer)];
    expect(await observer.signal(owner, offer(SENDING))).toBe("FORBIDDEN");
    expect(await observer.signal(owner, offer(SENDING.replace("a=sendrecv\r\n", "")))).toBe("FORBIDDEN");
    expect(await observer.signal(owner, offer(HEARING.replace("recvonly\r\n", "$&a=sendrecv\r\n")))).toBe("FORBIDDEN");
    expect(await observer.signal(owner, offer(HEARING.replace("v=0\r\n", "$&a=sendonly\r\n")))).toBe("FORBIDDEN");
    expect(await observer.signal(owner, offer(HEARING))).toBe("ok");
    const heard = await seatCast(stage.deps, { call: "sound" });
    const [ana, ben] = [await inCall(heard.owner), await inCall(heard.candidate)];
    expect(await ana.signal(ben, offer(SENDING))).toBe("FORBIDDEN");
    expect(await ana.signal(ben, offer(SENDING.slice(0, SENDING.indexOf("m=video"))))).toBe("ok");
  });

  test("that are too long or no SDP are refused", async () => {
    const [owner, candidate] = [await inCall(cast.owner), await inCall(cast.candidate)];
    const long = SENDING.padEnd(MAX_SDP_LENGTH + 1, "x");
    expect(await owner.signal(candidate, offer(long))).toBe("VALIDATION");
    expect(await owner.signal(candidate, offer("v=0\u2028<script>"))).toBe("VALIDATION");
    const candidates = Array.from({ length: 25 }, () => ({
      candidate: "candidate:1 1 udp 1 10.0.0.1 9 typ host",
      sdpMid: "0",
      sdpMLineIndex: 0,
      usernameFragment: null,
    }));
    const batch = { kind: "candidates", connection: 1, offer: 1, candidates };
    expect(await owner.signal(candidate, batch)).toBe("VALIDATION");
    expect(await owner.signal(candidate, { ...batch, candidates: candidates.slice(1) })).toBe("ok");
    // It comes by another connection than the answer.
    await candidate.until(({ signals }) => signals.length > 0);
    expect(candidate.signals).toHaveLength(1);
  });

  test("in a flood are held back, of that person alone", async () => {
    const [owner, candidate] = [await inCall(cast.owner), await inCall(cast.candidate)];
    const codes = await Promise.all(Array.from({ length: 80 }, () => candidate.signal(owner)));
    expect(codes.filter((code) => code === "RATE_LIMITED").length).toBeGreaterThanOrEqual(20);
    expect(await owner.signal(candidate)).toBe("ok");
  });

  test("end with the access of whoever is removed or signed out in the middle of a call", async () => {
    const [owner, candidate, interviewer] = [
      await inCall(cast.owner),
      await inCall(cast.candidate),
      await inCall(cast.interviewer),
    ];
    await runCommand(stage.deps, cast.owner, "participant.remove", { participantId: candidate.me });
    await owner.until(({ gone }) => gone.includes(candidate.me));
    expect(await owner.signal(candidate)).toBe("NOT_FOUND");
    await candidate.until(({ removed }) => removed !== null);
    stage.deps.bus.publish({ type: "sign-ins-ended", signInIds: [cast.interviewer.signInId] });
    await owner.until(({ gone }) => gone.includes(interviewer.me));
    expect(owner.ids).toEqual([owner.me]);
  });
});
