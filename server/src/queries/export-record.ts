import type { PrismaClient } from "@casement/prisma/client";
import type { SessionEvent } from "@casement/shared/record/event-kinds";
import { type BoardUpdate, decodeSegment } from "../board/segment.js";
import type { Deps } from "../deps.js";
import { readEvents } from "../record/event-rows.js";

export const RECORD_FORMAT = "casement-record";
export const RECORD_VERSION = 1;

/** Rows read at a time: an export of any length needs little memory. */
const EVENT_PAGE = 500;
const SEGMENT_PAGE = 50;

/**
 * The whole record as lines of JSON: a header, then events and board updates in order of server time, then an end
 * line with both counts, by which a reader knows that nothing is missing.
 */
export async function* exportRecord(
  { prisma, clock }: Pick<Deps, "prisma" | "clock">,
  sessionId: string,
): AsyncGenerator<string> {
  yield line({ format: RECORD_FORMAT, version: RECORD_VERSION, sessionId, exportedAt: clock.now() });
  const counts = { event: 0, board: 0 };
  const parts = mergeByTime(eventLines(prisma, sessionId), boardLines(prisma, sessionId));
  for await (const part of parts) {
    counts[part.type] += 1;
    yield line(part);
  }
  yield line({ type: "end", events: counts.event, boardUpdates: counts.board });
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

type EventLine = SessionEvent & { readonly type: "event" };
/** `epoch`: where it changes, the first update holds the whole board for a new document. `update`: one Yjs update (V1), base64. `clients`: clientIDs that belong to the participant from here on. */
interface BoardLine {
  readonly type: "board";
  readonly at: number;
  readonly participantId: string | null;
  readonly epoch: number;
  readonly clients: readonly number[];
  readonly update: string;
}

async function* eventLines(prisma: PrismaClient, sessionId: string): AsyncGenerator<EventLine> {
  let after = 0;
  for (;;) {
    const events = await readEvents(prisma, sessionId, after, EVENT_PAGE);
    for (const event of events) yield { type: "event", ...event };
    after = events.at(-1)?.seq ?? after;
    if (events.length < EVENT_PAGE) return;
  }
}

async function* boardLines(prisma: PrismaClient, sessionId: string): AsyncGenerator<BoardLine> {
  let after = 0n;
  for (;;) {
    const segments = await prisma.boardSegment.findMany({
      where: { sessionId, id: { gt: after } },
      orderBy: { id: "asc" },
      take: SEGMENT_PAGE,
    });
    for (const { at, epoch, bytes } of segments)
      yield* decodeSegment(at.getTime(), bytes).map((update) => boardLine(update, epoch));
    after = segments.at(-1)?.id ?? after;
    if (segments.length < SEGMENT_PAGE) return;
  }
}

function boardLine({ at, participantId, newClients, update }: BoardUpdate, epoch: number): BoardLine {
  const base64 = Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString("base64");
  return { type: "board", at, participantId: participantId || null, epoch, clients: newClients, update: base64 };
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
