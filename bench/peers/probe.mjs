// Loaded into every server under test, ours as theirs: answers what cannot be seen from outside. Idle until asked.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { getHeapCodeStatistics } from "node:v8";

let delays = null;

const ANSWERS = {
  memory: () => {
    globalThis.gc();
    globalThis.gc();
    const { code_and_metadata_size, bytecode_and_metadata_size } = getHeapCodeStatistics();
    // What is compiled grows with what was run, not with rooms, and V8 goes on with it while a server is idle.
    const compiled = code_and_metadata_size + bytecode_and_metadata_size;
    const usage = process.memoryUsage();
    return { ...usage, compiled, heldHeap: usage.heapUsed - compiled };
  },
  /** The first question begins the watch. */
  stall: () => {
    const ms = delays === null ? 0 : delays.max / 1e6;
    delays ??= monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    delays.reset();
    return ms;
  },
};

process.on("message", ({ id, question }) => process.send({ id, answer: ANSWERS[question]() }));
// A server must not live on, nor wait, for our sake.
process.channel?.unref();
