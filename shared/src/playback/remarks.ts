import type { PointedAt } from "../lib/pointed-at.js";
import type { Pin } from "../scoring/evidence.js";
import { keptComments, type Thread } from "../session/comment.js";
import type { SessionState } from "../session-log/state.js";

/**
 * Evidence pinned to moments of an interview and comments on them, mostly made after its end. A remark belongs to the
 * moment it is about, whenever it was made. So it is read from the session as it is now: the fold at a playback time
 * would lack it.
 */
export type Remark = { /** Epoch ms of the moment. */ readonly at: number } & (
  | { readonly kind: "pin"; readonly scorerId: string; readonly pin: Pin }
  | { readonly kind: "comment"; readonly thread: Thread }
);

export const remarkId = (remark: Remark): string => (remark.kind === "pin" ? remark.pin.pinId : remark.thread.id);

/** The shapes and the row that a remark points at; null: nothing but its moment. */
export function pointedAt(remark: Remark): PointedAt | null {
  const at = remark.kind === "pin" ? remark.pin : remark.thread.pointsAt;
  return at !== undefined && (at.shapeIds.length > 0 || at.row !== undefined) ? at : null;
}

/** All current remarks, in order of their moments. */
export function remarksIn({ scorecards, threads }: Pick<SessionState, "scorecards" | "threads">): Remark[] {
  const pins = Object.values(scorecards).flatMap(({ scorerId, pins: own }) =>
    own.map((pin): Remark => ({ kind: "pin", at: pin.at, scorerId, pin })),
  );
  return [...pins, ...shownThreads(threads).map((thread): Remark => ({ kind: "comment", at: thread.at, thread }))].sort(
    (a, b) => a.at - b.at,
  );
}

/** Threads with a comment that was not deleted, in order of their moments. */
export function shownThreads(threads: readonly Thread[]): Thread[] {
  return threads.filter((thread) => keptComments(thread).length > 0).sort((a, b) => a.at - b.at);
}
