import { type BegunSignIn, beginSignIn } from "../../auth/begin-sign-in.js";
import type { SignedIn } from "../../auth/identify.js";
import type { Deps } from "../../deps.js";
import { findShare, openedBy, type ShareGrant, type ShareKey } from "../../queries/find-share.js";
import { writeAudit } from "../write-audit.js";

type CommandDeps = Pick<Deps, "prisma" | "clock">;

/**
 * Opens a share: this account or browser may watch from now on, for as long as the share works. A browser without a
 * sign-in becomes a guest who takes part in no session. Throws as findShare does.
 */
export async function openShare(
  deps: CommandDeps,
  key: ShareKey,
  { who, device }: { readonly who: SignedIn | null; readonly device: string },
): Promise<{ readonly shareId: string; readonly begun: BegunSignIn | null }> {
  const { id: shareId } = await findShare(deps, key);
  const begun = await deps.prisma.$transaction(async (tx) => {
    const guest = who === null ? await beginSignIn(tx, deps, { userId: null, device }) : null;
    const opener = openedBy(who ?? { signInId: guest?.signInId ?? "", userId: null });
    const at = new Date(deps.clock.now());
    const { count } = await tx.shareOpening.updateMany({ where: { shareId, ...opener }, data: { at } });
    if (count === 0) await tx.shareOpening.create({ data: { shareId, ...opener, at } });
    const actor = who?.userId ?? null;
    await writeAudit(tx, deps, { actor, role: null, action: "share.open", target: shareId, outcome: "done" });
    return guest;
  });
  return { shareId, begun };
}

/** Writes to the audit log that the candidate watches without the link, before the recording's first byte leaves. */
export async function auditWatching(deps: Pick<Deps, "prisma" | "clock">, grant: ShareGrant): Promise<void> {
  if (grant.candidate === null) return;
  const { participantId: actor, role } = grant.candidate;
  await writeAudit(deps.prisma, deps, { actor, role, action: "share.open", target: grant.id, outcome: "done" });
}
