import type { BusMessage } from "../../bus/bus.js";
import { erasesSound } from "../../bus/erases-sound.js";
import type { Deps } from "../../deps.js";

const DAY_MS = 24 * 60 * 60_000;

type SweepDeps = Pick<Deps, "prisma" | "media" | "bus" | "logger">;

/** Removes the files of sound that no row names any more. Returns how many. */
export function sweepMedia({ prisma, media }: Pick<Deps, "prisma" | "media">): Promise<number> {
  return media.sweep(async (keys) => {
    const named = { in: [...keys] };
    const chunks = await prisma.takeChunk.findMany({ where: { key: named }, select: { key: true } });
    const takes = await prisma.take.findMany({
      where: { OR: [{ fileKey: named }, { loudnessKey: named }] },
      select: { fileKey: true, loudnessKey: true },
    });
    const files = takes.flatMap(({ fileKey, loudnessKey }) => [fileKey, loudnessKey]);
    return new Set([...chunks.map(({ key }) => key), ...files.filter((key) => key !== null)]);
  });
}

/**
 * Sweeps unless the database has no session at all: it is more likely the wrong one, by a slip in a setting, than all
 * that there ever was, and the files would be gone for good. Returns how many files were removed.
 */
export async function sweepUnasked(deps: Pick<Deps, "prisma" | "media">): Promise<number> {
  const some = await deps.prisma.session.findFirst({ select: { id: true } });
  return some === null ? 0 : sweepMedia(deps);
}

/**
 * Sweeps now, once a day, and at once whenever a session is deleted or somebody has their sound deleted. Returns a
 * function that stops it, after waiting for a sweep under way.
 */
export function sweepWhenErased(deps: SweepDeps): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const sweep = (remove: typeof sweepMedia) => {
    running = running.then(() =>
      remove(deps).then(
        (removed) => deps.logger.debug({ removed }, "files of sound that nothing names removed"),
        (error) => deps.logger.warn({ err: error }, "files of sound that nothing names stay until the next sweep"),
      ),
    );
  };
  sweep(sweepUnasked);
  const timer = setInterval(() => sweep(sweepUnasked), DAY_MS);
  timer.unref();
  const unsubscribe = deps.bus.subscribe((message) => erases(message) && sweep(sweepMedia));
  return async () => {
    clearInterval(timer);
    unsubscribe();
    await running;
  };
}

function erases(message: BusMessage): boolean {
  if (message.type === "session-deleted") return true;
  return message.type === "events" && erasesSound(message.before, message.after);
}
