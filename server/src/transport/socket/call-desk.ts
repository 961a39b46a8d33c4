import type { CallCommand, ParsedPayload } from "@casement/shared/contract/commands";
import { AppError } from "@casement/shared/contract/errors";
import type { CallMember } from "@casement/shared/session/call";
import type { Grant } from "../../auth/find-grant.js";
import type { BusMessage } from "../../bus/bus.js";
import { authoriseCall, Call } from "../../commands/sessions/call.js";
import type { Deps } from "../../deps.js";
import type { Connection } from "./connection.js";

/** How long somebody whose connection broke stays in the call: their sound does not pass through the server. */
export const CALL_GRACE_MS = 15_000;

interface Room {
  readonly call: Call;
  readonly connections: Set<Connection>;
  /** Participant -> the connection with which they are in the call; nothing while it is broken. */
  readonly seats: Map<string, Connection>;
}

type Runners = { readonly [N in CallCommand]: (connection: Connection, payload: ParsedPayload<N>) => Promise<void> };

/**
 * The calls of this node: who is in each, and the signals between them. Nothing of it is stored: after a restart every
 * page that is in a call joins it again.
 */
export class CallDesk {
  readonly #rooms = new Map<string, Room>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #deps: Pick<Deps, "sessionLogs">;
  readonly #graceMs: number;

  constructor(deps: Pick<Deps, "sessionLogs">, graceMs: number) {
    this.#deps = deps;
    this.#graceMs = graceMs;
  }

  /** How many people are in calls. */
  get people(): number {
    return [...this.#rooms.values()].reduce((sum, { call }) => sum + call.roster.members.length, 0);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#rooms.clear();
  }

  arrived(connection: Connection): void {
    const { sessionId } = connection.grant;
    const room = this.#rooms.get(sessionId) ?? { call: new Call(), connections: new Set(), seats: new Map() };
    this.#rooms.set(sessionId, room);
    room.connections.add(connection);
    if (!room.call.isEmpty) connection.tell("call", room.call.roster);
  }

  /** The connection closed. Whoever was in the call with it may return with another one. */
  left(connection: Connection): void {
    const { sessionId, participantId } = connection.grant;
    const room = this.#rooms.get(sessionId);
    if (room === undefined) return;
    room.connections.delete(connection);
    if (room.seats.get(participantId) === connection) {
      room.seats.delete(participantId);
      this.#later(() => {
        if (!room.seats.has(participantId)) drop(room, room.call.leave([participantId]), false);
        this.#forget(sessionId, room);
      });
    }
    this.#forget(sessionId, room);
  }

  /** Runs a parsed command. Throws REMOVED, CONFLICT, SESSION_FULL, NOT_FOUND, FORBIDDEN. */
  run<N extends CallCommand>(connection: Connection, name: N, payload: ParsedPayload<N>): Promise<void> {
    return this.#runners[name](connection, payload);
  }

  readonly #runners: Runners = {
    "call.join": async (connection, { placeId, isMuted, hasPicture }) => {
      const state = await authoriseCall(this.#deps, connection.grant, "call.join");
      const { participantId } = connection.grant;
      const room = this.#roomOf(connection);
      room.call.join({ participantId, placeId, isMuted, hasPicture }, state);
      room.seats.set(participantId, connection);
      announce(room);
    },
    "call.leave": async (connection) => {
      await authoriseCall(this.#deps, connection.grant, "call.leave");
      const { participantId } = connection.grant;
      const room = this.#roomOf(connection);
      if (room.seats.get(participantId) === connection) drop(room, room.call.leave([participantId]));
    },
    "call.show": async (connection, { isMuted, hasPicture }) => {
      const state = await authoriseCall(this.#deps, connection.grant, "call.show");
      const room = this.#roomOf(connection);
      const { participantId, placeId } = memberOf(room, connection);
      room.call.show({ participantId, placeId, isMuted, hasPicture }, state);
      announce(room);
    },
    "call.signal": async (connection, { to, toPlace, signal }) => {
      const state = await authoriseCall(this.#deps, connection.grant, "call.signal");
      const room = this.#roomOf(connection);
      const from = memberOf(room, connection);
      room.call.requireSignal(from, { participantId: to, placeId: toPlace }, signal, state);
      const receiver = room.seats.get(to);
      if (receiver === undefined) throw new AppError("NOT_FOUND", "They have no connection to the server right now.");
      receiver.tell("signal", { from: from.participantId, fromPlace: from.placeId, signal });
    },
  };

  /** Hears who lost access, and which session no longer has a call. */
  hear(message: BusMessage): void {
    if (message.type === "sign-ins-ended") {
      for (const room of this.#rooms.values()) expel(room, ({ signInId }) => message.signInIds.includes(signInId));
      return;
    }
    const room = this.#rooms.get(message.sessionId);
    if (room === undefined) return;
    if (message.type === "events") drop(room, room.call.leaveIfOff(message.after));
    else if (message.type === "session-deleted") expel(room, () => true);
    else if (message.type === "participants-removed")
      expel(room, ({ participantId }) => message.participantIds.includes(participantId), message.participantIds);
  }

  #roomOf(connection: Connection): Room {
    const room = this.#rooms.get(connection.grant.sessionId);
    // It may have closed while the session was loaded.
    if (!room?.connections.has(connection)) throw new AppError("NOT_FOUND", "This connection has ended.");
    return room;
  }

  #later(work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, this.#graceMs);
    this.#timers.add(timer);
  }

  #forget(sessionId: string, room: Room): void {
    if (room.connections.size > 0 || !room.call.isEmpty) return;
    // A timer may come when the session has another room by now.
    if (this.#rooms.get(sessionId) === room) this.#rooms.delete(sessionId);
  }
}

/** The person as whom this very connection is in the call. */
function memberOf(room: Room, connection: Connection): CallMember {
  const { participantId } = connection.grant;
  const member = room.seats.get(participantId) === connection ? room.call.member(participantId) : undefined;
  if (member === undefined) throw new AppError("NOT_FOUND", "This page is not in the call.");
  return member;
}

/** Those whose access ended leave the call, also while their connection is broken; they hear nothing more of it. */
function expel(room: Room, isOut: (grant: Grant) => boolean, participantIds: readonly string[] = []): void {
  const out = [...room.connections].filter(({ grant }) => isOut(grant));
  const seated = out
    .map(({ grant }) => grant.participantId)
    .filter((id) => out.some((one) => one === room.seats.get(id)));
  for (const connection of out) room.connections.delete(connection);
  drop(room, room.call.leave([...participantIds, ...seated]));
}

/** `onPurpose`: they will not be back by themselves, so the others end their connections to them at once. */
function drop(room: Room, gone: readonly string[], onPurpose = true): void {
  if (gone.length === 0) return;
  for (const id of gone) room.seats.delete(id);
  announce(room, onPurpose ? gone : []);
}

function announce({ call, connections }: Room, gone: readonly string[] = []): void {
  const { members } = call.roster;
  for (const connection of connections) connection.tell("call", { members, gone });
}
