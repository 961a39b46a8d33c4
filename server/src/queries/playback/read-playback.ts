import { AppError } from "@casement/shared/contract/errors";
import type { RouteResponse } from "@casement/shared/contract/http/routes";
import type { PersonActivity } from "@casement/shared/playback/manifest";
import type { ShareViewer, Viewer } from "@casement/shared/session-log/audience/viewer";
import { viewOf } from "@casement/shared/session-log/audience/visible-to";
import type { ViewedEvent } from "@casement/shared/session-log/event-kinds";
import type { PlacedClip } from "@casement/shared/session-log/share";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { Turn } from "../../platform/loop/take-turns.js";
import { foldInTurns } from "../../session-log/fold-in-turns.js";
import type { LoadedSession } from "../../session-log/session-logs.js";
import type { ShareGrant } from "../find-share.js";
import { listPlayedTakes } from "../sound/audible-takes.js";
import { readBoardTimeline } from "./board-timeline.js";

/** The density strip has about this many bars at most. */
const MAX_BUCKETS = 300;
const SECOND_MS = 1000;

type Manifest = RouteResponse<"getPlayback">;
type ReadDeps = Pick<Deps, "prisma" | "sessionLogs" | "clock">;

/** The manifest of a session, as far as the participant may see it. Throws WRONG_PHASE before the start. */
export async function readPlayback(deps: ReadDeps, grant: Grant): Promise<Manifest> {
  const { sessionId, participantId, role } = grant;
  return { ...(await readFor(deps, sessionId, grant, null)), participantId, role, shared: null };
}

/** How a recording is shared: by a link with an end, or in a file (`expiresAt` null). */
type SharedAs = Omit<ShareGrant, "expiresAt"> & { readonly expiresAt: number | null };

/**
 * The manifest of a shared recording. Hidden events do not even count as activity. Throws WRONG_PHASE before the end.
 */
export async function readSharedPlayback(deps: ReadDeps, grant: SharedAs): Promise<Manifest> {
  const { id, sessionId, choices, expiresAt, candidate, placed } = grant;
  const { state } = await deps.sessionLogs.load(sessionId);
  if (state.phase !== "ended")
    throw new AppError("WRONG_PHASE", "The interview has not ended.", { phase: state.phase });
  const whoLooks = candidate ?? ({ participantId: id, role: "observer" } as const);
  const shared = { choices, expiresAt, clipTitle: placed?.clip.title ?? null };
  return { ...(await readFor(deps, sessionId, sharedViewer(grant), placed)), ...whoLooks, shared };
}

/** Who watches a shared recording, or the clip of it that is shared. */
export function sharedViewer({ choices, placed }: Pick<ShareGrant, "choices" | "placed">): ShareViewer {
  return { share: choices, clip: placed?.clip ?? null };
}

async function readFor(
  { prisma, sessionLogs, clock }: ReadDeps,
  sessionId: string,
  viewer: Viewer,
  placed: PlacedClip | null,
): Promise<Omit<Manifest, "participantId" | "role" | "shared">> {
  const loaded = await sessionLogs.load(sessionId);
  const { startedAt, endedAt } = loaded.state.clock;
  if (startedAt === null) throw new AppError("WRONG_PHASE", "The interview has not begun.", { phase: "planned" });
  const startAt = startedAt + (placed?.clip.fromMs ?? 0);
  const endAt = placed === null ? Math.max(startedAt, endedAt ?? clock.now()) : startedAt + placed.clip.toMs;
  const events = viewedEvents(loaded, viewer);
  const activity = new Activity(endAt - startAt);
  const span = { startAt, endAt };
  const count = (person: string, t: number) => activity.count(person, t);
  const board = await readBoardTimeline(prisma, sessionId, { ...span, cut: placed }, count);
  for (const { actor, at } of events) if (actor !== null) activity.count(actor, at - startAt);
  const people = Object.values((await foldInTurns(events)).participants);
  return {
    sessionId,
    ...span,
    live: endedAt === null,
    participants: people.map(({ id, name, color, role }) => ({ id, name, color, role })),
    events: await sentEvents(events),
    board,
    activity: activity.of(people.map(({ id }) => id)),
    sound: await listPlayedTakes({ prisma, clock }, loaded, { sessionId, viewer, startAt }),
  };
}

function viewedEvents({ events, state }: LoadedSession, viewer: Viewer): ViewedEvent[] {
  return viewOf(events, viewer, state).map(({ seq: _seq, ...event }, index) => ({ ...event, revision: index + 1 }));
}

/** The events as the manifest has them, which knows nothing of their payloads. */
async function sentEvents(events: readonly ViewedEvent[]): Promise<Manifest["events"]> {
  const turn = new Turn();
  const sent: Manifest["events"] = [];
  for (const event of events) {
    sent.push({ ...event, payload: { ...event.payload } });
    if (turn.isOver) await turn.next();
  }
  return sent;
}

/** Counts what each person did, by stretches of time. */
class Activity {
  readonly #bucketMs: number;
  readonly #buckets: number;
  readonly #counts = new Map<string, number[]>();

  constructor(readonly durationMs: number) {
    this.#bucketMs = Math.max(1, Math.ceil(durationMs / MAX_BUCKETS / SECOND_MS)) * SECOND_MS;
    this.#buckets = Math.max(1, Math.ceil(durationMs / this.#bucketMs));
  }

  count(participantId: string, t: number): void {
    if (t < 0 || t > this.durationMs) return;
    let counts = this.#counts.get(participantId);
    if (counts === undefined) {
      counts = new Array<number>(this.#buckets).fill(0);
      this.#counts.set(participantId, counts);
    }
    const bucket = Math.min(this.#buckets - 1, Math.floor(t / this.#bucketMs));
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }

  /** The activity of those who did anything. */
  of(participantIds: readonly string[]): PersonActivity[] {
    return participantIds.flatMap((participantId) => {
      const counts = this.#counts.get(participantId);
      return counts === undefined ? [] : [{ participantId, bucketMs: this.#bucketMs, counts }];
    });
  }
}
