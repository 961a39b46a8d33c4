import { AppError } from "@casement/shared/contract/errors";
import type { Route } from "@casement/shared/contract/http/route";
import { can, canEver } from "@casement/shared/contract/policy";
import type { AccountRow } from "../../../auth/find-account.js";
import { findGrant, type Grant } from "../../../auth/find-grant.js";
import type { SignedIn } from "../../../auth/identify.js";
import type { Deps } from "../../../deps.js";
import { findPhase } from "../../../queries/find-phase.js";
import { findShareGrant, type ShareGrant } from "../../../queries/find-share.js";

interface Caller {
  readonly who: SignedIn | null;
  readonly account: AccountRow | null;
}

/**
 * Authorises the caller and returns the grant for a session's action or a share. A session without the caller is
 * NOT_FOUND, so that nobody learns which exist; so is a share. Throws UNAUTHENTICATED, FORBIDDEN, WRONG_PHASE,
 * NOT_FOUND, REMOVED, SHARE_REVOKED, SHARE_EXPIRED.
 */
export async function authoriseRoute(
  deps: Pick<Deps, "prisma" | "clock">,
  route: Route,
  { who, account }: Caller,
  { id: sessionId, shareId }: Readonly<Record<string, string>>,
): Promise<Grant | ShareGrant | null> {
  const { access } = route;
  if (access === "public") return null;
  if (who === null) throw new AppError("UNAUTHENTICATED", "Sign in first.");
  if (access === "sign-in" || access === "removed") return null;
  if (access === "account") {
    if (account === null) throw new AppError("FORBIDDEN", "This needs an account; you are here as a guest.");
    return null;
  }
  if (access === "administrator") {
    if (account?.administrator !== true)
      throw new AppError("FORBIDDEN", "Only the administrator of this server may do this.");
    return null;
  }
  if (access === "share") return findShareGrant(deps, who, shareId ?? "");
  const grant = sessionId === undefined ? null : await findGrant(deps, who, sessionId);
  if (grant === null) throw new AppError("NOT_FOUND", "There is no such session, or you do not take part in it.");
  if (!canEver(grant.role, access))
    throw new AppError("FORBIDDEN", `Your role here (${grant.role}) does not allow this.`);
  const phase = await findPhase(deps, grant.sessionId);
  if (!can(grant.role, access, phase)) {
    throw new AppError("WRONG_PHASE", `This cannot be done while the session is ${phase}.`, { phase });
  }
  return grant;
}
