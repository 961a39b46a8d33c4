import { AppError } from "@casement/shared/contract/errors";
import type { Role } from "@casement/shared/session/role";
import type { Deps } from "../deps.js";
import { facesGuide } from "./closed-guides.js";
import type { SignedIn } from "./identify.js";

/** A sign-in's participant and role in one session, read from the stored participant: the only source of a role. */
export interface Grant {
  readonly sessionId: string;
  readonly signInId: string;
  readonly participantId: string;
  readonly role: Role;
  readonly name: string;
  readonly color: string;
  /**
   * The session is a practice on a problem that the participant faces elsewhere: its guide stays closed after the end.
   */
  readonly guideClosed: boolean;
}

/** Returns the caller's grant, null if they never took part in the session. Throws REMOVED if they were removed. */
export async function findGrant(deps: Pick<Deps, "prisma">, who: SignedIn, sessionId: string): Promise<Grant | null> {
  const places = await deps.prisma.participant.findMany({
    where: { sessionId, OR: mine(who) },
    orderBy: { joinedAt: "desc" },
    include: { session: { select: { mode: true } } },
  });
  const standing = places.filter((place) => place.removedAt === null);
  // The account's own participant comes before one that this browser became as a guest.
  const place = standing.find((found) => who.userId !== null && found.userId === who.userId) ?? standing[0];
  if (place === undefined) {
    if (places.length > 0) throw new AppError("REMOVED", "You no longer take part in this session.");
    return null;
  }
  const { id: participantId, role, name, color, session } = place;
  const practises = role === "owner" && session.mode === "practice" && who.userId !== null;
  const guideClosed = practises && (await facesGuide(deps, who.userId, { sessionId }));
  return { sessionId, signInId: who.signInId, participantId, role, name, color, guideClosed };
}

/** A Prisma filter for the participants of this sign-in: its account's, or those it has as a guest. */
export function mine(who: SignedIn) {
  const asGuest = { signIns: { some: { signInId: who.signInId } } };
  return who.userId === null ? [asGuest] : [{ userId: who.userId }, asGuest];
}
