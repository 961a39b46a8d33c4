import { createHash } from "node:crypto";
import type { Prisma } from "@casement/prisma/client";
import { AppError, type ErrorCode } from "@casement/shared/contract/errors";
import { optionsOf } from "@casement/shared/session/plan-options";
import type { SessionState } from "@casement/shared/session-log/state";
import { soundEndsAt } from "@casement/shared/sound/sound-end";
import { type ChunkQuery, MAX_CHUNK_BYTES, MAX_CHUNKS } from "@casement/shared/sound/take";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { requireKeepable } from "../../domain/keepable-sound.js";
import { LATE_CHUNKS_MS, MAX_TAKES, PERSON_SHARE } from "../../media/media-limits.js";
import type { Transaction } from "../../session-log/session-logs.js";

interface SentChunk extends ChunkQuery {
  readonly takeId: string;
  readonly index: number;
}

type StoreDeps = Pick<Deps, "prisma" | "clock" | "sessionLogs" | "media" | "metrics">;

/**
 * Keeps a chunk of the caller's own sound. Returns once its file and its row are on the disk; a chunk that is there
 * already changes nothing. Chunks may come in any order, and long after they were recorded. Throws what is wrong with
 * it: VALIDATION (cut, or another hash), CONFLICT (another chunk has its place), FORBIDDEN (somebody else's take),
 * SOUND_REFUSED, WRONG_PHASE, SOUND_FULL, PAYLOAD_TOO_LARGE; and DISK_FULL.
 */
export async function storeChunk(
  deps: StoreDeps,
  grant: Grant,
  chunk: SentChunk,
  body: AsyncIterable<Uint8Array>,
): Promise<void> {
  if (!Number.isSafeInteger(chunk.index) || chunk.index >= MAX_CHUNKS)
    throw new AppError("VALIDATION", `A take has at most ${MAX_CHUNKS} chunks.`);
  const bytes = await readBody(body);
  if (createHash("sha256").update(bytes).digest("hex") !== chunk.sha256)
    throw new AppError("VALIDATION", "The chunk is not what its hash says: it was cut or changed on its way.");
  if (await isKept(deps.prisma, grant, chunk)) return;
  const { state } = await deps.sessionLogs.load(grant.sessionId);
  if (!optionsOf(state.plan).recordSound) throw new AppError("SOUND_REFUSED", "This session records no sound.");
  requireKeepable(state, grant.participantId, chunk, deps.clock.now());
  const { endedAt } = state.clock;
  const lastAt = Math.min((endedAt ?? 0) + LATE_CHUNKS_MS, soundEndsAt(state) ?? Number.POSITIVE_INFINITY);
  if (endedAt !== null && deps.clock.now() >= lastAt)
    throw new AppError("WRONG_PHASE", "The interview ended too long ago: its sound is complete.");
  try {
    await requireOwnRoom(deps, grant, shareOf(state), { takeId: chunk.takeId, bytes: bytes.length });
    await requireRoom(deps, grant.sessionId, chunk.takeId, bytes.length);
    await deps.media.write(bytes, (key) => keep(deps, grant, chunk, { key, bytes: bytes.length }));
    deps.metrics.chunk(bytes.length);
  } catch (error) {
    // Whoever has used up their own share is told alone: everybody else's sound is kept.
    if (error instanceof AppError && error.details?.whose !== "own")
      await tellStopped(deps, grant.sessionId, error.code);
    throw error;
  }
  if (state.soundStopped !== null && (await hasRoomAgain(deps, grant.sessionId)))
    await tellResumed(deps, grant.sessionId);
}

async function readBody(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const part of body) {
      total += part.length;
      if (total > MAX_CHUNK_BYTES)
        throw new AppError("PAYLOAD_TOO_LARGE", `A chunk is larger than ${MAX_CHUNK_BYTES / 1024} KB.`);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError("VALIDATION", "The chunk broke off on its way.");
  }
  return Buffer.concat(parts);
}

/** Whether this very chunk is there already. Throws CONFLICT, FORBIDDEN. */
async function isKept(prisma: Transaction, grant: Grant, { takeId, index, sha256 }: SentChunk): Promise<boolean> {
  const take = await prisma.take.findUnique({
    where: { id: takeId },
    select: { sessionId: true, participantId: true, chunks: { where: { index }, select: { sha256: true } } },
  });
  if (take === null) return false;
  if (take.sessionId !== grant.sessionId || take.participantId !== grant.participantId)
    throw new AppError("FORBIDDEN", "This take is somebody else's.");
  const [known] = take.chunks;
  if (known === undefined) return false;
  if (Buffer.from(known.sha256).toString("hex") !== sha256)
    throw new AppError("CONFLICT", "Another chunk has this place already.");
  return true;
}

/** Of the session's room, for one person; whoever practises alone has all of it. */
function shareOf({ participants }: SessionState): number {
  const speakers = Object.values(participants).filter(({ role, removed }) => role !== "observer" && !removed);
  return speakers.length > 1 ? PERSON_SHARE : 1;
}

/** Throws SOUND_FULL unless so many bytes more lie within this person's share of the session's room. */
async function requireOwnRoom(
  { prisma, media }: StoreDeps,
  { sessionId, participantId }: Grant,
  share: number,
  { takeId, bytes }: { readonly takeId: string; readonly bytes: number },
): Promise<void> {
  const own = { sessionId, participantId };
  const { _sum } = await prisma.takeChunk.aggregate({ where: { take: own }, _sum: { bytes: true } });
  const others = await prisma.take.count({ where: { ...own, id: { not: takeId } } });
  const isFull = (_sum.bytes ?? 0) + bytes > media.limits.sessionBytes * share;
  if (isFull || others >= MAX_TAKES * share)
    throw new AppError("SOUND_FULL", "Your share of the room for sound in this session is used up.", { whose: "own" });
}

/** Throws SOUND_FULL unless so many bytes more of this take may be kept; null: of a new one. */
async function requireRoom(
  { prisma, media }: StoreDeps,
  sessionId: string,
  takeId: string | null,
  bytes: number,
): Promise<void> {
  const { _sum } = await prisma.takeChunk.aggregate({ where: { take: { sessionId } }, _sum: { bytes: true } });
  const others = await prisma.take.count({ where: { sessionId, ...(takeId === null ? {} : { id: { not: takeId } }) } });
  if ((_sum.bytes ?? 0) + bytes > media.limits.sessionBytes || others >= MAX_TAKES)
    throw new AppError("SOUND_FULL", "The room for sound in this session is used up.");
}

/**
 * Whether the largest chunk of a new take would fit. At the edge a small chunk fits after a large one did not: without
 * this the session log would fill with the two in turns.
 */
async function hasRoomAgain(deps: StoreDeps, sessionId: string): Promise<boolean> {
  try {
    await requireRoom(deps, sessionId, null, MAX_CHUNK_BYTES);
    await deps.media.requireRoom(MAX_CHUNK_BYTES);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Tells everybody in a running interview that its sound is not kept any more, and why. */
async function tellStopped({ sessionLogs }: StoreDeps, sessionId: string, code: ErrorCode): Promise<void> {
  const reason = code === "DISK_FULL" ? "disk" : code === "SOUND_FULL" ? "room" : null;
  if (reason === null) return;
  await sessionLogs.commit(sessionId, null, ({ phase, soundStopped }) =>
    phase === "live" && soundStopped?.reason !== reason ? [{ kind: "sound.stopped", payload: { reason } }] : [],
  );
}

async function tellResumed({ sessionLogs }: StoreDeps, sessionId: string): Promise<void> {
  await sessionLogs.commit(sessionId, null, ({ phase, soundStopped }) =>
    phase === "live" && soundStopped !== null ? [{ kind: "sound.resumed", payload: {} }] : [],
  );
}

/**
 * Commits the row in the turn of the session's log, so that a withdrawal comes wholly before it, and refuses it, or
 * wholly after it, and finds it. Returns whether the file is needed: false if the same chunk came meanwhile.
 */
async function keep(
  deps: StoreDeps,
  grant: Grant,
  chunk: SentChunk,
  file: { readonly key: string; readonly bytes: number },
): Promise<boolean> {
  const { sessionId, participantId } = grant;
  const { takeId, index, from, to, clock } = chunk;
  let needed = true;
  await deps.sessionLogs.commit(
    sessionId,
    participantId,
    (state, now) => {
      requireKeepable(state, participantId, chunk, now);
      return [];
    },
    async (tx) => {
      needed = !(await isKept(tx, grant, chunk));
      if (!needed) return;
      await tx.take.upsert({ where: { id: takeId }, create: { id: takeId, sessionId, participantId }, update: {} });
      const sha256 = Buffer.from(chunk.sha256, "hex");
      const times = { mediaFromMs: from, mediaToMs: to, clock: clock as unknown as Prisma.InputJsonValue };
      await tx.takeChunk.create({ data: { takeId, index, sha256, ...file, ...times } });
    },
  );
  return needed;
}
