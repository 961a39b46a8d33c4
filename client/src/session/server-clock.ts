/**
 * The server's time, whatever the client's own clock says. The offset is measured over round trips against
 * `performance.now()`, which no clock change touches. Each round trip says between which two values it lies; what all
 * of them allow is narrower than the best of them, since a busy page is late with a question or with an answer, seldom
 * with both (Marzullo's intersection, as NTP does it).
 */
export interface ClockSample {
  /** performance.now() when the question left and when the answer came, in ms. */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** Server's epoch ms in the answer, cut to whole ms. */
  readonly serverNow: number;
}

/** The offset to add to performance.now(), in the middle of what all samples allow; null when they contradict. */
export function offsetOf(samples: readonly ClockSample[]): number | null {
  const least = Math.max(...samples.map(({ serverNow, receivedAt }) => serverNow - receivedAt));
  const most = Math.min(...samples.map(({ serverNow, sentAt }) => serverNow + 1 - sentAt));
  return samples.length === 0 || least > most ? null : (least + most) / 2;
}

const SAMPLES_PER_ROUND = 5;
/** What was measured earlier than the last so many samples says nothing any more: clocks drift. */
const SAMPLES_KEPT = 2 * SAMPLES_PER_ROUND;
/** While a page loads its answers are late, so the first rounds follow each other soon. */
const FIRST_ROUNDS_AFTER_MS: readonly number[] = [1_000, 3_000, 10_000];
const ROUND_EVERY_MS = 60_000;
/** Smaller corrections show on no screen. */
const NOTICEABLE_MS = 2;

export class ServerClock {
  #offset: number | null = null;
  #samples: readonly ClockSample[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking = false;
  readonly #listeners = new Set<() => void>();
  readonly #ask: () => Promise<{ readonly serverNow: number }>;

  constructor(ask: () => Promise<{ readonly serverNow: number }>) {
    this.#ask = ask;
  }

  /** Server's epoch ms; before the first measurement the client's own clock. */
  readonly now = (): number => (this.#offset === null ? Date.now() : performance.now() + this.#offset);

  /** Calls back when what `now` says has jumped, or the page is looked at again; returns how to stop that. */
  readonly onJump = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A first estimate from a one-way message, good until the first measurement. */
  hint(serverNow: number): void {
    if (this.#offset === null) this.#correct(serverNow - performance.now());
  }

  /** Measures now, some more times soon, and then once a minute. Called again it begins anew. */
  start(): void {
    document.addEventListener("visibilitychange", this.#onVisible);
    this.#plan(0);
    void this.measure();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    document.removeEventListener("visibilitychange", this.#onVisible);
  }

  #plan(round: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#plan(round + 1);
      void this.measure();
    }, FIRST_ROUNDS_AFTER_MS[round] ?? ROUND_EVERY_MS);
  }

  /** performance.now() may stand still while the machine sleeps, and a hidden page's timers are late. */
  readonly #onVisible = (): void => {
    if (document.visibilityState !== "visible") return;
    this.#tell();
    void this.measure();
  };

  /** Every answer counts at once: the first one is better than none. */
  readonly measure = async (): Promise<void> => {
    if (this.#asking) return;
    this.#asking = true;
    try {
      for (let i = 0; i < SAMPLES_PER_ROUND; i++) {
        const sentAt = performance.now();
        const { serverNow } = await this.#ask();
        this.#take({ sentAt, receivedAt: performance.now(), serverNow });
      }
    } catch {
      // The connection broke mid-round: what was measured still counts, and connecting again measures anew.
    } finally {
      this.#asking = false;
    }
  };

  /** A contradiction means that a clock was set or stood still meanwhile, so only what is new is true. */
  #take(sample: ClockSample): void {
    const samples = [...this.#samples, sample].slice(-SAMPLES_KEPT);
    this.#samples = offsetOf(samples) === null ? [sample] : samples;
    this.#correct(offsetOf(this.#samples) ?? sample.serverNow - sample.receivedAt);
  }

  #correct(offset: number): void {
    const jumps = this.#offset === null || Math.abs(offset - this.#offset) >= NOTICEABLE_MS;
    this.#offset = offset;
    if (jumps) this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
