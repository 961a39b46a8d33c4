/** Work that took less by the clock counts as that: asking for its processor time would cost more than it tells. */
const SHORT_MS = 1;
/**
 * How old a reading may be when a piece of work begins. Each takes 2 to 15 us, on a busy machine more, a tenth of what an
 * update takes: with a reading every 4 ms they were a tenth of all work while people moved their cursors.
 */
const FRESH_MS = 20;

/**
 * Tells how much processor time a piece of work on the main thread took. Node tells the processor time of the whole
 * process alone, and its threads may work meanwhile; so what counts is that since the last reading, or the time by the
 * clock if it is less. Whoever waits for this work is not charged for the time that other processes had, such as the
 * database.
 */
export class ProcessorClock {
  #readAt = performance.now();
  #usedMs = usedMs();

  /** Begins a piece of work. Returns its beginning, for `since`. */
  begin(): number {
    const now = performance.now();
    if (now - this.#readAt > FRESH_MS) {
      this.#readAt = now;
      this.#usedMs = usedMs();
    }
    return now;
  }

  /** The processor time since a beginning, in ms; at most FRESH_MS too much if others had the processor meanwhile. */
  since(began: number): number {
    const passed = performance.now() - began;
    return passed < SHORT_MS ? passed : Math.min(passed, Math.max(SHORT_MS, usedMs() - this.#usedMs));
  }
}

function usedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const processorClock = new ProcessorClock();
