import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PrismaClient } from "@casement/prisma/client";
import {
  type Ack,
  type CommandName,
  type CommandPayload,
  PROTOCOL_VERSION,
  type Snapshot,
} from "@casement/shared/contract/commands";
import type { ErrorBody } from "@casement/shared/contract/errors";
import { newId } from "@casement/shared/lib/new-id";
import type { PlanOptions } from "@casement/shared/session/plan-options";
import type { Role } from "@casement/shared/session/role";
import { sessionDraftSchema } from "@casement/shared/session/session";
import type { ViewedEvent } from "@casement/shared/session-log/event-kinds";
import { applyEvent } from "@casement/shared/session-log/fold";
import { emptyState, type SessionState } from "@casement/shared/session-log/state";
import { io, type Socket } from "socket.io-client";
import { createPasswords } from "../auth/passwords.js";
import { Bus } from "../bus/bus.js";
import { createSession } from "../commands/sessions/create-session.js";
import { type Config, readConfig } from "../config.js";
import type { Deps } from "../deps.js";
import { MediaStore } from "../media/media-store.js";
import { createRateLimits } from "../platform/limits/rate-limits.js";
import type { Limit } from "../platform/limits/token-bucket.js";
import { createLogger } from "../platform/logger.js";
import { NO_METRICS } from "../platform/metrics/metrics.js";
import { createSessionLogs } from "../session-log/create-session-logs.js";
import { createSessionSockets } from "../transport/socket/gateway.js";
import { routeUpgrades, type SocketCaps, type TakeUpgrade } from "../transport/upgrades.js";
import { FakeClock } from "./fake-clock.js";
import { signInRow } from "./sign-in-row.js";

/** Short, so that tests need not wait; long enough for a reload. */
const PRESENCE_GRACE_MS = 50;
/** Short too, so that tests of floods end soon. */
const PATIENCE_MS = 300;
/** Short too; long enough for a connection to be made again. */
const CALL_GRACE_MS = 1_000;

/** All connections of a test come from one address. */
const BOUNDLESS: Limit = { count: 1_000_000, perMs: 1 };
const CROWDED: SocketCaps = { perAddress: 10_000, perSignIn: 10_000 };

/** A session socket on a real database, without the rest of the server. */
export interface Stage {
  readonly deps: Deps & { readonly clock: FakeClock };
  readonly origin: string;
  readonly httpServer: Server;
  /** Sets who serves boards; before that nobody does. */
  serveBoards(take: TakeUpgrade): void;
  /** Stops the sockets; the database stays. */
  stop(): Promise<void>;
}

export async function startStage(prisma: PrismaClient, clock = new FakeClock()): Promise<Stage> {
  const httpServer = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => httpServer.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  const dataDir = path.join(tmpdir(), `casement-stage-${newId()}`);
  const config: Config = { ...readConfig({}), publicOrigin: origin, allowedOrigins: [origin], dataDir };
  const bus = new Bus();
  const logger = createLogger("silent");
  const metrics = NO_METRICS;
  const sessionLogs = createSessionLogs({ prisma, bus, clock, logger, metrics });
  const media = new MediaStore(path.join(config.dataDir, "media"));
  const deps = { config, prisma, bus, sessionLogs, clock, logger, metrics, passwords: createPasswords(), media };
  const sessions = createSessionSockets(deps, {
    presenceGraceMs: PRESENCE_GRACE_MS,
    patienceMs: PATIENCE_MS,
    callGraceMs: CALL_GRACE_MS,
  });
  let serveBoard: TakeUpgrade = (_request, socket) => socket.destroy();
  const ways: Parameters<typeof routeUpgrades>[1] = {
    session: sessions.handleUpgrade,
    board: (...upgrade) => serveBoard(...upgrade),
  };
  const addressOf = ({ socket }: IncomingMessage) => socket.remoteAddress ?? "gone";
  const limits = createRateLimits(clock, { upgrade: BOUNDLESS, stranger: BOUNDLESS });
  routeUpgrades(httpServer, ways, deps, { addressOf, limits, caps: CROWDED });
  const serveBoards = (take: TakeUpgrade) => {
    serveBoard = take;
  };
  const stop = async () => {
    await sessions.close();
    httpServer.closeAllConnections();
    await new Promise((resolve) => httpServer.close(resolve));
  };
  return { deps, origin, httpServer, serveBoards, stop };
}

/** A participant of a session, with the cookie that identifies them. */
export interface Actor {
  readonly role: Role;
  readonly sessionId: string;
  readonly participantId: string;
  readonly signInId: string;
  readonly cookie: string;
}

export interface Cast {
  readonly sessionId: string;
  readonly owner: Actor;
  readonly interviewer: Actor;
  readonly candidate: Actor;
  readonly observer: Actor;
}

/** Plans a session on the seeded Twitter problem, with one participant of every role. */
export async function seatCast(deps: Deps, options: Partial<PlanOptions> = {}): Promise<Cast> {
  const userId = newId();
  const user = { id: userId, email: `${userId}@example.org`, name: "Olive Owner", passwordHash: "none" };
  await deps.prisma.user.create({ data: user });
  const draft = sessionDraftSchema.parse({
    title: "Practice round",
    problemId: "twitter",
    frameworkId: "six-steps",
    options,
  });
  const sessionId = await createSession(deps, user, draft);
  const { state } = await deps.sessionLogs.load(sessionId);
  const [participantId] = Object.keys(state.participants);
  const owner = {
    role: "owner" as const,
    sessionId,
    participantId: participantId ?? "",
    ...(await signInRow(deps, userId)),
  };
  const [interviewer, candidate, observer] = [
    await seat(deps, sessionId, "interviewer"),
    await seat(deps, sessionId, "candidate"),
    await seat(deps, sessionId, "observer"),
  ];
  return { sessionId, owner, interviewer, candidate, observer };
}

/** A guest of this role, as if they had joined by an invite. */
export async function seat(deps: Deps, sessionId: string, role: Exclude<Role, "owner">): Promise<Actor> {
  const participantId = newId();
  const signIn = await signInRow(deps, null);
  const person = { name: `Some ${role}`, role, color: "#5c7cfa" };
  await deps.sessionLogs.commit(
    sessionId,
    participantId,
    () => [{ kind: "participant.joined", payload: { participantId, ...person } }],
    async (tx) => {
      await tx.participant.create({ data: { id: participantId, sessionId, ...person } });
      await tx.participantSignIn.create({ data: { participantId, signInId: signIn.signInId } });
    },
  );
  return { role, sessionId, participantId, ...signIn };
}

/** A client that folds its events as a screen does, and keeps everything that it received. */
export class SessionClient {
  readonly socket: Socket;
  readonly received: unknown[] = [];
  readonly events: ViewedEvent[] = [];
  snapshots = 0;
  /** Events that did not carry the next revision. */
  gaps = 0;
  state: SessionState = emptyState;
  removed: ErrorBody | null = null;
  refused: ErrorBody | null = null;
  #watchers: (() => void)[] = [];

  constructor(origin: string, { cookie, sessionId }: Pick<Actor, "cookie" | "sessionId">, overrides: object = {}) {
    this.socket = io(origin, {
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie, origin },
      auth: { sessionId, protocol: PROTOCOL_VERSION },
      ...overrides,
    });
    this.socket.onAny((...message: unknown[]) => this.received.push(message));
    this.socket.on("snapshot", ({ state }: Snapshot) => {
      this.snapshots += 1;
      this.state = state;
    });
    this.socket.on("event", (event: ViewedEvent) => this.#take(event));
    this.socket.on("removed", (error: ErrorBody) => {
      this.removed = error;
    });
    this.socket.on("connect_error", (error: Error & { data?: ErrorBody }) => {
      this.refused = error.data ?? { code: "INTERNAL", message: error.message };
      this.#wake();
    });
    this.socket.on("disconnect", () => this.#wake());
    this.socket.onAny(() => this.#wake());
  }

  #take(event: ViewedEvent): void {
    if (event.revision !== this.state.revision + 1) this.gaps += 1;
    this.events.push(event);
    this.state = applyEvent(this.state, event);
  }

  #wake(): void {
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const watcher of watchers) watcher();
  }

  /** Resolves once the condition holds; it is checked after every message. */
  async until(condition: (client: this) => boolean): Promise<this> {
    while (!condition(this)) await new Promise<void>((resolve) => this.#watchers.push(resolve));
    return this;
  }

  joined(): Promise<this> {
    return this.until(({ snapshots }) => snapshots > 0);
  }

  async send<N extends CommandName>(name: N, payload: CommandPayload<N>): Promise<Ack<N>> {
    const ack: Ack<N> = await this.socket.emitWithAck(name, payload);
    this.received.push(ack);
    return ack;
  }

  /** Sends a command and returns "ok" or the error's code. */
  async try(name: string, payload: unknown): Promise<string> {
    const ack = await this.socket.emitWithAck(name, payload);
    this.received.push(ack);
    return ack.ok ? "ok" : ack.error.code;
  }

  /** Joins again on the same connection, as a screen does after a gap. */
  resync(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.emit("session.resync", {}, (ack: Ack<"session.resync">) => {
        if (!ack.ok) return reject(new Error(ack.error.code));
        this.state = ack.result.state;
        resolve();
      });
    });
  }

  close(): void {
    this.socket.disconnect();
  }
}
