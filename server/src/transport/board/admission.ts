import { CLOSE, type CloseCode } from "@casement/shared/contract/close-codes";
import { AppError } from "@casement/shared/contract/errors";
import { BOARD_SCHEMA } from "@casement/shared/document/schema";
import { boardVisibleTo } from "@casement/shared/session-log/audience/visible-to";
import type { SessionState } from "@casement/shared/session-log/state";
import { findSocketGrant, type Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import type { Address } from "./address.js";

/** A close code of the board socket, with its reason. */
export interface Closing {
  readonly code: CloseCode;
  readonly reason: string;
}

export const CLOSING = {
  signedOut: { code: CLOSE.SIGN_IN_EXPIRED, reason: "Please sign in again." },
  revoked: { code: CLOSE.REVOKED, reason: "You are no longer part of this session." },
  notShared: { code: CLOSE.REVOKED, reason: "The board of this session is not shared with you." },
  gone: { code: CLOSE.GONE, reason: "There is no such session." },
  unavailable: { code: CLOSE.OVERLOAD, reason: "The board cannot be opened just now." },
  tooFarBehind: { code: CLOSE.OVERLOAD, reason: "Too far behind." },
  reload: { code: CLOSE.OVERLOAD, reason: "The board is being loaded again." },
  malformed: { code: CLOSE.MALFORMED, reason: "The board got something it cannot read." },
  stale: { code: CLOSE.STALE, reason: "This copy of the board is out of date. Begin a new one." },
  outdatedClient: { code: CLOSE.PROTOCOL_VERSION, reason: "This page is from an older version. Reload it." },
  abuse: { code: CLOSE.ABUSE, reason: "Too many messages." },
  restarting: { code: CLOSE.RESTARTING, reason: "The server is restarting." },
} as const satisfies Record<string, Closing>;

export type Admission =
  | { readonly kind: "admitted"; readonly grant: Grant; readonly state: SessionState }
  | { readonly kind: "refused"; readonly closing: Closing };

const refused = (closing: Closing): Admission => ({ kind: "refused", closing });

/**
 * Who may join a board. Checks the client's layout, the cookie, the participant, and whether they may see the board
 * now.
 */
export async function admitToBoard(
  deps: Deps,
  cookieHeader: string | undefined,
  { sessionId, schema }: Address,
): Promise<Admission> {
  // An older client would misread the board and write what others misread. Its edits wait in its browser.
  if (schema !== null && !(schema >= BOARD_SCHEMA)) return refused(CLOSING.outdatedClient);
  try {
    const grant = await findSocketGrant(deps, cookieHeader, sessionId);
    if (grant === null) return refused(CLOSING.gone);
    const { state } = await deps.sessionLogs.load(sessionId);
    return boardVisibleTo(grant, state) ? { kind: "admitted", grant, state } : refused(CLOSING.notShared);
  } catch (error) {
    if (error instanceof AppError && error.code === "UNAUTHENTICATED") return refused(CLOSING.signedOut);
    if (error instanceof AppError && error.code === "REMOVED") return refused(CLOSING.revoked);
    if (error instanceof AppError && error.code === "NOT_FOUND") return refused(CLOSING.gone);
    if (!(error instanceof AppError)) deps.logger.error({ err: error, sessionId }, "board admission failed");
    return refused(CLOSING.unavailable);
  }
}
