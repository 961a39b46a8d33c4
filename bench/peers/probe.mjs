// Loaded into every server under test, ours as theirs: answers what cannot be seen from outside. Idle until asked.
import { monitorEventLoopDelay } from "node:perf_hooks";

let delays = null;

const ANSWERS = {
  memory: () => {
    globalThis.gc();
    globalThis.gc();
    return process.memoryUsage();
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
