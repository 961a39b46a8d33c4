/**
 * One measurement of the server's time. The offset is measured over round trips against `performance.now()`, which no
 * change of the client's clock touches. Each round trip gives a lower and an upper bound. The intersection of all
 * bounds is narrower than the best single sample, because a busy page delays a question or an answer, seldom both
 * (Marzullo's intersection, as NTP uses it).
 */
interface ClockSample {
  /** performance.now() when the question left and when the answer came, in ms. */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** Server's epoch ms in the answer, truncated to whole ms. */
  readonly serverNow: number;
}

/**
 * The offset to add to performance.now(): the middle of what all samples allow; null when they contradict each other.
 */
export function offsetOf(samples: readonly ClockSample[]): number | null {
  const least = Math.max(...samples.map(({ serverNow, receivedAt }) => serverNow - receivedAt));
  const most = Math.min(...samples.map(({ serverNow, sentAt }) => serverNow + 1 - sentAt));
  return samples.length === 0 || least > most ? null : (least + most) / 2;
}

const SAMPLES_PER_ROUND = 5;
/** Only this many last samples count, since clocks drift. */
const SAMPLES_KEPT = 2 * SAMPLES_PER_ROUND;
/** While a page loads, its answers are late, so the first rounds follow each other quickly. */
const FIRST_ROUNDS_AFTER_MS: readonly number[] = [1_000, 3_000, 10_000];
const ROUND_EVERY_MS = 60_000;
/** Smaller corrections cannot be seen on the screen. */
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

  /** Server's epoch ms; the client's own clock until the first measurement. */
  readonly now = (): number => (this.#offset === null ? Date.now() : performance.now() + this.#offset);

  /** Calls back when `now` has jumped or the page becomes visible, until the returned function is called. */
  readonly onJump = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A first estimate from a one-way message, used until the first measurement. */
  hint(serverNow: number): void {
    if (this.#offset === null) this.#correct(serverNow - performance.now());
  }

  /** Measures at once, a few more times soon, and then once a minute. A second call begins anew. */
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

  /** performance.now() may stand still while the computer sleeps, and a hidden page's timers are late. */
  readonly #onVisible = (): void => {
    if (document.visibilityState !== "visible") return;
    this.#tell();
    void this.measure();
  };

  /** Every answer is used at once, because one sample is better than none. */
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
      // The connection broke during the round: its samples count, and the next connection measures anew.
    } finally {
      this.#asking = false;
    }
  };

  /** When samples contradict each other, a clock was set or stood still, so only the new sample counts. */
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
