import { requireOpenFiles } from "./platform/open-files.js";
import { StartFault } from "./platform/start-fault.js";
import { tuneV8Heap } from "./platform/tune-v8-heap.js";
import type { RunningServer } from "./run-server.js";

/** A stop that takes longer is cut short; what is stored by then stays stored. */
const STOP_WITHIN_MS = 9_500;
const FORCED_EXIT_CODE = 1;
/** Faults that a person can mend. By name: their own modules are read only once there are files enough to read them. */
const PLAIN_FAULTS = ["ConfigFault", "StartFault", "DatabaseFault"];

/** One clear sentence for what a person can mend; a stack for what is a fault of ours. */
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
    // A signal during the start waits for it: half a database is worse than a second of patience.
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
  running.onLost((sentence) => {
    running.stop().finally(() => fail(new StartFault(sentence)));
  });
  process.stdout.write(`Casement is ready on ${config.publicOrigin}\n`);
} catch (error) {
  fail(error);
}
