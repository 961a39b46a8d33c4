import { DatabaseFault, diskFull } from "../database-fault.js";
import type { Cluster } from "./cluster/cluster.js";

/** A fault after which starting the server is worth another try. */
export class PassingTrouble extends DatabaseFault {}

const PASSING = [
  /Address already in use|could not create any TCP\/IP sockets/,
  /pre-existing shared memory block/,
  /lock file "postmaster\.pid" already exists/,
];

/** Explains in one sentence why the server ended, from the last lines of its log. */
export function explainEnd(cluster: Pick<Cluster, "directory" | "logFile">, written: string): DatabaseFault {
  if (written.includes("No space left on device")) return diskFull(cluster.directory, written);
  const lines = written.replaceAll("/proc/self/cwd", cluster.directory).split("\n");
  const reason = (
    lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.find((line) => /could not|cannot|invalid/.test(line))
  )?.replace(/^.*?(FATAL|PANIC|postgres): +/, "");
  const sentence = `PostgreSQL did not start (${reason ?? "it gave no reason"}): see ${cluster.logFile}.`;
  const Kind = PASSING.some((pattern) => pattern.test(written)) ? PassingTrouble : DatabaseFault;
  return new Kind("stopped", sentence, written);
}
