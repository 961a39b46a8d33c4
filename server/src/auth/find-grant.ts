import { AppError } from "@casement/shared/contract/errors";
import type { Role } from "@casement/shared/session/role";
import type { Deps } from "../deps.js";
import { isAlive } from "../domain/accounts/sign-in-lifetime.js";
import { facesGuide } from "./closed-guides.js";
import type { SignedIn } from "./identify.js";
import { hashSecret } from "./secret.js";
import { readSignInToken } from "./sign-in-cookie.js";

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
  return grantOf(deps, sessionId, await readPlaces(deps, sessionId, "id", who.signInId));
}

/**
 * As `identify` and `findGrant`, in one statement: for a socket, of which many may open at once. Throws UNAUTHENTICATED,
 * REMOVED, DATABASE_UNAVAILABLE.
 */
export async function findSocketGrant(
  deps: Pick<Deps, "prisma" | "config" | "clock">,
  cookieHeader: string | undefined,
  sessionId: string,
): Promise<Grant | null> {
  const token = readSignInToken(cookieHeader, deps.config);
  const places = token === null ? [] : await readPlaces(deps, sessionId, "tokenHash", hashSecret(token));
  const [signIn] = places;
  if (signIn === undefined || !isAlive({ ...signIn, userId: signIn.accountId }, deps.clock.now()))
    throw new AppError("UNAUTHENTICATED", "Sign in first.");
  return grantOf(deps, sessionId, places);
}

/** A sign-in with one of its places in the session; without a place, if it has none there. */
interface SignInPlace {
  readonly signInId: string;
  readonly accountId: string | null;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly place: (Omit<Grant, "sessionId" | "signInId" | "guideClosed"> & Standing) | null;
}

interface Standing {
  readonly userId: string | null;
  readonly removed: boolean;
  readonly mode: string;
}

/** The latest place comes first. $1: the session, $2: what the browser is known by. */
const SELECT_PLACES = (known: "id" | "tokenHash") => `
  SELECT browser.id AS "signInId", browser."userId" AS "accountId", browser."lastSeenAt", browser."expiresAt",
    CASE WHEN place.id IS NOT NULL THEN json_build_object('participantId', place.id, 'role', place.role,
      'name', place.name, 'color', place.color, 'userId', place."userId", 'removed', place."removedAt" IS NOT NULL,
      'mode', session.mode) END AS place
  FROM "SignIn" AS browser
  LEFT JOIN "Participant" AS place ON place."sessionId" = $1 AND (place."userId" = browser."userId"
    OR EXISTS (SELECT 1 FROM "ParticipantSignIn" AS held
      WHERE held."participantId" = place.id AND held."signInId" = browser.id))
  LEFT JOIN "Session" AS session ON session.id = place."sessionId"
  WHERE browser."${known}" = $2 ORDER BY place."joinedAt" DESC`;

const PLACES_BY = { id: SELECT_PLACES("id"), tokenHash: SELECT_PLACES("tokenHash") };

/** Prepared: every request of a session asks it, and a whole room may come at once (docs/decisions/0009). */
function readPlaces(
  { prisma }: Pick<Deps, "prisma">,
  sessionId: string,
  known: keyof typeof PLACES_BY,
  value: string | Uint8Array,
): Promise<SignInPlace[]> {
  return prisma.prepared<SignInPlace>(`places-by-${known}`, PLACES_BY[known], [sessionId, value]);
}

async function grantOf(
  deps: Pick<Deps, "prisma">,
  sessionId: string,
  rows: readonly SignInPlace[],
): Promise<Grant | null> {
  const places = rows.flatMap(({ signInId, accountId, place }) =>
    place === null ? [] : [{ ...place, signInId, own: accountId !== null && place.userId === accountId }],
  );
  const standing = places.filter((place) => !place.removed);
  // The account's own participant comes before one that this browser became as a guest.
  const place = standing.find(({ own }) => own) ?? standing[0];
  if (place === undefined) {
    if (places.length > 0) throw new AppError("REMOVED", "You are no longer part of this session.");
    return null;
  }
  const { signInId, participantId, role, name, color } = place;
  const accountId = rows[0]?.accountId ?? null;
  const practises = role === "owner" && place.mode === "practice" && accountId !== null;
  const guideClosed = practises && (await facesGuide(deps, accountId, { sessionId }));
  return { sessionId, signInId, participantId, role, name, color, guideClosed };
}

/** A Prisma filter for the participants of this sign-in: its account's, or those it has as a guest. */
export function mine(who: SignedIn) {
  const asGuest = { signIns: { some: { signInId: who.signInId } } };
  return who.userId === null ? [asGuest] : [{ userId: who.userId }, asGuest];
}
