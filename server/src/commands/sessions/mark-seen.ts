import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { isNews } from "../../session-log/read-model.js";

type MarkDeps = Pick<Deps, "prisma" | "clock" | "logger">;

/**
 * Remembers that this participant's page shows what there is. `fresh` are events that it was just told of: only those
 * that lists call unread are worth a write. A mark that cannot be kept costs nothing but a dot too many.
 */
export async function markSeen(
  { prisma, clock, logger }: MarkDeps,
  { participantId }: Pick<Grant, "participantId">,
  fresh?: readonly SessionEvent[],
): Promise<void> {
  if (fresh !== undefined && !fresh.some(({ kind }) => isNews(kind))) return;
  try {
    const seenAt = new Date(clock.now());
    await prisma.participant.updateMany({ where: { id: participantId }, data: { seenAt } });
  } catch (error) {
    logger.warn({ err: error, participantId }, "it is not kept that a session was seen");
  }
}
