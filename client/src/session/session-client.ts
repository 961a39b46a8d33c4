import type { ReceivedSignal } from "@casement/shared/contract/call-wire";
import {
  type Ack,
  type ClientToServer,
  type CommandName,
  type CommandPayload,
  type CommandResult,
  PROTOCOL_VERSION,
  type ServerToClient,
} from "@casement/shared/contract/commands";
import { type ErrorBody, errorBodySchema } from "@casement/shared/contract/errors";
import { io, type Socket } from "socket.io-client";
import { ApiError } from "@/lib/api-error";
import { ServerClock } from "./clock/server-clock.js";
import { createSessionStore, NO_CALL, type SessionStore, takeEvent, takeSnapshot } from "./session-store.js";

/** How long a command waits for its acknowledgement before it counts as failed. */
const COMMAND_TIMEOUT_MS = 10_000;

/**
 * How long a click waits for the connection: long enough for a restart of the server. An older click would surprise.
 */
const CONNECTION_WAIT_MS = 10_000;

/** A first connection is shown as "connecting" for this long, and as unreachable afterwards. */
const PATIENCE_MS = 6_000;

/** Least time between two questions over HTTP why the server accepts no connection. */
const ASK_EVERY_MS = 3_000;

/** Asks why there is no connection: returns the final refusal, or null when the API knows of none. */
export type WhyNot = (sessionId: string) => Promise<ErrorBody | null>;

/** Hears what other pages of the call send to this one; the returned function stops it. */
export type OnSignal = (hear: (signal: ReceivedSignal) => void) => () => void;

export type SendCommand = <N extends CommandName>(name: N, payload: CommandPayload<N>) => Promise<CommandResult<N>>;

/** One participant's connection to one session: typed commands out, snapshot and events into the store. */
export class SessionClient {
  readonly store: SessionStore = createSessionStore();
  readonly clock: ServerClock;
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #sessionId: string;
  readonly #whyNot: WhyNot;
  readonly #signalHearers = new Set<(signal: ReceivedSignal) => void>();
  #askedAt = Number.NEGATIVE_INFINITY;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(sessionId: string, whyNot: WhyNot) {
    this.#sessionId = sessionId;
    this.#whyNot = whyNot;
    this.#socket = io({
      auth: { sessionId, protocol: PROTOCOL_VERSION },
      autoConnect: false,
      transports: ["websocket"],
      reconnectionDelay: 300,
      reconnectionDelayMax: 3_000,
    });
    this.clock = new ServerClock(() => this.send("clock.sync", {}));
    this.#listen();
  }

  connect(): void {
    this.#socket.connect();
    this.#patience = setTimeout(() => {
      if (this.store.getState().status.kind === "connecting") this.store.setState({ status: { kind: "unreachable" } });
    }, PATIENCE_MS);
  }

  close(): void {
    clearTimeout(this.#patience);
    this.clock.stop();
    this.#socket.disconnect();
  }

  /** Rejects with ApiError: the server's refusal, or OFFLINE without a connection or an acknowledgement. */
  readonly send: SendCommand = async (name, payload) => {
    if (!this.#socket.connected) throw new ApiError("OFFLINE", "The connection to the server is lost.");
    // socket.io cannot correlate a generic event name with its arguments, so this one emit is untyped.
    const untyped: Socket = this.#socket as unknown as Socket;
    let ack: Ack<typeof name>;
    try {
      ack = (await untyped.timeout(COMMAND_TIMEOUT_MS).emitWithAck(name, payload)) as typeof ack;
    } catch {
      throw new ApiError("OFFLINE", "The server did not answer.");
    }
    if (!ack.ok) throw new ApiError(ack.error.code, ack.error.message, ack.error.details);
    return ack.result;
  };

  readonly onSignal: OnSignal = (hear) => {
    this.#signalHearers.add(hear);
    return () => this.#signalHearers.delete(hear);
  };

  /**
   * `send` for clicks: a click made while the connection is away waits for its return, so that a restart of the server
   * loses none. Commands that can race carry `expectedRevision`, and are refused if somebody else was faster.
   */
  readonly sendOnReturn: SendCommand = async (name, payload) => {
    if (!this.#socket.connected) await this.#connection();
    return this.send(name, payload);
  };

  /** Resolves when the connection is back; rejects when it does not return in time, or never will. */
  #connection(): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (connected: boolean) => {
        clearTimeout(timer);
        this.#socket.off("connect", onConnect);
        unsubscribe();
        if (connected) resolve();
        else reject(new ApiError("OFFLINE", "The connection to the server is lost."));
      };
      const onConnect = () => settle(true);
      const timer = setTimeout(() => settle(false), CONNECTION_WAIT_MS);
      const unsubscribe = this.store.subscribe(() => isFinal(this.store) && settle(false));
      if (isFinal(this.store)) settle(false);
      else this.#socket.on("connect", onConnect);
    });
  }

  #listen(): void {
    const { store } = this;
    this.#socket.on("snapshot", (snapshot) => {
      this.clock.hint(snapshot.serverNow);
      takeSnapshot(store, snapshot);
      this.clock.start();
    });
    this.#socket.on("event", (event) => {
      if (takeEvent(store, event) === "gap") void this.#resync();
    });
    // The server tells of a call only if there is one.
    this.#socket.on("connect", () => store.setState({ call: NO_CALL }));
    this.#socket.on("call", (call) => store.setState({ call }));
    this.#socket.on("signal", (signal) => {
      for (const hear of this.#signalHearers) hear(signal);
    });
    this.#socket.on("removed", (error) => {
      store.setState({ status: { kind: "removed", error } });
      this.close();
    });
    this.#socket.on("disconnect", () => {
      if (!isFinal(store)) store.setState({ status: { kind: "reconnecting" } });
    });
    this.#socket.on("connect_error", (fault) => this.#onConnectError(fault));
  }

  /** A refusal carries an ErrorBody and is final; anything else is a network fault, and socket.io tries again. */
  #onConnectError(fault: Error & { data?: unknown }): void {
    const body = errorBodySchema.safeParse(fault.data);
    const passing = body.success && (body.data.code === "DATABASE_UNAVAILABLE" || body.data.code === "RATE_LIMITED");
    if (body.success && !passing) {
      this.#refused(body.data as ErrorBody);
      return;
    }
    if (!body.success) void this.#ask();
    if (this.store.getState().participantId !== null) this.store.setState({ status: { kind: "reconnecting" } });
    // A refusal in the middleware stops socket.io's own retries, so a passing refusal is retried here.
    if (passing) setTimeout(() => this.#socket.connect(), 1_000);
  }

  /** The browser hides why a WebSocket was refused. The sign-in may have ended, so this asks the API. */
  async #ask(): Promise<void> {
    if (performance.now() - this.#askedAt < ASK_EVERY_MS) return;
    this.#askedAt = performance.now();
    const error = await this.#whyNot(this.#sessionId);
    if (error !== null && !isFinal(this.store) && !this.#socket.connected) this.#refused(error);
  }

  #refused(error: ErrorBody): void {
    this.store.setState({ status: { kind: "refused", error } });
    this.close();
  }

  async #resync(): Promise<void> {
    try {
      takeSnapshot(this.store, await this.send("session.resync", {}));
    } catch {
      // No acknowledgement: the next event shows the gap again, and a new connection begins with a snapshot anyway.
    }
  }
}

function isFinal(store: SessionStore): boolean {
  const { kind } = store.getState().status;
  return kind === "refused" || kind === "removed";
}
