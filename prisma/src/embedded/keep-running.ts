import { setTimeout as delay } from "node:timers/promises";
import { DatabaseFault } from "../database-fault.js";
import type { Log } from "../log.js";
import type { Cluster } from "./cluster/cluster.js";
import { adoptOrLaunch } from "./launch.js";
import { type Postmaster, stopPostmaster } from "./postmaster.js";
import { isRunning } from "./program/process-identity.js";

const WATCH_MS = 200;
const STEADY_MS = 60_000;
/** A minute and a half in all; a fault that lasts longer needs a person. */
const BACK_OFF_MS: readonly number[] = [0, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 30_000];

/**
 * Watches a server and, when it dies, starts it again on its old port, so that pools of connections find it. Deaths in
 * quick succession continue the same back-off; at its end `onLost` is called with one sentence. While the disk is full it
 * goes on trying: nobody loses an interview for that, since browsers keep what is not saved until there is space again.
 */
export class KeptServer {
  readonly #cluster: Cluster;
  #current: Postmaster;
  readonly #log: Log;
  readonly #onLost: (sentence: string) => void;
  readonly #backOffMs: readonly number[];
  readonly #ended = new AbortController();
  readonly #watch: NodeJS.Timeout;
  #recovery: Promise<void> | undefined;
  #startedAt = Date.now();
  #failures = 0;

  constructor(
    cluster: Cluster,
    current: Postmaster,
    log: Log,
    onLost: (sentence: string) => void,
    backOffMs = BACK_OFF_MS,
  ) {
    this.#cluster = cluster;
    this.#current = current;
    this.#log = log;
    this.#onLost = onLost;
    this.#backOffMs = backOffMs;
    this.#watch = setInterval(() => this.#look(), WATCH_MS);
    this.#watch.unref();
  }

  get port(): number {
    return this.#current.port;
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch);
    this.#ended.abort();
    await this.#recovery;
    if (isRunning(this.#current.pid)) await stopPostmaster(this.#cluster, this.#current.pid);
  }

  #look(): void {
    if (this.#recovery || isRunning(this.#current.pid)) return;
    this.#log.warn("database: PostgreSQL has stopped, starting it again");
    if (Date.now() - this.#startedAt > STEADY_MS) this.#failures = 0;
    this.#recovery = this.#recover().finally(() => {
      this.#recovery = undefined;
    });
  }

  async #recover(): Promise<void> {
    for (let fault: unknown; !this.#ended.signal.aborted; ) {
      const wait = this.#backOffMs[this.#failures++] ?? (isDiskFull(fault) ? this.#backOffMs.at(-1) : undefined);
      if (wait === undefined) return this.#giveUp(fault);
      await delay(wait, undefined, { signal: this.#ended.signal }).catch(() => undefined);
      try {
        this.#current = await adoptOrLaunch(this.#cluster, this.#log, this.#current.port);
        this.#startedAt = Date.now();
        return this.#log.info(`database: PostgreSQL is back (process ${this.#current.pid})`);
      } catch (error) {
        fault = error;
        this.#log.warn(`database: ${isDiskFull(error) ? this.#fullSentence() : messageOf(error)}`);
      }
    }
  }

  #fullSentence(): string {
    return `The disk that holds ${this.#cluster.directory} is full: free some space. Nothing is saved until then, and no restart is needed.`;
  }

  #giveUp(fault: unknown): void {
    clearInterval(this.#watch);
    this.#onLost(`The database keeps stopping and was given up. ${messageOf(fault)}`.trim());
  }
}

function isDiskFull(fault: unknown): boolean {
  return fault instanceof DatabaseFault && fault.code === "disk-full";
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault ?? "");
}
