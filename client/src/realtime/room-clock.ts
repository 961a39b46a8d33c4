/** The time of a session's page, in the server's epoch ms. */
export interface RoomClock {
  /** Now; of a recording: the moment that is shown. */
  readonly now: () => number;
  /**
   * Calls `tick` whenever a shown second may have changed; `untilNext` says in how many ms of the session's time
   * that is. Returns what ends it.
   */
  readonly everySecond: (untilNext: () => number, tick: () => void) => () => void;
}

/** The seconds of a session that runs right now. */
export function everySecondFromNow(untilNext: () => number, tick: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    timer = setTimeout(() => {
      tick();
      wait();
    }, untilNext());
  };
  wait();
  return () => clearTimeout(timer);
}
