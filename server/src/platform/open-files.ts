import { readFileSync } from "node:fs";
import { StartFault } from "./start-fault.js";

/** Files, database connections and people's sockets each need one. */
const FEWEST_OPEN_FILES = 256;

/** Throws a StartFault when the system lets this process open too few files to serve anybody. */
export function requireOpenFiles(readLimits = () => readFileSync("/proc/self/limits", "utf8")): void {
  const most = Number(/^Max open files\s+(\d+)/m.exec(limitsOrNone(readLimits))?.[1] ?? Number.POSITIVE_INFINITY);
  if (most >= FEWEST_OPEN_FILES) return;
  throw new StartFault(
    `This process may open ${most} files at once, and needs at least ${FEWEST_OPEN_FILES}: raise the limit (ulimit -n 4096) and start again.`,
  );
}

/** Only Linux has this file; elsewhere an error comes with the first file that cannot be opened. */
function limitsOrNone(readLimits: () => string): string {
  try {
    return readLimits();
  } catch {
    return "";
  }
}
