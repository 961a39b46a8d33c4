// Loaded into every server under test; answers what cannot be measured from outside. Idle until asked.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { getHeapCodeStatistics } from "node:v8";

const LOOK_EVERY_MS = 5;
const NS_PER_MS = 1e6;
let delays = null;

const ANSWERS = {
  memory: () => {
    globalThis.gc();
    globalThis.gc();
    const { code_and_metadata_size, bytecode_and_metadata_size } = getHeapCodeStatistics();
    // Compiled code depends on what has run, not on rooms, and V8 goes on compiling while a server is idle.
    const compiled = code_and_metadata_size + bytecode_and_metadata_size;
    const usage = process.memoryUsage();
    return { ...usage, compiled, heldHeap: usage.heapUsed - compiled };
  },
  /** The first call begins the measuring. */
  stalls: () => {
    const late = (ns) => Math.max(0, ns / NS_PER_MS - LOOK_EVERY_MS);
    const since =
      delays === null
        ? null
        : { p50: late(delays.percentile(50)), p99: late(delays.percentile(99)), max: late(delays.max) };
    delays ??= monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
    delays.enable();
    delays.reset();
    return since;
  },
};

process.on("message", ({ id, question }) => process.send({ id, answer: ANSWERS[question]() }));
// The server must neither stay alive nor wait because of this channel.
process.channel?.unref();
