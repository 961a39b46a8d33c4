import { AppError } from "@casement/shared/contract/errors";
import type { RouteResponse } from "@casement/shared/contract/routes";
import type { PersonActivity } from "@casement/shared/playback/manifest";
import type { ViewedEvent } from "@casement/shared/record/event-kinds";
import { type Viewer, viewOf } from "@casement/shared/record/visible-to";
import type { Deps } from "../deps.js";
import type { LoadedSession } from "../record/session-rooms.js";
import { readBoardTimeline } from "./board-timeline.js";
import type { Grant } from "./find-grant.js";

/** The density strip has at most about so many bars. */
const MAX_BUCKETS = 300;
const SECOND_MS = 1000;

type Manifest = RouteResponse<"getPlayback">;

/** What the participant needs to play the record as far as they may see it. Throws WRONG_PHASE before the start. */
export async function readPlayback({ prisma, rooms, clock }: Deps, grant: Grant): Promise<Manifest> {
  const { sessionId, participantId, role } = grant;
  const loaded = await rooms.load(sessionId);
  const { startedAt, endedAt } = loaded.state.clock;
  if (startedAt === null) throw new AppError("WRONG_PHASE", "The interview has not begun.", { phase: "planned" });
  const endAt = Math.max(startedAt, endedAt ?? clock.now());
  const events = viewedEvents(loaded, grant);
  const activity = new Activity(endAt - startedAt);
  const span = { startAt: startedAt, endAt };
  const board = await readBoardTimeline(prisma, sessionId, span, (person, t) => activity.count(person, t));
  for (const { actor, at } of events) if (actor !== null) activity.count(actor, at - startedAt);
  const people = Object.values(loaded.state.participants);
  return {
    ...{ sessionId, participantId, role, ...span, live: endedAt === null, shared: null },
    participants: people.map(({ id, name, color, role: place }) => ({ id, name, color, role: place })),
    events: events.map((event) => ({ ...event, payload: { ...event.payload } })),
    board,
    activity: activity.of(people.map(({ id }) => id)),
  };
}

function viewedEvents({ events, state }: LoadedSession, viewer: Viewer): ViewedEvent[] {
  return viewOf(events, viewer, state).map(({ seq: _seq, ...event }, index) => ({ ...event, revision: index + 1 }));
}

/** How much each person did, by stretches of time. */
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

  /** Of those who did anything at all. */
  of(participantIds: readonly string[]): PersonActivity[] {
    return participantIds.flatMap((participantId) => {
      const counts = this.#counts.get(participantId);
      return counts === undefined ? [] : [{ participantId, bucketMs: this.#bucketMs, counts }];
    });
  }
}
