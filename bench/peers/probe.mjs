// Loaded into every server under test; answers what cannot be measured from outside. Idle until asked.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { getHeapCodeStatistics } from "node:v8";

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
  stall: () => {
    const ms = delays === null ? 0 : delays.max / 1e6;
    delays ??= monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    delays.reset();
    return ms;
  },
};

process.on("message", ({ id, question }) => process.send({ id, answer: ANSWERS[question]() }));
// The server must neither stay alive nor wait because of this channel.
process.channel?.unref();
