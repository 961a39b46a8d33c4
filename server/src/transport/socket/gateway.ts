import type { Server as HttpServer, IncomingMessage } from "node:http";
import {
  type ClientToServer,
  COMMANDS,
  type CommandName,
  type ServerToClient,
} from "@casement/shared/contract/commands";
import { AppError, type ErrorBody } from "@casement/shared/contract/errors";
import { type ExtendedError, Server } from "socket.io";
import type { BusMessage } from "../../bus/bus.js";
import { runCommand } from "../../commands/run-command.js";
import type { SessionVerb } from "../../commands/session-verbs.js";
import type { Deps } from "../../deps.js";
import type { Grant } from "../../queries/find-grant.js";
import { requireAllowed } from "../../queries/require-allowed.js";
import { isAllowedPoll } from "../origin.js";
import { admit, type Handshake } from "./admit.js";
import { Connection, type SessionSocket } from "./connection.js";
import { toErrorBody } from "./error-body.js";
import { guardPackets } from "./guard-packets.js";
import { PRESENCE_GRACE_MS, Presence } from "./presence.js";
import { registerCommand } from "./register-command.js";

/** Longest message taken, in bytes. */
const MAX_MESSAGE_BYTES = 64 * 1024;
/** How long a socket may take to say which session it wants. */
const CONNECT_TIMEOUT_MS = 10_000;

/** How soon a connection that broke off without a word is noticed: with engine.io's 20 s for the answer, in 25 s at most. */
const PING_EVERY_MS = 5_000;

type Gateway = Server<ClientToServer, ServerToClient, Record<string, never>, { grant: Grant }>;

export interface SocketOptions {
  /** See PRESENCE_GRACE_MS. */
  readonly presenceGraceMs?: number;
}

/** Serves the session socket at socket.io's default path of this HTTP server. `close` leaves the server open. */
export function attachSessionSocket(
  httpServer: HttpServer,
  deps: Deps,
  { presenceGraceMs = PRESENCE_GRACE_MS }: SocketOptions = {},
): { close(): Promise<void> } {
  const gateway = listen(httpServer, deps);
  const presence = new Presence(deps, presenceGraceMs);
  const connections = new Set<Connection>();
  gateway.use((socket, next) => {
    admit(deps, handshakeOf(socket)).then(
      (grant) => {
        socket.data.grant = grant;
        next();
      },
      (error: unknown) => next(connectError(toErrorBody(error, deps.logger))),
    );
  });
  gateway.on("connection", (socket) => serve(socket, socket.data.grant));
  const unsubscribe = deps.bus.subscribe((message) => announce(connections, message));

  function serve(socket: SessionSocket, grant: Grant): void {
    const connection = new Connection(socket, grant, deps);
    connections.add(connection);
    presence.arrived(grant);
    guardPackets(socket, deps);
    for (const name of Object.keys(COMMANDS) as CommandName[]) register(socket, connection, deps, name);
    socket.once("disconnect", () => {
      connection.close();
      connections.delete(connection);
      presence.left(grant);
    });
    void welcome(socket, connection, deps);
  }

  return {
    async close() {
      unsubscribe();
      presence.close();
      // The transport alone: a client that the server disconnects by name would not come back after a restart.
      gateway.engine.close();
    },
  };
}

function listen(httpServer: HttpServer, { config }: Deps): Gateway {
  return new Server(httpServer, {
    allowRequest: (request: IncomingMessage, decide) => decide(null, isAllowedPoll(request, config)),
    connectTimeout: CONNECT_TIMEOUT_MS,
    // Other upgrades of this server are the board's: engine.io would cut them after a second.
    destroyUpgrade: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    pingInterval: PING_EVERY_MS,
    serveClient: false,
    transports: ["websocket", "polling"],
  });
}

function handshakeOf({ handshake }: SessionSocket): Handshake {
  return { cookieHeader: handshake.headers.cookie, auth: handshake.auth };
}

function connectError(body: ErrorBody): ExtendedError {
  return Object.assign(new Error(body.message), { data: body });
}

/** Looks at the grant once more, now that revocations reach this connection: one may have come in between. */
async function welcome(socket: SessionSocket, connection: Connection, deps: Deps): Promise<void> {
  try {
    await admit(deps, handshakeOf(socket));
    await connection.sendSnapshot();
  } catch (thrown) {
    const body = toErrorBody(thrown, deps.logger);
    // A database that comes back, or a fault of ours: the client may try again.
    if (body.code === "DATABASE_UNAVAILABLE" || body.code === "INTERNAL") socket.conn.close();
    else connection.remove(body);
  }
}

function register(socket: SessionSocket, connection: Connection, deps: Deps, name: CommandName): void {
  const { grant } = connection;
  if (name === "session.resync") {
    registerCommand(socket, deps.logger, name, async (_payload, answer) => {
      await requireAllowed(deps, grant, name);
      await connection.join(answer);
    });
  } else if (name === "clock.sync") {
    registerCommand(socket, deps.logger, name, async (_payload, answer) => {
      await requireAllowed(deps, grant, name);
      answer({ serverNow: deps.clock.now() });
    });
  } else {
    registerCommand<SessionVerb>(socket, deps.logger, name, async (payload, answer) => {
      await runCommand(deps, grant, name, payload);
      answer({});
    });
  }
}

const SIGNED_OUT = new AppError("UNAUTHENTICATED", "You were signed out. Please sign in again.").toBody();
const REMOVED = new AppError("REMOVED", "You are no longer part of this session.").toBody();
const DELETED = new AppError("NOT_FOUND", "This session was deleted.").toBody();

function announce(connections: ReadonlySet<Connection>, message: BusMessage): void {
  for (const connection of connections) {
    const { sessionId, participantId, signInId } = connection.grant;
    if (message.type === "sign-ins-ended") {
      if (message.signInIds.includes(signInId)) connection.remove(SIGNED_OUT);
    } else if (message.sessionId === sessionId) {
      if (message.type === "events") connection.receive(message);
      else if (message.type === "session-deleted") connection.remove(DELETED);
      else if (message.participantIds.includes(participantId)) connection.remove(REMOVED);
    }
  }
}
