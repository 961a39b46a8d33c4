/** Longest time in ms for which a long answer may keep everybody else waiting. */
const TURN_MS = 10;

/** Passes the pieces on, and after each turn lets others have theirs: promises alone never let the loop go on. */
export async function* takeTurns<T>(pieces: AsyncIterable<T>): AsyncGenerator<T> {
  let since = performance.now();
  for await (const piece of pieces) {
    yield piece;
    if (performance.now() - since < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
}
