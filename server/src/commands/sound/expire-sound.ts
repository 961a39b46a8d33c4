import type { Deps } from "../../deps.js";
import { expireWords } from "./expire-words.js";
import { sweepMedia } from "./sweep-media.js";

type ExpireDeps = Pick<Deps, "prisma" | "media" | "clock" | "logger">;
type BackgroundDeps = ExpireDeps & Pick<Deps, "sessionLogs">;

const LOOK_EVERY_MS = 15 * 60_000;
/** Takes at a time, so that no statement names too many. */
const PAGE = 100;

/**
 * Deletes the sound of sessions that were to keep it until now. The files go first and then their rows: whatever
 * interrupts it, no file is left that nothing leads to, and what is left is found again. Returns how many takes went.
 */
export async function expireSound(deps: ExpireDeps): Promise<number> {
  const { prisma, clock } = deps;
  const stuck: string[] = [];
  for (let expired = 0; ; ) {
    const takes = await prisma.take.findMany({
      where: { session: { soundUntil: { lte: new Date(clock.now()) } }, id: { notIn: stuck } },
      select: { id: true, fileKey: true, loudnessKey: true, chunks: { select: { key: true } } },
      take: PAGE,
    });
    if (takes.length === 0) {
      // A chunk or a file that became whole meanwhile lost its row with its take.
      if (expired > 0) await sweepMedia(deps);
      return expired;
    }
    const gone: string[] = [];
    for (const take of takes) ((await isRemoved(deps, take)) ? gone : stuck).push(take.id);
    const { count } = await prisma.take.deleteMany({ where: { id: { in: gone } } });
    expired += count;
  }
}

interface Named {
  readonly id: string;
  readonly fileKey: string | null;
  readonly loudnessKey: string | null;
  readonly chunks: readonly { readonly key: string }[];
}

/** Removes a take's files, and says whether all are gone: one that cannot be removed holds no other take up. */
async function isRemoved({ media, logger }: ExpireDeps, { id, fileKey, loudnessKey, chunks }: Named): Promise<boolean> {
  try {
    await media.remove([fileKey, loudnessKey, ...chunks.map(({ key }) => key)].filter((key) => key !== null));
    return true;
  } catch (error) {
    logger.warn({ err: error, takeId: id }, "a take whose time is over cannot be deleted");
    return false;
  }
}

/** Deletes sound and words now and every quarter of an hour. Returns a function that stops it, after waiting for the one under way. */
export function expireInBackground(deps: BackgroundDeps): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = running.then(() =>
      expireSound(deps).then(
        (expired) => expired > 0 && deps.logger.info({ expired }, "takes whose time was over deleted"),
        (error) => deps.logger.warn({ err: error }, "takes whose time is over stay until the next look"),
      ),
    );
    running = running.then(() =>
      expireWords(deps).then(
        (sessions) => sessions > 0 && deps.logger.info({ sessions }, "words whose time was over deleted"),
        (error) => deps.logger.warn({ err: error }, "words whose time is over stay until the next look"),
      ),
    );
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
