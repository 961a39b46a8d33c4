import type { Prisma, PrismaClient, SessionEvent as SessionEventRow } from "@casement/prisma/client";
import {
  audienceOf,
  EVENT_KINDS,
  type EventKind,
  type Fact,
  type SessionEvent,
} from "@casement/shared/session-log/event-kinds";

/**
 * Gives facts their numbers, time and author. Throws ZodError if a payload does not fit its kind, which is a fault of
 * ours.
 */
export function stampFacts(
  facts: readonly Fact[],
  after: { readonly seq: number; readonly at: number },
  actor: string | null,
): SessionEvent[] {
  return facts.map(({ kind, payload }, index) => {
    const fact = { kind, payload: EVENT_KINDS[kind].payload.parse(payload) } as Fact;
    return { ...fact, seq: after.seq + 1 + index, at: after.at, actor };
  });
}

/** Inserts the events; the primary key refuses numbers that another append has taken. */
export async function insertEvents(
  tx: Prisma.TransactionClient,
  sessionId: string,
  events: readonly SessionEvent[],
): Promise<void> {
  await tx.sessionEvent.createMany({
    data: events.map(({ seq, at, actor, kind, payload }) => ({
      sessionId,
      seq,
      at: new Date(at),
      actor,
      kind,
      audience: audienceOf(kind),
      payload: payload as Prisma.InputJsonValue,
    })),
  });
}

/** Rows read at a time: more at once would hold up everybody else. */
const PAGE = 500;

/** Events after `afterSeq` in order. */
export async function readEvents(
  prisma: PrismaClient | Prisma.TransactionClient,
  sessionId: string,
  afterSeq = 0,
): Promise<SessionEvent[]> {
  const events: SessionEvent[] = [];
  for (;;) {
    const rows = await prisma.sessionEvent.findMany({
      where: { sessionId, seq: { gt: events.at(-1)?.seq ?? afterSeq } },
      orderBy: { seq: "asc" },
      take: PAGE,
    });
    for (const row of rows) events.push(toEvent(row));
    if (rows.length < PAGE) return events;
  }
}

/** Not parsed: payloads were checked when they were appended. */
function toEvent({ seq, at, actor, kind, payload }: SessionEventRow): SessionEvent {
  return { seq, at: at.getTime(), actor, kind: kind as EventKind, payload } as unknown as SessionEvent;
}
