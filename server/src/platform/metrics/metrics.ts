import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Seconds: from a fast answer to one that nobody waits for. */
const WAITS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What happened, for whoever watches this server. No content and no names of people: labels come from fixed lists. */
export interface Metrics {
  /** An HTTP request was answered. `route`: a pattern of the contract, or "other". */
  request(route: string, method: string, status: number, seconds: number): void;
  /** A command was answered: "ok", or the code of its error. */
  command(name: string, outcome: string, seconds: number): void;
  /** Board updates were committed together, so long after the database was given them; or it did not take them. */
  boardCommit(outcome: "ok" | "failed", updates: number, bytes: number, seconds: number): void;
  /** From the arrival of facts to their commit in a session's log. */
  logCommit(seconds: number): void;
  /** A chunk of sound is on the disk. */
  chunk(bytes: number): void;
  /** A figure that is read when somebody asks. */
  watch(name: string, help: string, read: () => number): void;
}

/** Nobody watches. */
export const NO_METRICS: Metrics = {
  request: () => undefined,
  command: () => undefined,
  boardCommit: () => undefined,
  logCommit: () => undefined,
  chunk: () => undefined,
  watch: () => undefined,
};

/** Metrics in Prometheus's format, with those of the process and its event loop. */
export function createMetrics(): Metrics & { readonly type: string; text(): Promise<string> } {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const seconds = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Histogram({ name: `casement_${name}_seconds`, help, labelNames: [...labelNames], buckets: WAITS, registers });
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name: `casement_${name}_total`, help, labelNames: [...labelNames], registers });
  const requests = seconds("http_request", "Answers to HTTP requests", ["route", "method", "status"]);
  const commands = seconds("command", "Answers to commands of the session socket", ["command", "outcome"]);
  const boardCommits = seconds("board_commit", "Commits of board updates, of all rooms together", ["outcome"]);
  const updates = counter("board_updates", "Board updates that were committed");
  const updateBytes = counter("board_update_bytes", "Bytes of board updates that were committed");
  const logCommits = seconds("log_commit", "Commits to session logs, deciding included");
  const chunks = counter("sound_chunks", "Chunks of recorded sound on the disk");
  const chunkBytes = counter("sound_bytes", "Bytes of recorded sound on the disk");
  return {
    type: registry.contentType,
    text: () => registry.metrics(),
    request: (route, method, status, took) => requests.observe({ route, method, status }, took),
    command: (command, outcome, took) => commands.observe({ command, outcome }, took),
    boardCommit(outcome, count, bytes, took) {
      boardCommits.observe({ outcome }, took);
      if (outcome === "failed") return;
      updates.inc(count);
      updateBytes.inc(bytes);
    },
    logCommit: (took) => logCommits.observe(took),
    chunk(bytes) {
      chunks.inc();
      chunkBytes.inc(bytes);
    },
    watch(name, help, read) {
      new Gauge({
        name: `casement_${name}`,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
  };
}
