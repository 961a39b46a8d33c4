import { type ClockSample, clockMapOf } from "@casement/shared/sound/clock-map";
import { clockSampleSchema, type TakeFile } from "@casement/shared/sound/take";
import { z } from "zod";
import type { Deps } from "../../deps.js";
import { finishInWorker } from "../../media/finish/finish-in-worker.js";
import { LATE_CHUNKS_MS } from "../../media/media-limits.js";

type FinishDeps = Pick<Deps, "prisma" | "media" | "clock" | "logger" | "sessionLogs" | "bus">;

/** Chunks that could not be sent come late; each look for them is one small statement. */
const LOOK_EVERY_MS = 20_000;
/** The last chunks of an interview are on their way when it ends. */
const AFTER_END_MS = 3_000;
/** A chunk that came in time may be on its way to the disk when that time is over. */
const CLOSE_AFTER_MS = LATE_CHUNKS_MS + 60 * 60_000;

/**
 * Makes one playable file of each take whose interview has ended and which has chunks that its file does not hold.
 * Safe to interrupt: a take without a file, or with an older one, is found again. Returns how many were made.
 */
export async function finishTakes(deps: FinishDeps, signal: AbortSignal): Promise<number> {
  const unfinished = await deps.prisma.$queryRaw<{ id: string; sessionId: string }[]>`
    SELECT take.id, take."sessionId" FROM "Take" AS take JOIN "Session" AS session ON session.id = take."sessionId"
    WHERE session."endedAt" IS NOT NULL
      AND (SELECT count(*) FROM "TakeChunk" AS chunk WHERE chunk."takeId" = take.id) > take."fileChunks"
    ORDER BY take."createdAt"`;
  let made = 0;
  for (const { id, sessionId } of unfinished) {
    if (signal.aborted) break;
    try {
      await finishTake(deps, sessionId, id, signal);
      made += 1;
    } catch (error) {
      // One take that cannot be made is tried again later, and holds no other up.
      if (!signal.aborted) deps.logger.warn({ err: error, takeId: id }, "a take's file cannot be made");
    }
  }
  return made;
}

async function finishTake(
  { prisma, media, sessionLogs }: FinishDeps,
  sessionId: string,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const chunks = await prisma.takeChunk.findMany({ where: { takeId: id }, orderBy: { index: "asc" } });
  const files = chunks.map(({ index, key, mediaFromMs, mediaToMs }) => ({
    index,
    from: mediaFromMs,
    to: mediaToMs,
    path: media.pathOf(key),
  }));
  const { file, loudness, durationMs, sha256 } = await finishInWorker({ chunks: files }, signal);
  const samples: ClockSample[] = chunks.flatMap(({ clock }) => z.array(clockSampleSchema).parse(clock));
  const map = clockMapOf(samples, durationMs).map((piece) => ({ ...piece }));
  const about: TakeFile = { bytes: file.length, durationMs, sha256, map };
  let replaced: (string | null)[] = [];
  let kept = false;
  await media.write(file, async (fileKey) => {
    await media.write(loudness, async (loudnessKey) => {
      const data = { file: about, fileKey, loudnessKey, fileChunks: chunks.length };
      // In the turn of the log: a deletion comes wholly before it, and leaves no row to change, or wholly after it. So
      // does whoever makes the same file at the same time; the one with no more chunks than the other's is not needed.
      await sessionLogs.commit(
        sessionId,
        null,
        () => [],
        async (tx) => {
          const before = await tx.take.findUnique({
            where: { id },
            select: { fileKey: true, loudnessKey: true, fileChunks: true },
          });
          if (before === null || before.fileChunks >= chunks.length) return;
          await tx.take.update({ where: { id }, data });
          replaced = [before.fileKey, before.loudnessKey];
          kept = true;
        },
      );
      return kept;
    });
    return kept;
  });
  await media.remove(replaced.filter((key) => key !== null));
}

/**
 * Removes the chunks of takes whose file holds all of them, and of which none is accepted any more. Their files are
 * swept.
 */
export async function closeTakes({ prisma, clock }: Pick<FinishDeps, "prisma" | "clock">): Promise<number> {
  const takes = await prisma.take.findMany({
    where: {
      fileKey: { not: null },
      chunks: { some: {} },
      session: { endedAt: { lt: new Date(clock.now() - CLOSE_AFTER_MS) } },
    },
    select: { id: true, fileChunks: true, _count: { select: { chunks: true } } },
  });
  const whole = takes.filter(({ fileChunks, _count }) => _count.chunks <= fileChunks).map(({ id }) => id);
  const { count } = await prisma.takeChunk.deleteMany({ where: { takeId: { in: whole } } });
  return count;
}

/** Makes takes' files in the background. Returns a function that stops it, after waiting for the one under way. */
export function finishInBackground(deps: FinishDeps): () => Promise<void> {
  const stop = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = running
      .then(async () => {
        if (stop.signal.aborted) return;
        await closeTakes(deps);
        await finishTakes(deps, stop.signal);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) deps.logger.warn({ err: error }, "takes stay without a file until the next look");
      });
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  const unsubscribe = deps.bus.subscribe((message) => {
    if (message.type !== "events" || message.events.every(({ kind }) => kind !== "session.ended")) return;
    setTimeout(look, AFTER_END_MS).unref();
  });
  return async () => {
    stop.abort();
    clearInterval(timer);
    unsubscribe();
    await running;
  };
}
