import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from "node:fs";
import type { Cluster } from "./cluster/cluster.js";

/** PostgreSQL's own log, which tells why the server ended. */
export interface ServerLog {
  readonly descriptor: number;
  sinceOpened(): string;
  close(): void;
}

const FULL_BYTES = 5_000_000;

export function openServerLog(cluster: Cluster): ServerLog {
  const file = cluster.logFile;
  if (existsSync(file) && statSync(file).size > FULL_BYTES) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, "a+", 0o600);
  const start = fstatSync(descriptor).size;
  return {
    descriptor,
    sinceOpened() {
      const text = Buffer.alloc(Math.min(fstatSync(descriptor).size - start, 64_000));
      readSync(descriptor, text, 0, text.length, start);
      return text.toString("utf8");
    },
    close: () => closeSync(descriptor),
  };
}
