import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const CHECK_EVERY_MS = 10_000;
/** A heap this many times larger than after the last collection is collected. */
const GROWN_TIMES = 1.4;
/** Share of a processor used since the last check, below which a collection is in nobody's way. */
const IDLE_BELOW = 0.25;

/**
 * Gives memory back to the system after a flood or a busy hour. V8 keeps a heap that has grown until it needs the room,
 * which can take minutes on a quiet server.
 */
export function returnMemory(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  let settled = getHeapStatistics().total_heap_size;
  // The second collection frees the pages that the first one emptied in part.
  let again = false;
  let [since, used] = [Date.now(), process.cpuUsage()];
  setInterval(() => {
    const { user, system } = process.cpuUsage(used);
    const share = (user + system) / 1000 / (Date.now() - since);
    [since, used] = [Date.now(), process.cpuUsage()];
    const hasGrown = getHeapStatistics().total_heap_size >= settled * GROWN_TIMES;
    if (share >= IDLE_BELOW || !(hasGrown || again)) return;
    collect();
    again = !again;
    settled = getHeapStatistics().total_heap_size;
  }, CHECK_EVERY_MS).unref();
}
