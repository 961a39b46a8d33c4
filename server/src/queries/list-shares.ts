import type { Share } from "@casement/shared/contract/http/shares";
import { placedClipSchema, shareChoicesSchema } from "@casement/shared/session-log/share";
import type { Deps } from "../deps.js";
import { shareState } from "../domain/links/share-state.js";

/** A session's shares, newest first. Secrets are never among them. */
export async function listShares(
  { prisma, clock }: Pick<Deps, "prisma" | "clock">,
  sessionId: string,
): Promise<Share[]> {
  const rows = await prisma.share.findMany({
    where: { sessionId },
    include: { openings: { select: { at: true }, orderBy: { at: "desc" } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    choices: shareChoicesSchema.parse(row.choices),
    clip: placedClipSchema.nullable().parse(row.clip)?.clip ?? null,
    forCandidate: row.forCandidate,
    state: shareState(row, clock.now()),
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    openings: row.openings.length,
    openedAt: row.openings[0]?.at.getTime() ?? null,
  }));
}
