import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { AppError } from "@casement/shared/contract/errors";
import type { CheckedTake } from "./check-takes.js";
import { refuseRecord } from "./format/refuse-record.js";
import type { FromWorker, ImportedRows, ImportedSession, ImportTask } from "./import-messages.js";

/** For the events, the updates and the board of a file: several times what the largest one needs. */
const HEAP = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } as const;

/**
 * The compiled worker lies beside this file in a build. Tests run TypeScript sources, which a thread needs a loader
 * for.
 */
const ENTRY = import.meta.url.endsWith(".ts") ? "../../../scripts/jest/import-worker.mjs" : "./import-worker.js";

export interface Checking {
  readonly signal: AbortSignal;
  /** Called with the share that is done, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Time after which the record is refused as too slow to check, in ms. */
  readonly deadlineMs: number;
}

/** A record that passed every check. Its rows can be iterated once, and are sent as they are asked for. */
export interface CheckedInWorker {
  readonly session: ImportedSession;
  readonly takes: readonly CheckedTake[];
  readonly rows: AsyncIterable<{ readonly rows: ImportedRows; readonly share: number }>;
}

/**
 * Checks a record's file in a thread of its own, with a bounded heap and a deadline, and calls `keep` with the result
 * while the thread still runs. Throws IMPORT_REFUSED, PAYLOAD_TOO_LARGE, and what `keep` throws.
 */
export async function checkInWorker<T>(
  task: ImportTask,
  { signal, onProgress, deadlineMs }: Checking,
  keep: (record: CheckedInWorker) => Promise<T>,
): Promise<T> {
  const worker = new Worker(new URL(ENTRY, import.meta.url), { workerData: task, resourceLimits: HEAP });
  const over = new AbortController();
  const deadline = setTimeout(() => over.abort(tooSlow(deadlineMs)), deadlineMs);
  const cancel = () => over.abort(cancelled());
  signal.addEventListener("abort", cancel);
  if (signal.aborted) cancel();
  try {
    const inbox = new Inbox(worker, over.signal, onProgress);
    const first = await inbox.next();
    if (first.type !== "checked") throw new Error(`the import's worker said ${first.type} first`);
    return await keep({ session: first.session, takes: first.takes, rows: rowsFrom(worker, inbox) });
  } finally {
    clearTimeout(deadline);
    signal.removeEventListener("abort", cancel);
    await worker.terminate();
  }
}

async function* rowsFrom(worker: Worker, inbox: Inbox) {
  for (;;) {
    worker.postMessage("next");
    const message = await inbox.next();
    if (message.type !== "rows") return;
    yield message;
  }
}

type Answer = Exclude<FromWorker, { type: "reached" | "refused" }>;

/** Hands out the worker's messages one by one; the worker's faults are thrown to whoever waits for the next. */
class Inbox {
  readonly #messages: AsyncIterator<[FromWorker]>;
  readonly #signal: AbortSignal;
  readonly #onProgress: (share: number) => void;

  constructor(worker: Worker, signal: AbortSignal, onProgress: (share: number) => void) {
    this.#messages = on(worker, "message", { signal, close: ["exit"] }) as AsyncIterator<[FromWorker]>;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  async next(): Promise<Answer> {
    for (;;) {
      const read = await this.#read();
      if (read.done === true) throw new Error("the import's worker ended before its work");
      const [message] = read.value;
      if (message.type === "refused")
        throw new AppError(message.error.code, message.error.message, message.error.details);
      if (message.type !== "reached") return message;
      this.#onProgress(message.share);
    }
  }

  async #read(): Promise<IteratorResult<[FromWorker]>> {
    try {
      return await this.#messages.next();
    } catch (error) {
      if (this.#signal.aborted) throw this.#signal.reason;
      throw isOutOfMemory(error) ? tooMuchMemory() : error;
    }
  }
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

const tooMuchMemory = () =>
  refuseRecord("memory", "Checking this record needs more memory than this server allows for an import.");
const tooSlow = (deadlineMs: number) =>
  refuseRecord(
    "slow",
    `Checking this record takes longer than the ${deadlineMs / 60_000} minutes allowed for an import.`,
  );
export const cancelled = () => refuseRecord("cancelled", "The import was cancelled.");
