import type { CommandName, CommandPayload, Snapshot } from "@casement/shared/contract/commands";
import { PROTOCOL_VERSION } from "@casement/shared/contract/commands";
import type { ErrorCode } from "@casement/shared/contract/errors";
import type { Fact, ViewedEvent } from "@casement/shared/session-log/event-kinds";
import { foldEvents } from "@casement/shared/session-log/fold";
import { act } from "@testing-library/react";

interface Sent<N extends CommandName = CommandName> {
  readonly name: N;
  readonly payload: CommandPayload<N>;
}

/** What the server does with commands: takes them, refuses them with this code, or says nothing. */
type Mood = "takes" | "silent" | ErrorCode;

/** engine.io's packets, and socket.io's in a message of it. */
const OPEN = "0";
const CONNECT = "40";
const EVENT = "42";
const ACK = "43";

/** Longer than any test: nobody answers a ping here. */
const PING_INTERVAL_MS = 3_600_000;

/** The server's end of a session, as far as one person's page can tell. One at a time: opening one replaces the other. */
export class SessionServer {
  static current: SessionServer | null = null;
  mood: Mood = "takes";
  /** What people asked for, in the order in which it arrived; the clock's questions left out. */
  readonly sent: Sent[] = [];
  readonly #events: ViewedEvent[] = [];
  #socket: SessionSocket | null = null;
  /** Whether a connection that is asked for comes about. */
  #reachable = true;

  constructor(
    /** Who looks at the page. */
    readonly participantId: string,
    facts: readonly (readonly [actor: string | null, fact: Fact, at: number])[],
  ) {
    for (const fact of facts) this.#append(...fact);
    SessionServer.current = this;
  }

  get snapshot(): Snapshot {
    const { participantId } = this;
    const [protocol, serverNow] = [PROTOCOL_VERSION, Date.now()];
    return { protocol, sessionId: "s1", participantId, serverNow, state: foldEvents(this.#events) };
  }

  /** Something happens: everybody's page is told. */
  async happen(actor: string | null, fact: Fact, at = Date.now()): Promise<void> {
    const event = this.#append(actor, fact, at);
    await act(async () => this.#socket?.tell(`${EVENT}${JSON.stringify(["event", event])}`));
  }

  /** The connection is lost, and does not come back before `restore`. */
  lose(): void {
    this.#reachable = false;
    act(() => this.#socket?.close());
  }

  restore(): void {
    this.#reachable = true;
  }

  connect(socket: SessionSocket): void {
    if (!this.#reachable) {
      socket.fail();
      return;
    }
    this.#socket = socket;
    const times = { pingInterval: PING_INTERVAL_MS, pingTimeout: PING_INTERVAL_MS };
    socket.open(`${OPEN}${JSON.stringify({ sid: "engine", upgrades: [], maxPayload: 1_000_000, ...times })}`);
  }

  receive(packet: string): void {
    if (packet.startsWith(CONNECT)) {
      this.#socket?.tell(`${CONNECT}${JSON.stringify({ sid: "socket" })}`);
      this.#socket?.tell(`${EVENT}${JSON.stringify(["snapshot", this.snapshot])}`);
    }
    const [, id, args] = /^42(\d+)(.*)$/s.exec(packet) ?? [];
    if (args === undefined) return;
    const ack = this.#answer(...(JSON.parse(args) as [CommandName, CommandPayload<CommandName>]));
    if (ack !== null) this.#socket?.tell(`${ACK}${id}${JSON.stringify([ack])}`);
  }

  #answer(name: CommandName, payload: CommandPayload<CommandName>): object | null {
    if (name === "clock.sync") return { ok: true, result: { serverNow: Date.now() } };
    this.sent.push({ name, payload });
    if (this.mood === "takes") return { ok: true, result: {} };
    if (this.mood === "silent") return null;
    return { ok: false, error: { code: this.mood, message: "Refused." } };
  }

  #append(actor: string | null, fact: Fact, at: number): ViewedEvent {
    const event = { ...fact, actor, at, revision: this.#events.length + 1 };
    this.#events.push(event);
    return event;
  }
}

/** Stands for the page's WebSocket: leads to the SessionServer that is open. */
export class SessionSocket {
  onopen: (() => void) | null = null;
  onclose: ((event: object) => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: ((event: object) => void) | null = null;

  constructor() {
    queueMicrotask(() => SessionServer.current?.connect(this));
  }

  open(greeting: string): void {
    this.onopen?.();
    this.tell(greeting);
  }

  tell(data: string): void {
    this.onmessage?.({ data });
  }

  fail(): void {
    this.onerror?.({});
  }

  send(packet: string): void {
    queueMicrotask(() => SessionServer.current?.receive(packet));
  }

  close(): void {
    this.onclose?.({ code: 1006 });
  }
}
