import { readFileSync } from "node:fs";

const LOOK_EVERY_MS = 500;
/** What a shell says of a process that SIGTERM ended. */
const ENDED_BY_SIGTERM = 143;

/**
 * npm puts a shell between itself and us, and a signal ends that shell and npm alone. So we look whether both are
 * still there, and end as by SIGTERM when one is not: nothing stays behind on the port.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const before = lineage();
  const looking = setInterval(() => {
    if (lineage() === before) return;
    clearInterval(looking);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_EVERY_MS);
  looking.unref();
  stopOnSignal(looking);
}

/** Who has a signal already needs no second one, which a server takes for impatience. @param {NodeJS.Timeout} looking */
function stopOnSignal(looking) {
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      clearInterval(looking);
      const isAlone = process.listenerCount(signal) === 1;
      if (isAlone) process.exit(ENDED_BY_SIGTERM);
    });
  }
}

/** Our parent and, where the system tells, its parent; whoever loses a parent gets another. */
function lineage() {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

/** @param {number} pid */
function parentOf(pid) {
  if (process.platform !== "linux") return "";
  try {
    // "pid (name) state parent …", and the name may hold blanks.
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1];
  } catch {
    return "gone";
  }
}
