import { requireOpenFiles } from "./platform/open-files.js";
import { returnMemory } from "./platform/return-memory.js";
import { StartFault } from "./platform/start-fault.js";
import { tuneV8Heap } from "./platform/tune-v8-heap.js";
import type { RunningServer } from "./run-server.js";

/** A stop that takes longer is cut short; everything that was committed stays. */
const STOP_WITHIN_MS = 9_500;
const FORCED_EXIT_CODE = 1;
/**
 * Faults that a person can correct. By name, because their modules may be loaded only once enough files can be opened.
 */
const PLAIN_FAULTS = ["ConfigFault", "StartFault", "DatabaseFault"];

/** Prints one clear sentence for a fault that a person can correct, a stack for a fault of ours. */
function fail(error: unknown): never {
  const isPlain = error instanceof Error && PLAIN_FAULTS.includes(error.name);
  process.stderr.write(`${isPlain ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

function exitOnSignals(starting: Promise<RunningServer>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(FORCED_EXIT_CODE);
    stopping = true;
    setTimeout(() => process.exit(FORCED_EXIT_CODE), STOP_WITHIN_MS).unref();
    // A signal during the start waits for the start: half a database is worse than a second of patience.
    starting.then((running) => running.stop()).then(() => process.exit(0), fail);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

try {
  requireOpenFiles();
  tuneV8Heap();
  const [{ readConfig }, { runServer }] = await Promise.all([import("./config.js"), import("./run-server.js")]);
  const config = readConfig(process.env);
  const starting = runServer(config);
  exitOnSignals(starting);
  const running = await starting;
  returnMemory();
  running.onLost((sentence) => {
    running.stop().finally(() => fail(new StartFault(sentence)));
  });
  process.stdout.write(`Casement is ready on ${config.publicOrigin}\n`);
} catch (error) {
  fail(error);
}
