import type { PrismaClient, RecordHash } from "@casement/prisma/client";
import { asHeard } from "@casement/shared/session-log/audience/heard-words";
import { visibleTo, withheldFrom } from "@casement/shared/session-log/audience/visible-to";
import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import { foldEvents } from "@casement/shared/session-log/fold";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Grant } from "../auth/find-grant.js";
import { HashPositions } from "../board/storage/hash-positions.js";
import { type RecordedSegment, readSegments } from "../board/storage/recorded-segments.js";
import type { BoardUpdate } from "../board/storage/segment.js";
import { recordedViews } from "../board/views/recorded-views.js";
import type { Deps } from "../deps.js";
import { readEvents } from "../session-log/event-rows.js";
import {
  type BoardLine,
  type HashLine,
  RECORD_FORMAT,
  RECORD_VERSION,
  SealChain,
  type TakeLine,
} from "./format/record-file.js";

/**
 * Yields the record as lines of JSON, as far as this participant may see it: a header with what it is and what it
 * lacks, then events and board updates in order of server time, the logged hashes, the views of the board, and an end
 * line with all counts and the digest of what came before, which shows that nothing is missing. Every line is sealed.
 * If something is withheld, the events are numbered without it and the state's hashes are left out: a skipped number
 * would tell when somebody marked, and with a hash the few possible marks could be tried out. `takes`: the sound that
 * lies beside the record in an archive.
 */
export async function* exportRecord(
  { prisma, clock }: Pick<Deps, "prisma" | "clock">,
  { sessionId, ...viewer }: Grant,
  takes: readonly TakeLine[] = [],
): AsyncGenerator<string> {
  const past = await readEvents(prisma, sessionId);
  const state = foldEvents(past);
  const withheld = withheldFrom(past, viewer, state);
  const chain = new SealChain();
  const line = (value: unknown) => `${chain.seal(JSON.stringify(value))}\n`;
  yield line({ ...header(state, sessionId, clock.now()), ...(withheld === null ? {} : { withheld }) });
  const counts = { event: 0, board: 0 };
  const seen = past.filter((event) => visibleTo(event, viewer, state)).map((event) => asHeard(event, viewer, state));
  const places = new HashPlaces(await hashesOf(prisma, sessionId, past), seen);
  for await (const part of mergeByTime(eventLines(seen), boardLines(prisma, sessionId, places))) {
    counts[part.type] += 1;
    yield line(part);
  }
  const hashes = places.lines(withheld === null);
  for (const hash of hashes) yield line(hash);
  const views = await recordedViews(prisma, sessionId);
  for (const view of views) yield line(view);
  for (const take of takes) yield line(take);
  const { digest } = chain;
  const totals = { events: counts.event, boardUpdates: counts.board, hashes: hashes.length, views: views.length };
  yield line({ type: "end", ...totals, takes: takes.length, digest });
}

function header({ plan, phase, clock, participants }: SessionState, sessionId: string, exportedAt: number) {
  return {
    format: RECORD_FORMAT,
    version: RECORD_VERSION,
    sessionId,
    exportedAt,
    title: plan?.title ?? "",
    phase,
    startedAt: clock.startedAt,
    endedAt: clock.endedAt,
    participants: Object.keys(participants).length,
  };
}

type EventLine = SessionEvent & { readonly type: "event" };

/** Numbers the visible events 1, 2, 3 … */
function* eventLines(seen: readonly SessionEvent[]): Generator<EventLine> {
  for (const [index, event] of seen.entries()) yield { type: "event", ...event, seq: index + 1 };
}

/** The session may go on during the export: hashes of later events and updates are left out. */
function hashesOf(prisma: PrismaClient, sessionId: string, past: readonly SessionEvent[]): Promise<RecordHash[]> {
  const upTo = past.at(-1)?.seq ?? 0;
  return prisma.recordHash.findMany({ where: { sessionId, seq: { lte: upTo } }, orderBy: { id: "asc" } });
}

async function* boardLines(prisma: PrismaClient, sessionId: string, places: HashPlaces): AsyncGenerator<BoardLine> {
  for await (const segment of readSegments(prisma, sessionId)) {
    places.pass(segment);
    const { updates, epoch, at, count } = segment;
    if (updates !== null) yield* updates.map((update) => boardLine(update, epoch));
    else for (let lost = 0; lost < count; lost += 1) yield lostLine(at, epoch);
  }
}

function boardLine({ at, participantId, newClients, update }: BoardUpdate, epoch: number): BoardLine {
  const base64 = Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString("base64");
  return { type: "board", at, participantId: participantId || null, epoch, clients: newClients, update: base64 };
}

const lostLine = (at: number, epoch: number): BoardLine => ({
  type: "board",
  at,
  participantId: null,
  epoch,
  clients: [],
  update: null,
});

/** Counts how many updates, and how many of the file's events, came before each hash. */
class HashPlaces {
  readonly #updates: HashPositions;
  /** Sequence number in the session log -> how many of the file's events there are up to it. */
  readonly #events = new Map<number, number>();

  constructor(
    readonly hashes: readonly RecordHash[],
    seen: readonly SessionEvent[],
  ) {
    this.#updates = new HashPositions(hashes);
    let at = 0;
    for (const seq of hashes.map((hash) => hash.seq).sort((a, b) => a - b)) {
      while (at < seen.length && (seen[at]?.seq ?? 0) <= seq) at += 1;
      this.#events.set(seq, at);
    }
  }

  pass(segment: RecordedSegment): void {
    this.#updates.pass(segment);
  }

  lines(withState: boolean): HashLine[] {
    const updates = this.#updates.end();
    return this.hashes.map(({ at, version, seq, state, board }, index) => ({
      type: "hash",
      at: at.getTime(),
      version,
      seq: this.#events.get(seq) ?? 0,
      boardUpdates: updates[index] ?? 0,
      state: withState ? Buffer.from(state).toString("hex") : null,
      board: Buffer.from(board).toString("hex"),
    }));
  }
}

/** Merges two sequences in order of time. In the same millisecond events come first. */
async function* mergeByTime(
  events: Generator<EventLine>,
  boards: AsyncGenerator<BoardLine>,
): AsyncGenerator<EventLine | BoardLine> {
  let [event, board] = [events.next(), await boards.next()];
  while (!event.done || !board.done) {
    if (board.done || (!event.done && event.value.at <= board.value.at)) {
      if (!event.done) yield event.value;
      event = events.next();
    } else {
      yield board.value;
      board = await boards.next();
    }
  }
}
