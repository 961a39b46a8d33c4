import type { PrismaClient, RecordHash } from "@casement/prisma/client";
import { ReplayLog } from "@casement/shared/document/replay/replay-log";
import { ReplayView } from "@casement/shared/document/replay/replay-view";
import { EVENT_KINDS, type SessionEvent } from "@casement/shared/session-log/event-kinds";
import { Folding, foldEvents } from "@casement/shared/session-log/fold";
import { HashPositions } from "../../board/storage/hash-positions.js";
import { readSegments } from "../../board/storage/recorded-segments.js";
import { readEvents } from "../../session-log/event-rows.js";
import { hashBoard, hashState, isKnownVersion } from "../../session-log/record-hash.js";
import { readBoardTimeline } from "./board-timeline.js";
import { boardChunk, boardKeyframe } from "./read-playback-board.js";

/** The result of a check. Times are ms since the interview's start. */
export interface RecordFindings {
  readonly title: string;
  readonly startAt: number;
  readonly durationMs: number;
  readonly events: number;
  readonly updates: number;
  readonly hashes: number;
  /** Hashes that another version made in another way, which cannot be compared. */
  readonly foreignHashes: number;
  readonly faults: readonly FoundFault[];
}

/**
 * lost: updates that cannot be read or applied. gap: an event's number is missing. misfit: an event's payload does not
 * fit its kind. board, state: the session log folds to something else than what was live.
 */
interface FoundFault {
  readonly kind: "lost" | "gap" | "misfit" | "board" | "state";
  readonly at: number;
  readonly detail: string;
}

/** Folds a session log from its start and compares it with the hashes logged live; null if there is no such session. */
export async function verifyRecord(prisma: PrismaClient, sessionId: string): Promise<RecordFindings | null> {
  const session = await prisma.session.findUnique({ where: { id: sessionId } });
  if (session === null) return null;
  const events = await readEvents(prisma, sessionId);
  const { startedAt, endedAt } = foldEvents(events).clock;
  const startAt = startedAt ?? events[0]?.at ?? 0;
  const endAt = endedAt ?? Math.max(startAt, events.at(-1)?.at ?? 0);
  const logged = await prisma.recordHash.findMany({ where: { sessionId }, orderBy: { id: "asc" } });
  const hashes = logged.filter(({ version }) => isKnownVersion(version));
  const board = await openBoard(prisma, sessionId, { startAt, endAt });
  const faults = [
    ...board.faults,
    ...eventFaults(events, startAt),
    ...stateFaults(events, hashes, startAt),
    ...(await boardFaults(board, await positionsOf(prisma, sessionId, hashes), hashes, startAt)),
  ];
  return {
    title: session.title,
    startAt,
    durationMs: endAt - startAt,
    events: events.length,
    updates: board.log.length,
    hashes: hashes.length,
    foreignHashes: logged.length - hashes.length,
    faults: faults.sort((a, b) => a.at - b.at),
  };
}

interface OpenBoard {
  readonly log: ReplayLog;
  readonly faults: readonly FoundFault[];
}

/**
 * Opens the board's updates without their keyframes, which are made from the updates and would hide what these lack.
 * Only where updates are damaged keyframes are used, so that what follows can still be compared.
 */
async function openBoard(
  prisma: PrismaClient,
  sessionId: string,
  span: { readonly startAt: number; readonly endAt: number },
): Promise<OpenBoard> {
  const board = await readBoardTimeline(prisma, sessionId, span, () => undefined);
  const chunks = await Promise.all(board.chunks.map(({ index }) => boardChunk(prisma, sessionId, index)));
  const open = () => {
    const log = new ReplayLog({ board, startAt: span.startAt });
    for (const [index, bytes] of chunks.entries()) log.addChunk(index, bytes);
    return log;
  };
  const bare = open();
  for (const { updates } of board.keyframes) bare.dropKeyframe(updates);
  const view = new ReplayView(bare);
  view.moveTo(bare.length);
  view.destroy();
  const faults = bare.damage.map(
    ({ at, updates }): FoundFault => ({ kind: "lost", at, detail: `${updates} board updates cannot be read` }),
  );
  if (faults.length === 0) return { log: bare, faults };
  const log = open();
  for (const { updates } of board.keyframes) {
    const state = await boardKeyframe(prisma, sessionId, updates).catch(() => null);
    if (state === null) log.dropKeyframe(updates);
    else log.addKeyframe(updates, state);
  }
  return { log, faults };
}

/** How many updates each hash's board holds. */
async function positionsOf(
  prisma: PrismaClient,
  sessionId: string,
  hashes: readonly RecordHash[],
): Promise<readonly number[]> {
  const positions = new HashPositions(hashes);
  for await (const segment of readSegments(prisma, sessionId)) positions.pass(segment);
  return positions.end();
}

async function boardFaults(
  { log }: OpenBoard,
  positions: readonly number[],
  hashes: readonly RecordHash[],
  startAt: number,
): Promise<FoundFault[]> {
  const faults: FoundFault[] = [];
  const view = new ReplayView(log);
  for (const [index, { at, board, version }] of hashes.entries()) {
    view.moveTo(positions[index] ?? 0);
    if (Buffer.compare(board, (await hashBoard(view.supported(), view.rows, version)).hash) === 0) continue;
    faults.push({
      kind: "board",
      at: at.getTime() - startAt,
      detail: "the board or its worksheets are not what was live then",
    });
  }
  view.destroy();
  return faults;
}

function stateFaults(events: readonly SessionEvent[], hashes: readonly RecordHash[], startAt: number): FoundFault[] {
  const faults: FoundFault[] = [];
  const folding = new Folding();
  let done = 0;
  for (const { seq, at, state: logged } of hashes) {
    for (; done < seq && done < events.length; done += 1) folding.take(events[done] as SessionEvent);
    if (done === seq && Buffer.compare(logged, hashState(folding.state)) === 0) continue;
    faults.push({
      kind: "state",
      at: at.getTime() - startAt,
      detail: `the events up to ${seq} do not give what was live then`,
    });
  }
  return faults;
}

function eventFaults(events: readonly SessionEvent[], startAt: number): FoundFault[] {
  return events.flatMap(({ seq, at, kind, payload }, index): FoundFault[] => {
    const place = at - startAt;
    if (seq !== index + 1 && seq !== (events[index - 1]?.seq ?? 0) + 1)
      return [{ kind: "gap", at: place, detail: `events before number ${seq} are missing` }];
    const fits = Object.hasOwn(EVENT_KINDS, kind) && EVENT_KINDS[kind].payload.safeParse(payload).success;
    return fits ? [] : [{ kind: "misfit", at: place, detail: `event ${seq} (${kind}) is not readable` }];
  });
}
