import type { ServerClock } from "./server-clock.js";

/** The clock of a session's page, in the server's epoch ms. */
export interface SessionClock {
  /** The current time; in a recording, the moment that is shown. */
  readonly now: () => number;
  /**
   * Calls `renew` once when the screen as of `now` is out of date: the second at `due` has come, or time has jumped.
   * Call it again after each drawing; the returned function cancels.
   */
  readonly whenDue: (due: number, renew: () => void) => () => void;
}

/** The clock of a live session. */
export function liveClock({ now, onJump }: Pick<ServerClock, "now" | "onJump">): SessionClock {
  return {
    now,
    whenDue: (due, renew) => {
      const timer = setTimeout(renew, Math.max(0, due - now()));
      const unsubscribe = onJump(renew);
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
  };
}
