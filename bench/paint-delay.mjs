// How long after a pointer moved in one window a shape moves in another, on one clock.
import { canvasBox } from "./board-rig.mjs";

const PAUSE_MS = 150;

/** Notes the time of every frame in which the shape has moved. */
function watchShape() {
  window.paints = [];
  let last = document.querySelector(".tl-shape")?.style.transform;
  const look = () => {
    const now = document.querySelector(".tl-shape")?.style.transform;
    if (now !== last) window.paints.push({ at: performance.timeOrigin + performance.now(), transform: now });
    last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Notes when the browser passes the pointer's move to the page. */
function watchPointer() {
  window.moves = [];
  const note = (event) => window.moves.push(performance.timeOrigin + event.timeStamp);
  window.addEventListener("pointermove", note, { capture: true, passive: true });
}

/** Draws a box and takes hold of it. Returns what moves it so many times, and resolves with the delays in ms, sorted. */
export async function holdBox(writer, reader) {
  const box = await canvasBox(writer);
  const [x, y] = [box.x + 200, box.y + 200];
  await writer.keyboard.press("r");
  await writer.mouse.move(x, y);
  await writer.mouse.down();
  await writer.mouse.move(x + 120, y + 80, { steps: 4 });
  await writer.mouse.up();
  await reader.locator(".tl-shape").waitFor();
  await writer.waitForTimeout(500);
  await reader.evaluate(watchShape);
  await writer.evaluate(watchPointer);
  await writer.mouse.move(x + 60, y + 40);
  await writer.mouse.down();
  await writer.mouse.move(x + 80, y + 40, { steps: 3 });
  return async (moves) => {
    const delays = [];
    for (let move = 0; move < moves; move++) {
      await writer.waitForTimeout(PAUSE_MS);
      await reader.evaluate(() => {
        window.paints = [];
      });
      await writer.evaluate(() => {
        window.moves = [];
      });
      await writer.mouse.move(x + 80 + (move % 40) * 8 + 8, y + 40 + (move % 7) * 9);
      await reader.waitForFunction(() => window.paints.length > 0, undefined, { polling: 5 });
      const [sentAt] = await writer.evaluate(() => window.moves);
      const [paint] = await reader.evaluate(() => window.paints);
      delays.push(paint.at - sentAt);
    }
    return delays.sort((a, b) => a - b);
  };
}

/** Of sorted delays. */
export const delayAt = (delays, share) =>
  Math.round(delays[Math.min(delays.length - 1, Math.floor(delays.length * share))]);
