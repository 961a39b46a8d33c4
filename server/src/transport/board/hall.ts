import { own } from "@casement/shared/lib/own";
import { can } from "@casement/shared/session/policy";
import type { SessionState } from "@casement/shared/session-log/state";
import { boardVisibleTo } from "@casement/shared/session-log/visible-to";
import type { Grant } from "../../auth/find-grant.js";
import type { BoardRoom } from "../../board/document/board-room.js";
import type { BusMessage } from "../../bus/bus.js";
import { CLOSING } from "./admission.js";
import type { AwarenessRelay } from "./awareness-relay.js";
import type { BoardConnection } from "./connection.js";

/** The connections of one board, and the session's state that decides what each may do at this moment. */
export class Hall {
  readonly connections = new Set<BoardConnection>();

  constructor(
    readonly room: BoardRoom,
    readonly awareness: AwarenessRelay,
    public state: SessionState,
  ) {}

  /** The newer one wins: a state read from the database may be older than what the bus brought meanwhile. */
  learn(state: SessionState): void {
    if (state.revision > this.state.revision) this.state = state;
  }

  mayWrite(grant: Grant): boolean {
    const removed = own(this.state.participants, grant.participantId)?.removed === true;
    return !removed && can(grant.role, "board.write", this.state.phase);
  }

  /** Carries out at once what a message means for the connections. */
  hear(message: BusMessage): void {
    if (message.type === "events") this.learn(message.after);
    for (const connection of this.connections) hearAs(connection, this, message);
  }
}

/** What one connection does about a message; the hall's state is up to date already. */
export function hearAs(connection: BoardConnection, hall: Hall, message: BusMessage): void {
  const { signInId, participantId, sessionId } = connection.grant;
  if (message.type === "sign-ins-ended") {
    if (message.signInIds.includes(signInId)) connection.close(CLOSING.signedOut);
  } else if (message.sessionId !== sessionId) return;
  else if (message.type === "session-deleted") connection.close(CLOSING.gone);
  else if (message.type === "participants-removed") {
    if (message.participantIds.includes(participantId)) connection.close(CLOSING.revoked);
  } else if (!boardVisibleTo(connection.grant, hall.state)) {
    const removed = own(hall.state.participants, participantId)?.removed === true;
    connection.close(removed ? CLOSING.revoked : CLOSING.notShared);
  } else connection.reconsider();
}
