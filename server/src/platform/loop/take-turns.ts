/** Longest time in ms for which a long answer may keep everybody else waiting. */
const TURN_MS = 10;

/** A stretch of long work. Between its pieces: `if (turn.isOver) await turn.next()`. */
export class Turn {
  #since = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#since >= TURN_MS;
  }

  /** Lets others have theirs: promises alone never let the loop go on. */
  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}

/** Passes the pieces on, in turns. */
export async function* takeTurns<T>(pieces: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  const turn = new Turn();
  for await (const piece of pieces) {
    yield piece;
    if (turn.isOver) await turn.next();
  }
}
