import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { AppError } from "@casement/shared/contract/errors";
import { Slots } from "../platform/slots.js";
import type { ReportTask } from "./pdf/render-report.js";

/** For fonts, a board and some hundred pages: several times what the longest report needs. */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 } as const;
/** At once, and in line behind them: more are asked to come again. */
const AT_ONCE = 1;
const WAITING = 8;
const DEADLINE_MS = 30_000;

/**
 * The compiled worker lies beside this file in a build. Tests run TypeScript sources, which a thread needs a loader
 * for.
 */
const ENTRY = import.meta.url.endsWith(".ts") ? "../../../scripts/jest/report-worker.mjs" : "./pdf/report-worker.js";

const slots = new Slots(AT_ONCE, WAITING);

/**
 * Sets a report as a PDF in a thread of its own with a bounded heap, so that rooms go on while it is made. Throws
 * RATE_LIMITED when many wait, PAYLOAD_TOO_LARGE when it takes too long or too much memory.
 */
export function makePdf(task: ReportTask, deadlineMs = DEADLINE_MS): Promise<Uint8Array> {
  return slots.run(async () => {
    const worker = new Worker(new URL(ENTRY, import.meta.url), { workerData: task, resourceLimits: HEAP });
    // It may still run out of memory between the deadline and its end, when nobody waits for it any more.
    worker.on("error", () => undefined);
    const signal = AbortSignal.timeout(deadlineMs);
    try {
      const [bytes] = (await once(worker, "message", { signal })) as [Uint8Array];
      return bytes;
    } catch (error) {
      if (signal.aborted || isOutOfMemory(error)) throw tooLong();
      throw error;
    } finally {
      await worker.terminate();
    }
  });
}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

const tooLong = () =>
  new AppError("PAYLOAD_TOO_LARGE", "This report is too long to be made into a PDF. Its page has all of it.");
