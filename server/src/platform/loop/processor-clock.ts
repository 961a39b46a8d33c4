/** How old a reading may be. Closer ones would cost more than they tell: one takes 1 to 5 us. */
const FRESH_MS = 1;

/**
 * Tells how much processor time a piece of work on the main thread took, in ms: the difference of two readings of
 * `now`, each up to 1 ms off. Node tells the processor time of the whole process alone, and its threads may work
 * meanwhile; so what counts is that, or the time by the clock if it is less. Whoever waits for this work is not charged
 * for the time that other processes had, such as the database.
 */
export class ProcessorClock {
  #readAt = performance.now();
  #usedMs = usedMs();
  #now = 0;

  now(): number {
    const passed = performance.now() - this.#readAt;
    if (passed < FRESH_MS) return this.#now + passed;
    const used = usedMs();
    // At least what was told since the last reading, so that this clock never goes back.
    this.#now += Math.min(passed, Math.max(FRESH_MS, used - this.#usedMs));
    this.#readAt += passed;
    this.#usedMs = used;
    return this.#now;
  }
}

function usedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const processorClock = new ProcessorClock();
