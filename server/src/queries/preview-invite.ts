import { AppError } from "@casement/shared/contract/errors";
import type { Phase } from "@casement/shared/session/phase";
import type { InvitedRole } from "@casement/shared/session/role";
import { publicTitle } from "@casement/shared/session/withheld-problem";
import type { SignedIn } from "../auth/identify.js";
import type { Deps } from "../deps.js";
import { findInvite, findStanding, findStillThere, type InviteKey } from "./find-invite.js";

export interface InvitePreview {
  readonly sessionTitle: string;
  readonly role: InvitedRole;
  readonly hostName: string;
  readonly phase: Phase;
  /** Epoch ms. */
  readonly scheduledAt: number | null;
  readonly timeZone: string | null;
  readonly rejoin: boolean;
  readonly needsAdmission: boolean;
  /** Name of the participant who returns by the link; null if the link makes a new participant. */
  readonly returningName: string | null;
}

/** What an invite's link leads to, for the page with "Join session". Throws as findInvite and findStanding do. */
export async function previewInvite(
  deps: Pick<Deps, "prisma" | "clock">,
  key: InviteKey,
  who: SignedIn | null,
): Promise<InvitePreview> {
  const invite = await findInvite(deps, key);
  const standing = await findStanding(deps, invite, who);
  const session = await deps.prisma.session.findUnique({
    where: { id: invite.sessionId },
    include: { owner: { select: { name: true } } },
  });
  if (session === null)
    throw new AppError("INVITE_UNKNOWN", "This server does not know this invite link. Ask for a new one.");
  return {
    // A link may go further than meant, so before the start it tells no role the problem.
    sessionTitle: session.phase === "planned" ? publicTitle(session) : session.title,
    role: invite.role,
    hostName: session.owner.name,
    phase: session.phase,
    scheduledAt: session.scheduledAt?.getTime() ?? null,
    timeZone: session.timeZone,
    rejoin: standing.kind === "rejoin",
    needsAdmission: standing.kind === "ask",
    returningName: standing.kind === "return" ? (await findStillThere(deps.prisma, standing.participantId)).name : null,
  };
}
