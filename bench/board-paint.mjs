// How long after a pointer moved here does the shape move there? Both windows are on this machine, one clock.
// Builds nothing: `npm run build` first. About 40 s.
// node bench/board-paint.mjs [moves]
import { withTwoOnABoard } from "./board-rig.mjs";
import { delayAt, holdBox } from "./paint-delay.mjs";

const MOVES = Number(process.argv[2] ?? 80);

await withTwoOnABoard(async ({ writer, reader }) => {
  const move = await holdBox(writer, reader);
  const delays = await move(MOVES);
  await writer.mouse.up();
  if ((await writer.locator(".tl-shape").count()) === 0) throw new Error("the writer's shape is gone");
  console.table({
    "remote edit to paint": {
      moves: delays.length,
      "p50 ms": delayAt(delays, 0.5),
      "p95 ms": delayAt(delays, 0.95),
      "max ms": delayAt(delays, 1),
    },
  });
});
