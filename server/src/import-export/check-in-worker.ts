import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { AppError } from "@casement/shared/contract/errors";
import type { FromWorker, ImportedRows, ImportedSession, ImportTask } from "./import-messages.js";
import { refuseRecord } from "./refuse-record.js";

/** For the file's events, updates and the board: several times the largest that is taken. */
const HEAP = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } as const;
const DEADLINE_MS = 4 * 60_000;

/** Beside this file in a build. Tests run sources as they are, which a thread does only when it is told how. */
const ENTRY = import.meta.url.endsWith(".ts") ? "../../../scripts/jest/import-worker.mjs" : "./import-worker.js";

export interface Checking {
  readonly signal: AbortSignal;
  /** Told of the share that is done, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** A record that passed every check. Its rows come when they are asked for, once. */
export interface CheckedInWorker {
  readonly session: ImportedSession;
  readonly rows: AsyncIterable<{ readonly rows: ImportedRows; readonly share: number }>;
}

/**
 * Checks a record's file in a thread of its own, with a bounded heap and a deadline, and hands what it found to `keep`
 * while the thread is there. Throws IMPORT_REFUSED, PAYLOAD_TOO_LARGE, and what `keep` throws.
 */
export async function checkInWorker<T>(
  task: ImportTask,
  { signal, onProgress }: Checking,
  keep: (record: CheckedInWorker) => Promise<T>,
): Promise<T> {
  const worker = new Worker(new URL(ENTRY, import.meta.url), { workerData: task, resourceLimits: HEAP });
  const over = new AbortController();
  const deadline = setTimeout(() => over.abort(tooSlow()), DEADLINE_MS);
  const cancel = () => over.abort(cancelled());
  signal.addEventListener("abort", cancel);
  if (signal.aborted) cancel();
  try {
    const inbox = new Inbox(worker, over.signal, onProgress);
    const first = await inbox.next();
    if (first.type !== "checked") throw new Error(`the import's worker said ${first.type} first`);
    return await keep({ session: first.session, rows: rowsFrom(worker, inbox) });
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

/** The worker's messages one after the other; what goes wrong with it is thrown at whoever waits for the next. */
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
  refuseRecord("memory", "This record takes more memory to check than this server gives to an import.");
const tooSlow = () =>
  refuseRecord("slow", `This record takes longer to check than the ${DEADLINE_MS / 60_000} minutes of an import.`);
export const cancelled = () => refuseRecord("cancelled", "The import was cancelled.");
