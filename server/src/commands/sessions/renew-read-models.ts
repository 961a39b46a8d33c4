import type { Deps } from "../../deps.js";
import { READ_MODEL_VERSION, readModelOf } from "../../session-log/read-model.js";

type RenewDeps = Pick<Deps, "prisma" | "sessionLogs" | "logger">;

/** Sessions looked up at a time. */
const PAGE = 50;

/**
 * Writes the rows of earlier versions of the read model anew from their logs, one after another. Returns how many.
 * `isStopped` is asked between two sessions.
 */
export async function renewReadModels(deps: RenewDeps, isStopped: () => boolean = () => false): Promise<number> {
  const { prisma } = deps;
  let [renewed, after] = [0, ""];
  for (;;) {
    const rows = await prisma.session.findMany({
      where: { readModel: { lt: READ_MODEL_VERSION }, id: { gt: after } },
      select: { id: true },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    for (const { id } of rows) {
      if (isStopped()) return renewed;
      if (await renew(deps, id)) renewed += 1;
      after = id;
    }
    if (rows.length < PAGE) return renewed;
  }
}

/** In the log's turn, so that no event comes between reading the log and writing the row. */
async function renew({ sessionLogs, logger }: RenewDeps, id: string): Promise<boolean> {
  try {
    let columns: ReturnType<typeof readModelOf> | null = null;
    await sessionLogs.commit(
      id,
      null,
      (state) => {
        columns = state.plan === null ? null : readModelOf(state.plan, state);
        return [];
      },
      async (tx) => {
        if (columns !== null) await tx.session.update({ where: { id }, data: columns });
      },
    );
    return columns !== null;
  } catch (error) {
    // One session that cannot be read keeps its row as it was.
    logger.warn({ err: error, sessionId: id }, "a session's row cannot be renewed");
    return false;
  }
}

/** Renews in the background. Returns a function that stops it, after waiting for the session under way. */
export function renewInBackground(deps: RenewDeps): () => Promise<void> {
  let stopped = false;
  const running = renewReadModels(deps, () => stopped).then(
    (renewed) => deps.logger.debug({ renewed }, "sessions' rows renewed"),
    (error) => deps.logger.warn({ err: error }, "sessions' rows stay as they were until the next start"),
  );
  return () => {
    stopped = true;
    return running;
  };
}
