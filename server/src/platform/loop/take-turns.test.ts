import { takeTurns } from "./take-turns.js";

/** Work of many pieces, each longer than a turn. */
function* pieces(count: number): Generator<number> {
  for (let piece = 0; piece < count; piece += 1) {
    const began = performance.now();
    while (performance.now() - began < 12);
    yield piece;
  }
}

test("SEC-57 others have their turn between the pieces of long work, and none of it is lost", async () => {
  let [others, isOver] = [0, false];
  const goOn = () => {
    others += 1;
    if (!isOver) setImmediate(goOn);
  };
  setImmediate(goOn);
  const passed: number[] = [];
  for await (const piece of takeTurns(pieces(10))) passed.push(piece);
  isOver = true;
  expect(passed).toEqual([...pieces(10)]);
  expect(others).toBeGreaterThanOrEqual(9);
});
