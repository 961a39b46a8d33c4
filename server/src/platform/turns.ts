/** Runs one thing at a time, in the order of asking, with a limited number waiting. */
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
   * Runs `work` when its turn comes. `onPlace` is called with the number of those before it, each time that number
   * changes. Throws the signal's reason if it is aborted while waiting; later `work` has to watch the signal itself.
   */
  async run<T>(signal: AbortSignal, onPlace: (before: number) => void, work: () => Promise<T>): Promise<T> {
    if (this.#isTaken) await this.#wait(signal, onPlace);
    this.#isTaken = true;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The turn goes straight to the next in line, so that nobody can slip in between.
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
