import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";

const onLinux = process.platform === "linux";

/** Whether the process runs. A zombie does not: it does nothing, though in a container it may never be collected. */
export function isRunning(pid: number): boolean {
  if (onLinux) return statFields(pid) !== undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When the process began, which tells it from a later process with the same pid; undefined if it is gone. */
export function startMark(pid: number): string | undefined {
  if (!onLinux) return isRunning(pid) ? (ps(pid, "lstart=") ?? "unknown") : undefined;
  const fields = statFields(pid);
  return fields && `${bootId()}:${fields[STARTED_AT_TICKS]}`;
}

/** Whether `pid` is a PostgreSQL server of exactly this cluster directory. */
export function isServerOf(pid: number, directory: string): boolean {
  if (!isRunning(pid)) return false;
  if (!onLinux) return ps(pid, "command=")?.includes(directory) ?? process.platform === "win32";
  try {
    // PostgreSQL changes into its directory at start, so its working directory is known whatever path it was given.
    const name = readFileSync(`/proc/${pid}/comm`, "utf8").trim();
    return name === "postgres" && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
  } catch {
    return false;
  }
}

const STATE = 0;
const STARTED_AT_TICKS = 19;

/** The fields of /proc/<pid>/stat from the third on; the second is a name that may contain spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[STATE] === "Z" || fields[STATE] === "X" ? undefined : fields;
  } catch {
    return undefined;
  }
}

/** Identifies the boot: start times count from boot, so they can be equal in two boots. */
function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "unknown";
  }
}

function ps(pid: number, column: string): string | undefined {
  if (process.platform === "win32") return undefined;
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return undefined;
  }
}
