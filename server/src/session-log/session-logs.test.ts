import { createPrisma } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { foldEvents } from "@casement/shared/session-log/fold";
import { Bus, type BusMessage } from "../bus/bus.js";
import { runCommand } from "../commands/sessions/run-command.js";
import { startCutOff } from "../testing/cut-off.js";
import { type Cast, type Stage, seatCast, startStage } from "../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.js";
import { createSessionLogs } from "./create-session-logs.js";
import { readEvents } from "./event-rows.js";

/** Real databases and sockets on a busy machine. */

let database: TestDatabase;
let stage: Stage;
let cast: Cast;

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await startStage(database.prisma);
});
beforeEach(async () => {
  cast = await seatCast(stage.deps);
});
afterAll(async () => {
  await stage.stop();
  await database.close();
});

const chat = (messageId: string): Fact => ({ kind: "chat.sent", payload: { messageId, text: "hi" } });
const stored = () => readEvents(database.prisma, cast.sessionId);
/** The session logs of another node, or of the same node after a restart. */
const otherRooms = (prisma = database.prisma, bus = new Bus()) => createSessionLogs({ ...stage.deps, prisma, bus });

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "ok";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

describe("appending", () => {
  test("REC-22 two nodes that append at once both succeed, with one order and no number twice", async () => {
    const { sessionLogs } = stage.deps;
    const others = otherRooms();
    await others.load(cast.sessionId);
    for (let round = 0; round < 8; round += 1) {
      await Promise.all([
        sessionLogs.commit(cast.sessionId, null, () => [chat(`a${round}`)]),
        others.commit(cast.sessionId, null, () => [chat(`b${round}`)]),
      ]);
    }
    const events = await stored();
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
    expect(events.filter(({ kind }) => kind === "chat.sent")).toHaveLength(16);
    // Each node decides on what it knows: a command that changes nothing makes it read the newest.
    for (const node of [sessionLogs, others]) {
      const known = await node.commit(cast.sessionId, null, (state) =>
        state.chat.length === 16 ? [] : [chat("late")],
      );
      expect(known.state.chat.length).toBeGreaterThanOrEqual(15);
    }
  });

  test("REC-23 what another node appended is announced here too, in order and once", async () => {
    const heard: number[] = [];
    stage.deps.bus.subscribe((message: BusMessage) => {
      if (message.type === "events" && message.sessionId === cast.sessionId)
        heard.push(...message.events.map(({ seq }) => seq));
    });
    const from = (await stored()).length;
    await otherRooms().commit(cast.sessionId, null, () => [chat("there"), chat("there-too")]);
    await stage.deps.sessionLogs.commit(cast.sessionId, null, () => [chat("here")]);
    expect(heard).toEqual([from + 1, from + 2, from + 3]);
  });

  test("REC-24 the server's time never runs backwards within a record", async () => {
    stage.deps.clock.advance(60_000);
    await stage.deps.sessionLogs.commit(cast.sessionId, null, () => [chat("before")]);
    stage.deps.clock.advance(-50_000);
    await stage.deps.sessionLogs.commit(cast.sessionId, null, () => [chat("after")]);
    stage.deps.clock.advance(50_000);
    const times = (await stored()).map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test("REC-25 facts and rows are written together or not at all", async () => {
    const before = await stage.deps.sessionLogs.load(cast.sessionId);
    const failing = stage.deps.sessionLogs.commit(
      cast.sessionId,
      null,
      () => [chat("lost")],
      async (tx) => {
        await tx.participant.update({ where: { id: cast.candidate.participantId }, data: { name: "Renamed" } });
        throw new AppError("INVITE_USED", "used");
      },
    );
    expect(await codeOf(failing)).toBe("INVITE_USED");
    expect((await stage.deps.sessionLogs.load(cast.sessionId)).state).toEqual(before.state);
    const row = await database.prisma.participant.findUnique({ where: { id: cast.candidate.participantId } });
    expect(row?.name).toBe("Some candidate");
  });

  test("REC-26 a payload that does not fit its kind is never appended", async () => {
    const wrong = { kind: "chat.sent", payload: { messageId: "m", text: 7 } } as unknown as Fact;
    await expect(stage.deps.sessionLogs.commit(cast.sessionId, null, () => [wrong])).rejects.toThrow("expected string");
    expect((await stored()).some(({ kind }) => kind === "chat.sent")).toBe(false);
  });

  test("REC-27 an unknown session is NOT_FOUND", async () => {
    expect(await codeOf(stage.deps.sessionLogs.load("nowhere"))).toBe("NOT_FOUND");
    expect(await codeOf(stage.deps.sessionLogs.commit("nowhere", null, () => [chat("x")]))).toBe("NOT_FOUND");
  });

  test("REC-27 a session deleted under an append is NOT_FOUND", async () => {
    await stage.deps.sessionLogs.load(cast.sessionId);
    await database.prisma.session.delete({ where: { id: cast.sessionId } });
    expect(await codeOf(stage.deps.sessionLogs.commit(cast.sessionId, null, () => [chat("x")]))).toBe("NOT_FOUND");
  });
});

describe("restart and outage", () => {
  test("REC-28 a restart in mid-step and mid-pause loses nothing: the fold from zero equals what was live", async () => {
    const act = (name: "timer.pause" | "step.enter", payload: object) =>
      runCommand(stage.deps, cast.owner, name, payload as never);
    await runCommand(stage.deps, cast.owner, "session.start", {});
    stage.deps.clock.advance(61_000);
    await act("step.enter", { stepIndex: 1, expectedRevision: 1 });
    stage.deps.clock.advance(5_000);
    await act("timer.pause", { expectedRevision: 2 });
    const live = (await stage.deps.sessionLogs.load(cast.sessionId)).state;
    const { state, events } = await otherRooms().load(cast.sessionId);
    expect(state).toEqual(live);
    expect(foldEvents(events)).toEqual(live);
    const row = await database.prisma.session.findUnique({ where: { id: cast.sessionId } });
    expect(row).toMatchObject({ phase: "live", startedAt: new Date(live.clock.startedAt ?? 0) });
  });

  test("REC-29 while the database is away a command says so and changes nothing; afterwards it works", async () => {
    const way = await startCutOff(database.url);
    const prisma = createPrisma(way.url, { maxConnections: 2 });
    try {
      const sessionLogs = otherRooms(prisma);
      const before = await sessionLogs.load(cast.sessionId);
      await way.cut();
      expect(await codeOf(sessionLogs.commit(cast.sessionId, null, () => [chat("lost")]))).toBe("DATABASE_UNAVAILABLE");
      expect((await sessionLogs.load(cast.sessionId)).state).toEqual(before.state);
      expect(await codeOf(otherRooms(prisma).load(cast.sessionId))).toBe("DATABASE_UNAVAILABLE");
      await way.mend();
      expect((await sessionLogs.load(cast.sessionId)).state).toEqual(before.state);
      const after = await sessionLogs.commit(cast.sessionId, null, () => [chat("kept")]);
      expect(after.state.chat.map(({ id }) => id)).toEqual(["kept"]);
      await way.cut();
    } finally {
      await prisma.$disconnect();
    }
  });
});
