import type { ServerClock } from "./server-clock.js";

/** The time of a session's page, in the server's epoch ms. */
export interface RoomClock {
  /** Now; of a recording: the moment that is shown. */
  readonly now: () => number;
  /**
   * Calls `renew` when what is shown at `now` is no longer true: a second is due at that time, or time has jumped.
   * Asked again after every drawing; what is returned ends it.
   */
  readonly whenDue: (due: number, renew: () => void) => () => void;
}

/** The clock of a session that runs right now. */
export function liveClock({ now, onJump }: Pick<ServerClock, "now" | "onJump">): RoomClock {
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
