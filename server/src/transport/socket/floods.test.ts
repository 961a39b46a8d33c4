import { PROTOCOL_VERSION } from "@casement/shared/contract/commands";
import { newId } from "@casement/shared/lib/new-id";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import { WebSocket } from "ws";
import { type Actor, type Cast, SessionClient, type Stage, seatCast, startStage } from "../../testing/session-stage.js";
import { createTestDatabase, type TestDatabase } from "../../testing/test-database.js";

/** Real sockets on a busy machine. */
let database: TestDatabase;
let stage: Stage;
let cast: Cast;
const open: { close(): void }[] = [];

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

function join(actor: Actor): Promise<SessionClient> {
  const client = new SessionClient(stage.origin, actor);
  open.push(client);
  return client.joined();
}

/** A socket that may send anything in socket.io's format, with everything that it receives. */
class Raw {
  readonly heard: string[] = [];
  readonly closed: Promise<void>;
  readonly ws: WebSocket;
  #watchers: (() => void)[] = [];

  constructor({ cookie }: { cookie: string }) {
    const url = `${stage.origin.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
    this.ws = new WebSocket(url, { headers: { cookie, origin: stage.origin } });
    open.push({ close: () => this.ws.terminate() });
    this.ws.on("error", () => undefined);
    this.ws.on("message", (data: Buffer) => {
      this.heard.push(data.toString());
      for (const wake of this.#watchers.splice(0)) wake();
    });
    this.closed = new Promise((resolve) => this.ws.once("close", () => resolve()));
  }

  async until(words: string): Promise<this> {
    while (!this.heard.some((text) => text.includes(words))) {
      await new Promise<void>((resolve) => this.#watchers.push(resolve));
    }
    return this;
  }

  /** Returns the status of a refused upgrade, or 101. */
  status(): Promise<number> {
    return new Promise((resolve) => {
      this.ws.once("upgrade", () => resolve(101));
      this.ws.once("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    });
  }

  /**
   * Sends the packet again and again, as fast as the socket takes it, until the socket is closed. Returns how often.
   */
  async pump(packet: string | Buffer): Promise<number> {
    let sent = 0;
    while (this.ws.readyState === WebSocket.OPEN) {
      for (let count = 0; count < 200; count += 1) this.ws.send(packet);
      sent += 200;
      await new Promise((resolve) => setImmediate(resolve));
      while (this.ws.bufferedAmount > 1e6 && this.ws.readyState === WebSocket.OPEN) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    return sent;
  }
}

const connect = (sessionId: string) => `40${JSON.stringify({ sessionId, protocol: PROTOCOL_VERSION })}`;

async function enter(actor: Actor): Promise<Raw> {
  const raw = await new Raw(actor).until('"sid"');
  raw.ws.send(connect(actor.sessionId));
  return raw.until('"snapshot"');
}

describe("opening a socket", () => {
  test.each([
    ["without a cookie", ""],
    ["with a made-up cookie", `casement=${"A".repeat(43)}`],
  ])("SEC-45 nobody gets a socket %s", async (_title, cookie) => {
    const raw = new Raw({ cookie });
    expect(await raw.status()).toBe(401);
    expect(raw.heard).toEqual([]);
  });

  test("SEC-45 WebSocket is the only transport: polling does not work", async () => {
    const headers = { cookie: cast.owner.cookie, origin: stage.origin };
    const answer = await fetch(`${stage.origin}/socket.io/?EIO=4&transport=polling`, { headers });
    expect(answer.status).toBe(404);
  });

  test("SEC-46 a second CONNECT ends the connection", async () => {
    const raw = await enter(cast.candidate);
    raw.ws.send(connect(cast.sessionId));
    await raw.closed;
  });

  test.each([
    ["a binary frame", Buffer.from([4, 1, 2])],
    ["a packet with attachments", '459-["chat.send",{"_placeholder":true,"num":0}]'],
    ["another namespace", "40/admin,{}"],
    ["an upgrade of the transport", "5"],
    ["no packet at all", "nonsense"],
  ])("SEC-46 %s ends the connection", async (_title, packet) => {
    const raw = await enter(cast.candidate);
    raw.ws.send(packet);
    await raw.closed;
  });
});

describe("floods of a guest", () => {
  test.each([
    ["unknown commands", '421["session.destroy",{}]'],
    ["chat", '421["chat.send",{"messageId":"m","text":"hi"}]'],
    ["resyncs", '421["session.resync",{}]'],
    ["commands nobody asks an answer to", '42["clock.sync",{}]'],
    ["answers to pings", "3"],
  ])("SEC-47 %s are held up, then ended with a reason, and others go on", async (_title, packet) => {
    const owner = await join(cast.owner);
    const raw = await enter(cast.candidate);
    const heardBefore = raw.heard.length;
    const flooded = raw.pump(packet);
    while ((await Promise.race([flooded, owner.try("clock.sync", {}).then(() => null)])) === null) {
      stage.deps.clock.advance(1000);
    }
    expect(await flooded).toBeGreaterThan(200);
    expect(raw.heard.at(-2) ?? "").toContain('"removed"');
    expect(raw.heard.join()).toContain("RATE_LIMITED");
    // The number of answers follows the allowances, not the number of packets.
    expect(raw.heard.length - heardBefore).toBeLessThan(1500);
    expect(await owner.try("clock.sync", {})).toBe("ok");
  });

  test("SEC-47 a flood of pings is held up and ended", async () => {
    const raw = await enter(cast.candidate);
    let pongs = 0;
    raw.ws.on("pong", () => {
      pongs += 1;
    });
    while (raw.ws.readyState === WebSocket.OPEN) {
      for (let count = 0; count < 500; count += 1) raw.ws.ping();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await raw.closed;
    expect(pongs).toBeLessThan(5000);
  });

  test("SEC-48 whoever does not read is disconnected, and others still get their events", async () => {
    const [owner, candidate] = await Promise.all([join(cast.owner), join(cast.candidate)]);
    const raw = await enter(cast.observer);
    raw.ws.pause();
    await owner.try("session.start", {});
    // Long texts, until the server keeps nothing more for the reader.
    const gone = owner.until(({ state }) => state.participants[cast.observer.participantId]?.present === false);
    let isGone = false;
    void gone.then(() => {
      isGone = true;
    });
    for (let index = 0; !isGone; index += 1) {
      stage.deps.clock.advance(1000);
      await stage.deps.sessionLogs.commit(cast.sessionId, null, () => [
        { kind: "hint.revealed", payload: { hintId: `h${index}`, title: "Long", text: "x".repeat(200_000) } },
      ]);
    }
    await candidate.until(({ state }) => state.participants[cast.observer.participantId]?.present === false);
  });
});

describe("what a session holds", () => {
  const chat = (text = "hi") => ({ messageId: newId(), text });

  test("SEC-50 one person's messages are limited, a sentence says so, and others can still write", async () => {
    const { sessionLogs } = stage.deps;
    const facts = Array.from(
      { length: SESSION_CAPS.chatEach },
      () => ({ kind: "chat.sent", payload: chat() }) as const,
    );
    await sessionLogs.commit(cast.sessionId, cast.candidate.participantId, () => facts);
    const candidate = await join(cast.candidate);
    const ack = await candidate.send("chat.send", chat());
    expect(ack).toMatchObject({ ok: false, error: { code: "SESSION_FULL" } });
    expect(ack.ok ? "" : ack.error.message).toBe(
      "You have sent 1000 messages in this session. Write on the board instead.",
    );
    expect(await (await join(cast.owner)).try("chat.send", chat())).toBe("ok");
  });

  test("SEC-50 whoever filled a session log can still end the session, and nobody else is affected", async () => {
    const owner = await join(cast.owner);
    expect(await owner.try("session.start", {})).toBe("ok");
    const { sessionLogs } = stage.deps;
    const given = { kind: "consent.given", payload: { textVersion: "1" } } as const;
    const pieces = Array<typeof given>(SESSION_CAPS.eventsEach / 10).fill(given);
    // In pieces that a busy database can take; the start has used one already.
    for (let piece = 0; piece < 10; piece += 1) {
      await sessionLogs.commit(cast.sessionId, cast.owner.participantId, () => pieces.slice(piece === 0 ? 1 : 0));
    }
    expect(await owner.try("note.add", { noteId: newId(), text: "one more", tag: null })).toBe("SESSION_FULL");
    expect(await (await join(cast.candidate)).try("chat.send", chat())).toBe("ok");
    expect(await owner.try("session.end", {})).toBe("ok");
  });

  test("SEC-50 changes of the timer are limited", async () => {
    const owner = await join(cast.owner);
    expect(await owner.try("session.start", {})).toBe("ok");
    await stage.deps.sessionLogs.commit(cast.sessionId, null, () =>
      Array.from({ length: SESSION_CAPS.clockEvents }, (_, index) =>
        index % 2 === 0
          ? ({ kind: "timer.paused", payload: {} } as const)
          : ({ kind: "timer.resumed", payload: {} } as const),
      ),
    );
    await owner.until(({ state }) => state.clock.revision > SESSION_CAPS.clockEvents);
    const { revision } = owner.state.clock;
    expect(await owner.try("timer.pause", { expectedRevision: revision })).toBe("SESSION_FULL");
  });

  test("SEC-54 a person who comes and goes all the time does not fill the session log", async () => {
    const arrivals = async () => {
      const { events } = await stage.deps.sessionLogs.load(cast.sessionId);
      return events.filter(({ kind }) => kind === "participant.arrived").length;
    };
    const owner = await join(cast.owner);
    const isPresent = ({ state }: SessionClient) => state.participants[cast.observer.participantId]?.present === true;
    for (let round = 0; round < 60; round += 1) {
      const guest = await join(cast.observer);
      await owner.until(isPresent);
      guest.close();
      await owner.until((client) => !isPresent(client));
      stage.deps.clock.advance(1000);
    }
    const before = await arrivals();
    for (let round = 0; round < 5; round += 1) {
      const guest = await join(cast.observer);
      const gone = new Promise((resolve) => guest.socket.once("disconnect", resolve));
      guest.close();
      await gone;
      stage.deps.clock.advance(2000);
    }
    expect(await arrivals()).toBe(before + 1);
  });
});
