// Processor time and memory of a process, from Linux's /proc.
import { readdirSync, readFileSync } from "node:fs";

const NS_PER_MS = 1e6;
/** Ticks of /proc/PID/stat: 100 a second on every Linux. */
const MS_PER_TICK = 10;

const read = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
};

/** Milliseconds of processor time (user and system) of all threads of a process. */
export function processorMs(pid) {
  let ns = 0;
  for (const thread of threadsOf(pid)) {
    ns += Number(read(`/proc/${pid}/task/${thread}/schedstat`)?.split(" ")[0] ?? 0);
  }
  return ns / NS_PER_MS;
}

/** Empty once the process has ended. */
function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** utime, stime, cutime and cstime follow the name in brackets, which may hold anything. */
const statFields = (pid) =>
  read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");

/** The same for a process and its children: living ones exactly, ended ones in steps of 10 ms. */
export function familyMs(pid) {
  const fields = statFields(pid);
  if (fields === undefined) return 0;
  const ended = (Number(fields[13]) + Number(fields[14])) * MS_PER_TICK;
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && statFields(name)?.[1] === String(pid));
  return children.reduce((sum, child) => sum + processorMs(child), ended + processorMs(pid));
}

/** Resident memory in MiB. */
export function residentMib(pid) {
  const [, kib] = /VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? "") ?? [];
  return Number(kib ?? 0) / 1024;
}
