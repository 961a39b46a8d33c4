import { can } from "@casement/shared/contract/policy";
import { own } from "@casement/shared/lib/own";
import { boardVisibleTo } from "@casement/shared/session-log/audience/visible-to";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Grant } from "../../auth/find-grant.js";
import type { BoardDocument } from "../../board/document/board-document.js";
import type { BusMessage } from "../../bus/bus.js";
import { CLOSING } from "./admission.js";
import type { AwarenessRelay } from "./awareness-relay.js";
import type { BoardConnection } from "./connection.js";

/** The live side of one document: its connections, and the session's state, which decides what each may do now. */
export class BoardChannel {
  readonly connections = new Set<BoardConnection>();

  constructor(
    readonly document: BoardDocument,
    readonly awareness: AwarenessRelay,
    public state: SessionState,
  ) {}

  /** Keeps the newer state: one read from the database may be older than one that the bus brought meanwhile. */
  setState(state: SessionState): void {
    if (state.revision > this.state.revision) this.state = state;
  }

  mayWrite(grant: Grant): boolean {
    const removed = own(this.state.participants, grant.participantId)?.removed === true;
    return !removed && can(grant.role, "board.write", this.state.phase);
  }

  /** Does at once what a bus message means for the connections. */
  handleBusMessage(message: BusMessage): void {
    if (message.type === "events") this.setState(message.after);
    for (const connection of this.connections) handleForConnection(connection, this, message);
  }
}

/** Does what a bus message means for one connection; the channel's state is already up to date. */
export function handleForConnection(connection: BoardConnection, channel: BoardChannel, message: BusMessage): void {
  const { signInId, participantId, sessionId } = connection.grant;
  if (message.type === "sign-ins-ended") {
    if (message.signInIds.includes(signInId)) connection.close(CLOSING.signedOut);
  } else if (message.sessionId !== sessionId) return;
  else if (message.type === "session-deleted") connection.close(CLOSING.gone);
  else if (message.type === "participants-removed") {
    if (message.participantIds.includes(participantId)) connection.close(CLOSING.revoked);
  } else if (!boardVisibleTo(connection.grant, channel.state)) {
    const removed = own(channel.state.participants, participantId)?.removed === true;
    connection.close(removed ? CLOSING.revoked : CLOSING.notShared);
  } else connection.reconsider();
}
