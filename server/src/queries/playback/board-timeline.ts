import type { PrismaClient } from "@casement/prisma/client";
import { type BoardChunk, CHUNK_UPDATES, type PlaybackManifest } from "@casement/shared/playback/manifest";
import { readSegments } from "../../board/storage/recorded-segments.js";

type BoardTimeline = PlaybackManifest["board"];
/** Shorter silences are not marked. */
const QUIET_MS = 10_000;

/** Collects what a manifest says of the board, update by update. All times are playback times. */
class TimelineBuilder {
  updates = 0;
  readonly chunks: BoardChunk[] = [];
  readonly damage: BoardTimeline["damage"] = [];
  readonly quiet: BoardTimeline["quiet"] = [];
  #latest = Number.NEGATIVE_INFINITY;
  constructor(readonly startAt: number) {}

  /** Returns the playback time, which never runs backwards, even if the server's clock was set back. */
  add(at: number, bytes: number): number {
    const t = Math.max(this.#latest, at - this.startAt);
    this.#rest(t);
    this.#latest = t;
    const chunk = this.chunks.at(-1);
    if (chunk !== undefined && chunk.updates < CHUNK_UPDATES) {
      this.chunks[chunk.index] = { ...chunk, to: t, updates: chunk.updates + 1, bytes: chunk.bytes + bytes };
    } else {
      this.chunks.push({ index: this.chunks.length, from: t, to: t, updates: 1, bytes });
    }
    this.updates += 1;
    return t;
  }

  end(duration: number): void {
    this.#rest(duration);
  }

  #rest(until: number): void {
    const from = Math.max(0, this.#latest);
    if (until - from >= QUIET_MS) this.quiet.push({ from, to: until });
  }
}

/**
 * Lists where the bytes of a session's board are, from the start of its log. `counted` is called for every update with
 * its participant ("" for the server) and its playback time.
 */
export async function readBoardTimeline(
  prisma: PrismaClient,
  sessionId: string,
  { startAt, endAt }: { readonly startAt: number; readonly endAt: number },
  counted: (participantId: string, t: number) => void,
): Promise<BoardTimeline> {
  const rows = await prisma.boardKeyframe.findMany({
    where: { sessionId },
    orderBy: { afterSegment: "asc" },
    select: { at: true, afterSegment: true, epoch: true },
  });
  const timeline = new TimelineBuilder(startAt);
  const keyframes = new Map<number, BoardTimeline["keyframes"][number]>();
  const epochs: number[] = [];
  let [next, last, epoch] = [0, 0n, 0];
  const passKeyframes = (until: bigint) => {
    for (let row = rows[next]; row !== undefined && row.afterSegment < until; row = rows[next]) {
      const { updates } = timeline;
      if (updates > 0 && row.epoch === epoch) keyframes.set(updates, { at: row.at.getTime() - startAt, updates });
      next += 1;
    }
  };
  for await (const segment of readSegments(prisma, sessionId)) {
    passKeyframes(segment.id);
    if (segment.epoch > epoch && epoch > 0) epochs.push(timeline.updates);
    epoch = Math.max(epoch, segment.epoch);
    last = segment.id;
    for (const { at, participantId, update } of segment.updates ?? []) {
      counted(participantId, timeline.add(at, update.length));
    }
    if (segment.updates !== null) continue;
    timeline.damage.push({ at: segment.at - startAt, updates: segment.count });
    for (let lost = 0; lost < segment.count; lost += 1) timeline.add(segment.at, 0);
  }
  passKeyframes(last + 1n);
  timeline.end(endAt - startAt);
  const { updates, chunks, quiet, damage } = timeline;
  return { updates, keyframes: [...keyframes.values()], chunks, epochs, quiet, damage };
}
