import type { Deps } from "../../deps.js";
import { eraseWords } from "../../session-log/erase-words.js";

/**
 * Deletes the words of sessions whose sound was to be kept until now: they tell what it told. Returns of how many
 * sessions. One whose words cannot be deleted holds no other up; the next look tries it again.
 */
export async function expireWords({
  prisma,
  clock,
  sessionLogs,
  logger,
}: Pick<Deps, "prisma" | "clock" | "sessionLogs" | "logger">): Promise<number> {
  const sessions = await prisma.session.findMany({
    where: {
      soundUntil: { lte: new Date(clock.now()) },
      events: { some: { kind: "words.spoken" }, none: { kind: "sound.expired" } },
    },
    select: { id: true },
  });
  let expired = 0;
  for (const { id } of sessions) {
    try {
      await sessionLogs.commit(
        id,
        null,
        ({ soundExpiredAt }) => (soundExpiredAt === null ? [{ kind: "sound.expired", payload: {} }] : []),
        (tx) => eraseWords(tx, id, {}),
      );
      expired += 1;
    } catch (error) {
      logger.warn({ err: error, sessionId: id }, "the words of a session whose time is over cannot be deleted");
    }
  }
  return expired;
}
