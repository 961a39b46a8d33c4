import type { Pin } from "../scoring/evidence.js";
import { keptComments, type Thread } from "../session/comment.js";
import type { SessionState } from "../session-log/state.js";

/**
 * What people say about moments of an interview, mostly after its end: evidence that is pinned to them, comments on
 * them. It belongs to the moment it is about, whenever it was said. So it is read from the session as it is now, never
 * from the fold at a playback time, in which it would be missing.
 */
export type Remark = { /** Epoch ms of the moment. */ readonly at: number } & (
  | { readonly kind: "pin"; readonly scorerId: string; readonly pin: Pin }
  | { readonly kind: "comment"; readonly thread: Thread }
);

/** All that is said now, in order of the moments. */
export function remarksIn({ scorecards, threads }: Pick<SessionState, "scorecards" | "threads">): Remark[] {
  const pins = Object.values(scorecards).flatMap(({ scorerId, pins: own }) =>
    own.map((pin): Remark => ({ kind: "pin", at: pin.at, scorerId, pin })),
  );
  return [...pins, ...shownThreads(threads).map((thread): Remark => ({ kind: "comment", at: thread.at, thread }))].sort(
    (a, b) => a.at - b.at,
  );
}

/** Threads in which something is still said, in order of their moments. */
export function shownThreads(threads: readonly Thread[]): Thread[] {
  return threads.filter((thread) => keptComments(thread).length > 0).sort((a, b) => a.at - b.at);
}
