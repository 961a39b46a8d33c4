/**
 * The server's time, whatever the client's own clock says. The offset is measured over round trips against
 * `performance.now()`, which no clock change touches; the sample with the shortest round trip wins.
 */
export interface ClockSample {
  /** performance.now() when the question left and when the answer came, in ms. */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** Server's epoch ms in the answer. */
  readonly serverNow: number;
}

/** The offset to add to performance.now(): the server is assumed to have answered half-way. */
export function offsetOf(samples: readonly ClockSample[]): number | null {
  let best: ClockSample | null = null;
  for (const sample of samples) {
    if (best === null || roundTrip(sample) < roundTrip(best)) best = sample;
  }
  return best === null ? null : best.serverNow - (best.sentAt + best.receivedAt) / 2;
}

function roundTrip(sample: ClockSample): number {
  return sample.receivedAt - sample.sentAt;
}

const SAMPLES_PER_ROUND = 5;
const ROUND_EVERY_MS = 60_000;

export class ServerClock {
  #offset: number | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #asking = false;
  readonly #ask: () => Promise<{ readonly serverNow: number }>;

  constructor(ask: () => Promise<{ readonly serverNow: number }>) {
    this.#ask = ask;
  }

  /** Server's epoch ms; before the first measurement the client's own clock. */
  readonly now = (): number => (this.#offset === null ? Date.now() : performance.now() + this.#offset);

  /** A first estimate from a one-way message, good until the first measurement. */
  hint(serverNow: number): void {
    this.#offset ??= serverNow - performance.now();
  }

  start(): void {
    this.#timer ??= setInterval(this.measure, ROUND_EVERY_MS);
    document.addEventListener("visibilitychange", this.#onVisible);
    void this.measure();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    document.removeEventListener("visibilitychange", this.#onVisible);
  }

  /** performance.now() may stand still while the machine sleeps, so waking measures anew. */
  readonly #onVisible = (): void => {
    if (document.visibilityState === "visible") void this.measure();
  };

  readonly measure = async (): Promise<void> => {
    if (this.#asking) return;
    this.#asking = true;
    const samples: ClockSample[] = [];
    try {
      for (let i = 0; i < SAMPLES_PER_ROUND; i++) {
        const sentAt = performance.now();
        const { serverNow } = await this.#ask();
        samples.push({ sentAt, receivedAt: performance.now(), serverNow });
      }
    } catch {
      // The connection broke mid-round: what was measured still counts, and connecting again measures anew.
    } finally {
      this.#asking = false;
    }
    this.#offset = offsetOf(samples) ?? this.#offset;
  };
}
