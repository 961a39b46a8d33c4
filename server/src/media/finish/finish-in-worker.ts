import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** The chunks of a take, in order of their numbers; `path` is the file of each. */
export interface FinishTask {
  readonly chunks: readonly {
    readonly index: number;
    readonly from: number;
    readonly to: number;
    readonly path: string;
  }[];
}

export interface FinishedTake {
  /** One WebM file that can be sought. */
  readonly file: Uint8Array;
  /** As shared/src/sound/loudness-codec.ts has it. */
  readonly loudness: Uint8Array;
  readonly durationMs: number;
  /** Of the file, in hex. */
  readonly sha256: string;
}

/** For the packets of the longest take, three times over. */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 } as const;

/** As in check-in-worker.ts. */
const ENTRY = import.meta.url.endsWith(".ts") ? "../../../../scripts/jest/finish-worker.mjs" : "./finish-worker.js";

/** Makes one file of a take's chunks in a thread of its own, since that takes seconds. Throws what the thread throws. */
export async function finishInWorker(task: FinishTask, signal: AbortSignal): Promise<FinishedTake> {
  const worker = new Worker(new URL(ENTRY, import.meta.url), { workerData: task, resourceLimits: HEAP });
  try {
    const ended = once(worker, "exit", { signal }).then(() => {
      throw new Error("the thread that makes a take's file ended before its work");
    });
    // Whichever comes second has nobody to tell.
    ended.catch(() => undefined);
    const [finished] = await Promise.race([once(worker, "message", { signal }), ended]);
    return finished as FinishedTake;
  } finally {
    await worker.terminate();
  }
}
