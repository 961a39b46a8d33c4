import type { Cluster } from "./cluster/cluster.js";

/**
 * Settings of the embedded server, passed on the command line so that they override postgresql.conf. They keep it
 * small, since one small machine runs everything, and durable, since what is acknowledged as saved must survive a
 * crash.
 */
const SETTINGS: Readonly<Record<string, string | number>> = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",

  listen_addresses: "127.0.0.1",
  // No socket file: it would need a short path that the server's user can enter. The password protects the port.
  unix_socket_directories: "",
  max_connections: 60,

  shared_buffers: "64MB",
  work_mem: "4MB",
  maintenance_work_mem: "32MB",
  max_wal_size: "256MB",
  max_worker_processes: 2,
  max_parallel_workers_per_gather: 0,
  autovacuum_max_workers: 1,
  max_wal_senders: 0,
  io_method: "sync",
  jit: "off",

  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  // Logs only LOG, FATAL and PANIC. An ERROR, which ranks lower here, can contain a person's e-mail address.
  log_min_messages: "log",
  cluster_name: "casement",
};

/** For tests, which make many databases and need none afterwards. */
const THROWAWAY = { fsync: "off", full_page_writes: "off", max_connections: 120 };

export function serverArguments(port: number, cluster: Pick<Cluster, "throwaway">): string[] {
  const all = { ...SETTINGS, ...(cluster.throwaway && THROWAWAY), port };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
