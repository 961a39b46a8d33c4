import type { Deps } from "../../deps.js";

type ExpireDeps = Pick<Deps, "prisma" | "media" | "clock" | "logger">;

const LOOK_EVERY_MS = 15 * 60_000;
/** Takes at a time, so that no statement names too many. */
const PAGE = 100;

/**
 * Deletes the sound of sessions that were to keep it until now. The files go first and then their rows: whatever
 * interrupts it, no file is left that nothing leads to, and what is left is found again. Returns how many takes went.
 */
export async function expireSound({ prisma, media, clock }: ExpireDeps): Promise<number> {
  for (let expired = 0; ; ) {
    const takes = await prisma.take.findMany({
      where: { session: { soundUntil: { lte: new Date(clock.now()) } } },
      select: { id: true, fileKey: true, loudnessKey: true, chunks: { select: { key: true } } },
      take: PAGE,
    });
    if (takes.length === 0) return expired;
    for (const { fileKey, loudnessKey, chunks } of takes)
      await media.remove([fileKey, loudnessKey, ...chunks.map(({ key }) => key)].filter((key) => key !== null));
    const { count } = await prisma.take.deleteMany({ where: { id: { in: takes.map(({ id }) => id) } } });
    expired += count;
  }
}

/** Deletes now and every quarter of an hour. Returns a function that stops it, after waiting for the one under way. */
export function expireInBackground(deps: ExpireDeps): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = running.then(() =>
      expireSound(deps).then(
        (expired) => expired > 0 && deps.logger.info({ expired }, "takes whose time was over deleted"),
        (error) => deps.logger.warn({ err: error }, "takes whose time is over stay until the next look"),
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
