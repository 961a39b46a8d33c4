import type { PrismaClient } from "@casement/prisma/client";
import { type BoardChunk, CHUNK_UPDATES, type PlaybackManifest } from "@casement/shared/playback/manifest";
import { readSegments } from "../../board/storage/recorded-segments.js";

type BoardTimeline = PlaybackManifest["board"];
/** Shorter silences are not marked. */
const QUIET_MS = 10_000;

/** A part of the log: the updates before `first` are left out, and so are those from `end` on. */
export interface Cut {
  readonly first: number;
  readonly end: number;
}

/**
 * Collects what a manifest says of the board, update by update. All times are playback times. Of a cut log the first
 * update is the board as it stood when the cut begins.
 */
class TimelineBuilder {
  updates = 0;
  readonly chunks: BoardChunk[] = [];
  readonly damage: BoardTimeline["damage"] = [];
  readonly quiet: BoardTimeline["quiet"] = [];
  /** How many updates of the log were given so far. */
  #given = 0;
  #latest = Number.NEGATIVE_INFINITY;

  constructor(
    readonly startAt: number,
    readonly cut: Cut | null,
  ) {
    if (cut !== null) this.#put(0, 0);
  }

  /** Whether what comes next is part of the timeline. */
  get isWithin(): boolean {
    return this.cut === null || (this.#given >= this.cut.first && this.#given < this.cut.end);
  }

  /** Whether a whole board is of use here: not at the beginning, where there is one already. */
  get takesKeyframe(): boolean {
    return this.cut === null ? this.updates > 0 : this.#given > this.cut.first && this.#given <= this.cut.end;
  }

  /**
   * Returns the playback time, which never runs backwards, even if the server's clock was set back; null outside the
   * cut.
   */
  add(at: number, bytes: number): number | null {
    const { isWithin } = this;
    this.#given += 1;
    const t = Math.max(this.#latest, at - this.startAt);
    if (isWithin) this.#rest(t);
    if (isWithin || this.#given <= (this.cut?.first ?? 0)) this.#latest = t;
    if (!isWithin) return null;
    this.#put(t, bytes);
    return t;
  }

  #put(t: number, bytes: number): void {
    const chunk = this.chunks.at(-1);
    if (chunk !== undefined && chunk.updates < CHUNK_UPDATES) {
      this.chunks[chunk.index] = { ...chunk, to: t, updates: chunk.updates + 1, bytes: chunk.bytes + bytes };
    } else {
      this.chunks.push({ index: this.chunks.length, from: t, to: t, updates: 1, bytes });
    }
    this.updates += 1;
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
 * Lists where the bytes of a session's board are, from the start of its log or of the cut. `counted` is called for
 * every update with its participant ("" for the server) and its playback time.
 */
export async function readBoardTimeline(
  prisma: PrismaClient,
  sessionId: string,
  { startAt, endAt, cut = null }: { readonly startAt: number; readonly endAt: number; readonly cut?: Cut | null },
  counted: (participantId: string, t: number) => void,
): Promise<BoardTimeline> {
  const rows = await prisma.boardKeyframe.findMany({
    where: { sessionId },
    orderBy: { afterSegment: "asc" },
    select: { at: true, afterSegment: true, epoch: true },
  });
  const timeline = new TimelineBuilder(startAt, cut);
  const keyframes = new Map<number, BoardTimeline["keyframes"][number]>();
  const epochs: number[] = [];
  let [next, last, epoch] = [0, 0n, 0];
  const passKeyframes = (until: bigint) => {
    for (let row = rows[next]; row !== undefined && row.afterSegment < until; row = rows[next]) {
      const { updates } = timeline;
      const at = row.at.getTime() - startAt;
      // A clip's keyframes do not tell what was done after it.
      const isLate = cut !== null && at > endAt - startAt;
      if (timeline.takesKeyframe && row.epoch === epoch && !isLate) keyframes.set(updates, { at, updates });
      next += 1;
    }
  };
  for await (const segment of readSegments(prisma, sessionId)) {
    passKeyframes(segment.id);
    if (segment.epoch > epoch && epoch > 0 && timeline.isWithin) epochs.push(timeline.updates);
    epoch = Math.max(epoch, segment.epoch);
    last = segment.id;
    for (const { at, participantId, update } of segment.updates ?? []) {
      const t = timeline.add(at, update.length);
      if (t !== null) counted(participantId, t);
    }
    if (segment.updates !== null) continue;
    const before = timeline.updates;
    for (let lost = 0; lost < segment.count; lost += 1) timeline.add(segment.at, 0);
    const updates = timeline.updates - before;
    if (updates > 0) timeline.damage.push({ at: segment.at - startAt, updates });
  }
  passKeyframes(last + 1n);
  timeline.end(endAt - startAt);
  const { updates, chunks, quiet, damage } = timeline;
  return { updates, keyframes: [...keyframes.values()], chunks, epochs, quiet, damage };
}
