import { readFileSync } from "node:fs";

const LOOK_EVERY_MS = 500;
/** The exit code that a shell gives to a process ended by SIGTERM. */
const ENDED_BY_SIGTERM = 143;

/**
 * Ends this process when npm ends. npm runs us in a shell, and a signal ends only npm and that shell: so check whether
 * both are still there, and end as by SIGTERM if one is not. Nothing stays behind on the port.
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
    // The line is "pid (name) state parent …", and the name may hold blanks.
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1];
  } catch {
    return "gone";
  }
}
