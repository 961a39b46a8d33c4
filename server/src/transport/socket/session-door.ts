import { createServer, type IncomingMessage } from "node:http";
import type { ClientToServer, ServerToClient } from "@casement/shared/contract/commands";
import { Server } from "socket.io";
import type { Grant } from "../../auth/find-grant.js";
import type { Gate } from "../metering/gate.js";
import { Meter, SharedMeters } from "../metering/meter.js";
import { MeteredServer, type MeteredSocket } from "../metering/metered-socket.js";
import type { TakeUpgrade, Visitor } from "../upgrades.js";
import { SESSION_RATES } from "./session-limits.js";
import { createSpeech } from "./speech.js";
import { boundUnread } from "./unread.js";

/** Longest message accepted, in bytes. */
const MAX_MESSAGE_BYTES = 64 * 1024;
/** How long a socket may take to name its session. */
const CONNECT_TIMEOUT_MS = 10_000;
/** How soon a broken connection is noticed: with the time for the answer within 25 s. */
const PING_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 20_000;
/** When nothing answers any more, nothing may have come for so long. */
export const SILENT_MS = PING_EVERY_MS + ANSWER_WITHIN_MS;

type Gateway = Server<ClientToServer, ServerToClient, Record<string, never>, { grant: Grant }>;

/** The part of engine.io's socket that is used here; socket.io does not export its type. */
interface Line {
  readonly request: IncomingMessage;
  readonly transport: object;
  on(event: string, listener: (...args: never[]) => void): unknown;
  close(): unknown;
}

/** Turns upgrades into socket.io connections, each with a gate in front. */
export class SessionDoor {
  readonly gateway: Gateway;
  readonly handleUpgrade: TakeUpgrade;
  readonly #visitors = new WeakMap<IncomingMessage, Visitor>();
  readonly #gates = new WeakMap<object, { readonly gate: Gate; onAbuse: () => void }>();
  readonly #signIns = new SharedMeters(SESSION_RATES.signIn, { together: true });
  readonly #addresses = new SharedMeters(SESSION_RATES.address, { crowd: true });
  readonly #sessions = new SharedMeters(SESSION_RATES.session, { crowd: true });

  readonly #patienceMs: number;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
    // Attached to a server that never listens: the HTTP server hands upgrades over, and polling does not work.
    this.gateway = new Server(createServer(), {
      connectTimeout: CONNECT_TIMEOUT_MS,
      httpCompression: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      pingInterval: PING_EVERY_MS,
      pingTimeout: ANSWER_WITHIN_MS,
      serveClient: false,
      transports: ["websocket"],
      wsEngine: MeteredServer,
    });
    this.gateway.engine.on("connection", (line: Line) => this.#guard(line));
    this.handleUpgrade = (request, socket, head, visitor) => {
      this.#visitors.set(request, visitor);
      this.gateway.engine.handleUpgrade(request as never, socket, head);
    };
  }

  /** The connection has joined a session. `onAbuse` may send the reason before the connection closes. */
  joined(line: object, sessionId: string, onAbuse: () => void): void {
    const guarded = this.#gates.get(line);
    if (guarded === undefined) return;
    guarded.gate.join(this.#sessions.of(sessionId));
    guarded.onAbuse = onAbuse;
  }

  #guard(line: Line): void {
    const socket = (line.transport as { readonly socket: MeteredSocket }).socket;
    const visitor = this.#visitors.get(line.request);
    const shared =
      visitor === undefined
        ? []
        : [this.#addresses.of(visitor.address), this.#signIns.of(visitor.who?.signInId ?? visitor.address)];
    const guarded = {
      gate: socket.guard(line.request.socket, {
        meters: [new Meter(SESSION_RATES.connection), ...shared],
        patienceMs: this.#patienceMs,
        weigh: createSpeech(),
        onAbuse: () => {
          // A paused socket would not receive the closing handshake.
          socket.resume();
          guarded.onAbuse();
        },
        onForeign: () => socket.terminate(),
      }),
      onAbuse: () => socket.terminate(),
    };
    this.#gates.set(line, guarded);
    boundUnread(line, socket);
  }
}
