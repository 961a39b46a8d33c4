import { handshakeSchema, PROTOCOL_VERSION } from "@casement/shared/contract/commands";
import { AppError, validationError } from "@casement/shared/contract/errors";
import { findSocketGrant, type Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";

/** What a client sends when it opens a connection. Only the cookie identifies anybody. */
export interface Handshake {
  readonly cookieHeader: string | undefined;
  readonly auth: unknown;
}

/**
 * Returns the grant with which somebody joins a session, from the stored rows alone. Throws VALIDATION,
 * PROTOCOL_VERSION, UNAUTHENTICATED, NOT_FOUND, REMOVED, DATABASE_UNAVAILABLE.
 */
export async function admit(deps: Deps, { cookieHeader, auth }: Handshake): Promise<Grant> {
  const parsed = handshakeSchema.safeParse(auth);
  if (!parsed.success) throw validationError(parsed.error);
  const { sessionId, protocol } = parsed.data;
  if (protocol !== PROTOCOL_VERSION) {
    throw new AppError("PROTOCOL_VERSION", "This page is out of date. Please reload it.", {
      protocol: PROTOCOL_VERSION,
    });
  }
  const grant = await findSocketGrant(deps, cookieHeader, sessionId);
  // The same error for both, so that nobody learns which sessions exist.
  if (grant === null) throw new AppError("NOT_FOUND", "There is no such session, or you do not take part in it.");
  return grant;
}
