import type { Deps } from "../../deps.js";
import { eraseWords } from "../../session-log/erase-words.js";

/**
 * Deletes the words of sessions whose sound was to be kept until now: they tell what it told. Returns of how many
 * sessions.
 */
export async function expireWords({
  prisma,
  clock,
  sessionLogs,
}: Pick<Deps, "prisma" | "clock" | "sessionLogs">): Promise<number> {
  const sessions = await prisma.session.findMany({
    where: {
      soundUntil: { lte: new Date(clock.now()) },
      events: { some: { kind: "words.spoken" }, none: { kind: "sound.expired" } },
    },
    select: { id: true },
  });
  for (const { id } of sessions)
    await sessionLogs.commit(
      id,
      null,
      ({ soundExpiredAt }) => (soundExpiredAt === null ? [{ kind: "sound.expired", payload: {} }] : []),
      (tx) => eraseWords(tx, id, {}),
    );
  return sessions.length;
}
