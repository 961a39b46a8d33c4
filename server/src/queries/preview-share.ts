import { AppError } from "@casement/shared/contract/errors";
import type { RouteResponse } from "@casement/shared/contract/routes";
import type { Deps } from "../deps.js";
import { findShare, type ShareKey } from "./find-share.js";

/** What a share's link leads to, for the page with "Watch". Throws as findShare does. */
export async function previewShare(
  deps: Pick<Deps, "prisma" | "clock">,
  key: ShareKey,
): Promise<RouteResponse<"previewShare">> {
  const { sessionId, choices, expiresAt } = await findShare(deps, key);
  const session = await deps.prisma.session.findUnique({
    where: { id: sessionId },
    include: { owner: { select: { name: true } } },
  });
  if (session === null || session.startedAt === null || session.endedAt === null)
    throw new AppError("SHARE_UNKNOWN", "This playback link is not known here. Ask for a new one.");
  const { title: sessionTitle, startedAt, endedAt, owner } = session;
  return {
    sessionTitle,
    hostName: owner.name,
    choices,
    expiresAt,
    startedAt: startedAt.getTime(),
    endedAt: endedAt.getTime(),
  };
}
