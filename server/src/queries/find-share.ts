import type { Share as ShareRow } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import type { ParticipantViewer } from "@casement/shared/session-log/audience/viewer";
import {
  type PlacedClip,
  placedClipSchema,
  type ShareChoices,
  shareChoicesSchema,
} from "@casement/shared/session-log/share";
import { mine } from "../auth/find-grant.js";
import type { SignedIn } from "../auth/identify.js";
import { hashSecret, sameHash } from "../auth/secret.js";
import type { Deps } from "../deps.js";
import { requireOpen } from "../domain/links/share-state.js";

/** The data of a share's link. */
export interface ShareKey {
  readonly id: string;
  readonly secret: string;
}

interface FoundShare {
  readonly id: string;
  readonly sessionId: string;
  readonly choices: ShareChoices;
  /** null: the whole recording. */
  readonly placed: PlacedClip | null;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** What a sign-in may watch, and as whom: `candidate` is null for people who opened the link. */
export interface ShareGrant extends FoundShare {
  readonly candidate: ParticipantViewer | null;
}

type QueryDeps = Pick<Deps, "prisma" | "clock">;

/**
 * The share of a valid link. Throws SHARE_UNKNOWN (the same for a wrong id and a wrong secret), SHARE_REVOKED,
 * SHARE_EXPIRED.
 */
export async function findShare({ prisma, clock }: QueryDeps, { id, secret }: ShareKey): Promise<FoundShare> {
  const row = await prisma.share.findUnique({ where: { id } });
  // Hashed and compared even for an unknown id, so that it takes no less time.
  const same = sameHash(hashSecret(secret), row?.secretHash ?? hashSecret(""));
  if (row === null || !same)
    throw new AppError("SHARE_UNKNOWN", "This server does not know this playback link. Ask for a new one.");
  requireOpen(row, clock.now());
  return toShare(row);
}

/**
 * The caller's permission to watch: they opened the link, or are the candidate for whom it was made. Looked up for
 * every request, so that a revocation holds from the next one on. Throws NOT_FOUND, SHARE_REVOKED, SHARE_EXPIRED.
 */
export async function findShareGrant(
  { prisma, clock }: QueryDeps,
  who: SignedIn,
  shareId: string,
): Promise<ShareGrant> {
  const row = await prisma.share.findUnique({ where: { id: shareId } });
  const candidate = row?.forCandidate === true ? await findCandidate(prisma, row.sessionId, who) : null;
  const opened = row !== null && (await hasOpened(prisma, shareId, who));
  if (row === null || (candidate === null && !opened))
    throw new AppError("NOT_FOUND", "There is no such recording, or it is not shared with you. Open the link again.");
  requireOpen(row, clock.now());
  return { ...toShare(row), candidate };
}

/** The share that is for a session's candidate now; of several the one that expires last. */
export async function findCandidatesShare({ prisma, clock }: QueryDeps, sessionId: string): Promise<FoundShare | null> {
  const row = await prisma.share.findFirst({
    where: { sessionId, forCandidate: true, revokedAt: null, expiresAt: { gt: new Date(clock.now()) } },
    orderBy: [{ expiresAt: "desc" }, { id: "desc" }],
  });
  return row === null ? null : toShare(row);
}

function toShare({ id, sessionId, choices, clip, expiresAt }: ShareRow): FoundShare {
  const chosen = shareChoicesSchema.parse(choices);
  return {
    id,
    sessionId,
    choices: chosen,
    placed: placedClipSchema.nullable().parse(clip),
    expiresAt: expiresAt.getTime(),
  };
}

/** Prisma filter for shares that were opened by this account, on any browser, or by this browser. */
export function openedBy({ userId, signInId }: SignedIn) {
  return userId === null ? { signInId } : { userId };
}

async function hasOpened(prisma: QueryDeps["prisma"], shareId: string, who: SignedIn): Promise<boolean> {
  return (await prisma.shareOpening.findFirst({ where: { shareId, ...openedBy(who) }, select: { id: true } })) !== null;
}

async function findCandidate(
  prisma: QueryDeps["prisma"],
  sessionId: string,
  who: SignedIn,
): Promise<ParticipantViewer | null> {
  const place = await prisma.participant.findFirst({
    where: { sessionId, role: "candidate", removedAt: null, OR: mine(who) },
    select: { id: true },
  });
  return place === null ? null : { participantId: place.id, role: "candidate" };
}
