import type { PrismaClient, RecordHash } from "@casement/prisma/client";
import type { SessionEvent } from "@casement/shared/record/event-kinds";
import { foldEvents } from "@casement/shared/record/fold";
import { type RecordedSegment, readSegments } from "../board/recorded-segments.js";
import { recordedViews } from "../board/recorded-views.js";
import type { BoardUpdate } from "../board/segment.js";
import type { Deps } from "../deps.js";
import { readEvents } from "../record/event-rows.js";
import {
  type BoardLine,
  type HashLine,
  RECORD_FORMAT,
  RECORD_VERSION,
  SealChain,
  type ViewLine,
} from "../record/record-file.js";

/** Rows read at a time: an export of any length needs little memory. */
const EVENT_PAGE = 500;

/**
 * The whole record as lines of JSON: a header that says what it is of, then events and board updates in order of server
 * time, the hashes that were logged live, what people saw of the board, and an end line with all counts and the digest of
 * what came before, by which a reader knows that nothing is missing. Every line is sealed.
 */
export async function* exportRecord(
  { prisma, clock }: Pick<Deps, "prisma" | "clock">,
  sessionId: string,
): AsyncGenerator<string> {
  const chain = new SealChain();
  const line = (value: unknown) => `${chain.seal(JSON.stringify(value))}\n`;
  yield line(await header(prisma, sessionId, clock.now()));
  const counts = { event: 0, board: 0 };
  const places = new HashPlaces(await prisma.recordHash.findMany({ where: { sessionId }, orderBy: { id: "asc" } }));
  for await (const part of mergeByTime(eventLines(prisma, sessionId), boardLines(prisma, sessionId, places))) {
    counts[part.type] += 1;
    yield line(part);
  }
  const hashes = places.lines();
  for (const hash of hashes) yield line(hash);
  const views = (await recordedViews(prisma, sessionId)).map((sample): ViewLine => ({ type: "view", ...sample }));
  for (const view of views) yield line(view);
  const { digest } = chain;
  const { event: events, board: boardUpdates } = counts;
  yield line({ type: "end", events, boardUpdates, hashes: hashes.length, views: views.length, digest });
}

async function header(prisma: PrismaClient, sessionId: string, exportedAt: number) {
  const { plan, phase, clock, participants } = foldEvents(await readEvents(prisma, sessionId));
  return {
    ...{ format: RECORD_FORMAT, version: RECORD_VERSION, sessionId, exportedAt },
    ...{ title: plan?.title ?? "", phase, startedAt: clock.startedAt, endedAt: clock.endedAt },
    participants: Object.keys(participants).length,
  };
}

type EventLine = SessionEvent & { readonly type: "event" };

async function* eventLines(prisma: PrismaClient, sessionId: string): AsyncGenerator<EventLine> {
  let after = 0;
  for (;;) {
    const events = await readEvents(prisma, sessionId, after, EVENT_PAGE);
    for (const event of events) yield { type: "event", ...event };
    after = events.at(-1)?.seq ?? after;
    if (events.length < EVENT_PAGE) return;
  }
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
  ...{ type: "board", at, participantId: null, epoch, clients: [], update: null },
});

/** Finds out how many updates the board of each hash holds. */
class HashPlaces {
  readonly #updates: number[];

  constructor(readonly hashes: readonly RecordHash[]) {
    this.#updates = hashes.map(() => 0);
  }

  pass({ id, before, count }: RecordedSegment): void {
    for (const [index, { afterSegment }] of this.hashes.entries()) {
      if (id <= afterSegment) this.#updates[index] = before + count;
    }
  }

  lines(): HashLine[] {
    return this.hashes.map(({ at, version, seq, state, board }, index) => ({
      ...{ type: "hash", at: at.getTime(), version, seq, boardUpdates: this.#updates[index] ?? 0 },
      ...{ state: Buffer.from(state).toString("hex"), board: Buffer.from(board).toString("hex") },
    }));
  }
}

/** Two sequences, each in order of time, as one. Events come first in the same millisecond. */
async function* mergeByTime(
  events: AsyncGenerator<EventLine>,
  boards: AsyncGenerator<BoardLine>,
): AsyncGenerator<EventLine | BoardLine> {
  let [event, board] = await Promise.all([events.next(), boards.next()]);
  while (!event.done || !board.done) {
    if (board.done || (!event.done && event.value.at <= board.value.at)) {
      if (!event.done) yield event.value;
      event = await events.next();
    } else {
      yield board.value;
      board = await boards.next();
    }
  }
}
