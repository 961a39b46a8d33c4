// Where processes run: servers with their databases on one core, whoever loads them on another.
import { availableParallelism } from "node:os";

/** Cores by who runs there; null: the system decides, as where there is one core alone, or with BENCH_FREE=1. */
const CORES = process.env.BENCH_FREE || availableParallelism() < 2 ? null : { server: "0", load: "1" };

export const PLACES = CORES === null ? "free" : `server and database on core ${CORES.server}, load on ${CORES.load}`;

/** Options with which `fork` starts a process on its core; what it starts itself stays there too. */
export function pinned(who, execArgv = []) {
  if (CORES === null) return { execArgv };
  return { execPath: "taskset", execArgv: ["-c", CORES[who], process.execPath, ...execArgv] };
}
