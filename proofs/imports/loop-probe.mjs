// Loaded before the server: how long its loop is held, seen from inside, a line of JSON every so often.
import { appendFileSync, readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const TICK_MS = 10;
const TELL_MS = 250;

/** Nanoseconds that this thread has run, and nanoseconds that it was ready to run and did not get a processor. */
function ranAndWaited() {
  const [ran, waited] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ").map(Number);
  return { ran, waited };
}

const file = process.env.LOOP_PROBE_FILE;
if (isMainThread && file !== undefined) {
  let last = { at: performance.now(), ...ranAndWaited() };
  let worst = { heldMs: 0, wallMs: 0, starvedMs: 0, ticks: 0 };
  setInterval(() => {
    const now = { at: performance.now(), ...ranAndWaited() };
    worst = {
      heldMs: Math.max(worst.heldMs, (now.ran - last.ran) / 1e6),
      wallMs: Math.max(worst.wallMs, now.at - last.at - TICK_MS),
      starvedMs: Math.max(worst.starvedMs, (now.waited - last.waited) / 1e6),
      ticks: worst.ticks + 1,
    };
    last = now;
  }, TICK_MS).unref();
  setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    appendFileSync(file, `${JSON.stringify({ ...worst, rss, heapUsed })}\n`);
    worst = { heldMs: 0, wallMs: 0, starvedMs: 0, ticks: 0 };
    last = { at: performance.now(), ...ranAndWaited() };
  }, TELL_MS).unref();
}
