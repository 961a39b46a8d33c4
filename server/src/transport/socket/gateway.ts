import { type CallCommand, COMMANDS, type CommandName, type SessionCommand } from "@casement/shared/contract/commands";
import { AppError, type ErrorBody } from "@casement/shared/contract/errors";
import type { ExtendedError } from "socket.io";
import type { Grant } from "../../auth/find-grant.js";
import { requireAllowed } from "../../auth/require-allowed.js";
import type { BusMessage } from "../../bus/bus.js";
import { markSeen } from "../../commands/sessions/mark-seen.js";
import { runCommand } from "../../commands/sessions/run-command.js";
import type { Deps } from "../../deps.js";
import type { TakeUpgrade } from "../upgrades.js";
import { admit, type Handshake } from "./admit.js";
import { CALL_GRACE_MS, CallDesk } from "./call-desk.js";
import { Connection, type SessionSocket } from "./connection.js";
import { toErrorBody } from "./error-body.js";
import { guardPackets, PersonAllowances } from "./guard-packets.js";
import { PRESENCE_GRACE_MS, Presence } from "./presence.js";
import { registerCommand, Unanswered } from "./register-command.js";
import { SessionDoor, SILENT_MS } from "./session-door.js";
import { SESSION_PATIENCE_MS } from "./session-limits.js";

export interface SocketOptions {
  /** See PRESENCE_GRACE_MS. */
  readonly presenceGraceMs?: number;
  /** See SESSION_PATIENCE_MS. */
  readonly patienceMs?: number;
  /** See CALL_GRACE_MS. */
  readonly callGraceMs?: number;
}

interface SessionSockets {
  /** Takes over an upgrade whose path, Origin and sign-in are checked. */
  readonly handleUpgrade: TakeUpgrade;
  close(): Promise<void>;
}

/** Serves the session socket by WebSocket alone: limits by connection need each client to have one. */
export function createSessionSockets(
  deps: Deps,
  {
    presenceGraceMs = PRESENCE_GRACE_MS,
    patienceMs = SESSION_PATIENCE_MS,
    callGraceMs = CALL_GRACE_MS,
  }: SocketOptions = {},
): SessionSockets {
  const door = new SessionDoor(patienceMs);
  const { gateway } = door;
  const presence = new Presence(deps, presenceGraceMs);
  const calls = new CallDesk(deps, callGraceMs);
  const allowances = new PersonAllowances(deps.clock);
  const connections = new Set<Connection>();
  watch(deps.metrics, connections, calls);
  gateway.use((socket, next) => {
    admit(deps, handshakeOf(socket))
      .then((grant) => {
        allowances.spendSnapshot(grant.participantId);
        socket.data.grant = grant;
        next();
      })
      .catch((error: unknown) => next(connectError(toErrorBody(error, deps.logger))));
  });
  gateway.on("connection", (socket) => serve(socket, socket.data.grant));
  const unsubscribe = deps.bus.subscribe((message) => {
    // First the calls: a connection that is closed no longer tells who was in one with it.
    calls.hear(message);
    announce(connections, message, deps);
  });

  function serve(socket: SessionSocket, grant: Grant): void {
    const connection = new Connection(socket, grant, deps);
    const line = { socket, unanswered: new Unanswered() };
    connections.add(connection);
    presence.arrived(grant);
    calls.arrived(connection);
    door.joined(socket.conn, grant.sessionId, () => connection.remove(TOO_MUCH));
    guardPackets(socket, grant, allowances, deps);
    for (const name of Object.keys(COMMANDS) as CommandName[]) register(line, { connection, calls }, deps, name);
    socket.once("disconnect", (reason) => {
      connection.close();
      connections.delete(connection);
      calls.left(connection);
      presence.left(grant, reason === "ping timeout" ? SILENT_MS : 0);
    });
    void welcome(socket, connection, deps);
  }

  return {
    handleUpgrade: door.handleUpgrade,
    async close() {
      unsubscribe();
      presence.close();
      calls.close();
      // Closes the transport only: a client that the server disconnects would not come back after a restart.
      gateway.engine.close();
    },
  };
}

function watch(metrics: Deps["metrics"], connections: ReadonlySet<Connection>, calls: CallDesk): void {
  metrics.watch("session_connections", "Open session sockets", () => connections.size);
  metrics.watch("call_people", "People in calls", () => calls.people);
}

function handshakeOf({ handshake }: SessionSocket): Handshake {
  return { cookieHeader: handshake.headers.cookie, auth: handshake.auth };
}

function connectError(body: ErrorBody): ExtendedError {
  return Object.assign(new Error(body.message), { data: body });
}

/** Reads the grant again now that revocations reach this connection: one may have come in between. */
async function welcome(socket: SessionSocket, connection: Connection, deps: Deps): Promise<void> {
  try {
    await admit(deps, handshakeOf(socket));
    await connection.sendSnapshot();
    await markSeen(deps, connection.grant);
  } catch (thrown) {
    const body = toErrorBody(thrown, deps.logger);
    // The database will return, or it is a fault of ours: closing the transport lets the client try again.
    if (body.code === "DATABASE_UNAVAILABLE" || body.code === "INTERNAL") socket.conn.close();
    else connection.remove(body);
  }
}

type Line = Parameters<typeof registerCommand>[0];

const isOfCall = (name: CommandName): name is CallCommand => name.startsWith("call.");

/** Whose commands are registered, and the calls of this node. */
interface Place {
  readonly connection: Connection;
  readonly calls: CallDesk;
}

function register(line: Line, { connection, calls }: Place, deps: Deps, name: CommandName): void {
  const { grant } = connection;
  if (name === "session.resync") {
    registerCommand(line, deps, name, async (_payload, answer) => {
      await requireAllowed(deps, grant, name);
      await connection.join(answer);
    });
  } else if (name === "clock.sync") {
    registerCommand(line, deps, name, async (_payload, answer) => {
      await requireAllowed(deps, grant, name);
      answer({ serverNow: deps.clock.now() });
    });
  } else if (isOfCall(name)) {
    registerCommand<CallCommand>(line, deps, name, async (payload, answer) => {
      await calls.run(connection, name, payload);
      answer({});
    });
  } else {
    registerCommand<SessionCommand>(line, deps, name, async (payload, answer) => {
      await runCommand(deps, grant, name, payload);
      answer({});
    });
  }
}

const SIGNED_OUT = new AppError("UNAUTHENTICATED", "You were signed out. Please sign in again.").toBody();
const REMOVED = new AppError("REMOVED", "You are no longer part of this session.").toBody();
const TOO_MUCH = new AppError(
  "RATE_LIMITED",
  "This page sent more than the server accepts, so its connection was closed.",
).toBody();
const DELETED = new AppError("NOT_FOUND", "This session was deleted.").toBody();

function announce(connections: ReadonlySet<Connection>, message: BusMessage, deps: Deps): void {
  for (const connection of connections) {
    const { sessionId, participantId, signInId } = connection.grant;
    if (message.type === "sign-ins-ended") {
      if (message.signInIds.includes(signInId)) connection.remove(SIGNED_OUT);
    } else if (message.sessionId === sessionId) {
      if (message.type === "events") {
        connection.receive(message);
        void markSeen(deps, connection.grant, message.events);
      } else if (message.type === "session-deleted") connection.remove(DELETED);
      else if (message.type === "participants-removed" && message.participantIds.includes(participantId))
        connection.remove(REMOVED);
    }
  }
}
