/** One thing at a time, in the order in which it was asked for, with few waiting. */
export class Turns {
  readonly #mostWaiting: number;
  readonly #waiting: Waiter[] = [];
  #isTaken = false;

  constructor(mostWaiting: number) {
    this.#mostWaiting = mostWaiting;
  }

  get isFull(): boolean {
    return this.#waiting.length >= this.#mostWaiting;
  }

  /**
   * Runs `work` when it is its turn. `onPlace` is told how many come before it, each time that changes. Throws the
   * signal's reason when it is aborted while it waits; `work` sees to the rest.
   */
  async run<T>(signal: AbortSignal, onPlace: (before: number) => void, work: () => Promise<T>): Promise<T> {
    if (this.#isTaken) await this.#wait(signal, onPlace);
    this.#isTaken = true;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The turn passes straight on, so that nobody slips in between.
      if (next === undefined) this.#isTaken = false;
      else next.begin();
      this.#tellPlaces();
    }
  }

  #wait(signal: AbortSignal, onPlace: (before: number) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        this.#tellPlaces();
        reject(signal.reason);
      };
      const begin = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const waiter = { begin, onPlace };
      this.#waiting.push(waiter);
      signal.addEventListener("abort", leave, { once: true });
      if (signal.aborted) leave();
      else onPlace(this.#waiting.length);
    });
  }

  #tellPlaces(): void {
    for (const [index, { onPlace }] of this.#waiting.entries()) onPlace(index + 1);
  }
}

interface Waiter {
  readonly begin: () => void;
  readonly onPlace: (before: number) => void;
}
