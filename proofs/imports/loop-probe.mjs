// Loaded before the server. Measures from inside how long its loop is held and writes a line of JSON now and then.
import { appendFileSync, readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const TICK_MS = 10;
const TELL_MS = 250;

/** Nanoseconds that this thread ran, and nanoseconds that it waited for a processor. */
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
