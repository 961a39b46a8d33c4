import { AppError } from "@casement/shared/contract/errors";
import type { RouteResponse } from "@casement/shared/contract/http/routes";
import type { Deps } from "../deps.js";
import { findShare, type ShareKey } from "./find-share.js";

/** What a share's link leads to, for the page with "Watch". Throws as findShare does. */
export async function previewShare(
  deps: Pick<Deps, "prisma" | "clock">,
  key: ShareKey,
): Promise<RouteResponse<"previewShare">> {
  const { sessionId, choices, placed, expiresAt } = await findShare(deps, key);
  const clip = placed?.clip ?? null;
  const session = await deps.prisma.session.findUnique({
    where: { id: sessionId },
    include: { owner: { select: { name: true } } },
  });
  if (session === null || session.startedAt === null || session.endedAt === null)
    throw new AppError("SHARE_UNKNOWN", "This server does not know this playback link. Ask for a new one.");
  const { title: sessionTitle, startedAt, endedAt, owner } = session;
  return {
    sessionTitle,
    hostName: owner.name,
    choices,
    clipTitle: clip?.title ?? null,
    expiresAt,
    startedAt: startedAt.getTime() + (clip?.fromMs ?? 0),
    endedAt: clip === null ? endedAt.getTime() : startedAt.getTime() + clip.toMs,
  };
}
