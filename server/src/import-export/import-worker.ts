// Entry of the worker thread that reads and checks a record's file: see check-in-worker.ts.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { createGunzip } from "node:zlib";
import { AppError } from "@casement/shared/contract/errors";
import { newId } from "@casement/shared/lib/new-id";
import { RECORD_LIMITS } from "@casement/shared/session-log/record-limits";
import { diskFull, isFull } from "../media/media-store.js";
import { checkRecord } from "./check-record.js";
import { checkTakes } from "./check-takes.js";
import { type Line, readLines } from "./format/read-lines.js";
import type { FromWorker, ImportTask } from "./import-messages.js";
import { bytesOf, rowsOf, sessionOf } from "./import-rows.js";
import { isArchive, RecordArchive } from "./open-archive.js";
import { readRecordFile } from "./read-record-file.js";

/** Share of the work that is reading the file; the rest is checking it. */
const READING = 0.4;
/** Smallest progress that is reported. */
const STEP = 0.01;

const port = parentPort;
if (port === null) throw new Error("this is the entry of a worker thread");
const say = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

let told = 0;
function reach(share: number): void {
  if (share < told + STEP) return;
  told = share;
  say({ type: "reached", share });
}

async function* counted(lines: AsyncIterable<Line>, size: number): AsyncGenerator<Line> {
  let read = 0;
  for await (const line of lines) {
    read += line.bytes;
    // A compressed file is longer once it is read than its size says.
    reach(Math.min(1, read / size) * READING);
    yield line;
  }
}

function textOf(path: string, archive: RecordArchive | null): AsyncIterable<Uint8Array> {
  if (archive !== null) return archive.record();
  const file = createReadStream(path);
  return path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
}

async function work({ path }: ImportTask): Promise<void> {
  const archive = (await isArchive(path)) ? await RecordArchive.open(path) : null;
  const { size } = await stat(path);
  const read = await readRecordFile(counted(readLines(textOf(path, archive), RECORD_LIMITS), Math.max(1, size)));
  const all = Math.max(1, read.updates.length);
  const reached = (updates: number) => reach(READING + (1 - READING) * (updates / all));
  const record = await checkRecord(read, newId, reached);
  const takes = await checkTakes(record.takes, archive, dirname(path));
  archive?.close();
  say({ type: "checked", session: sessionOf(record), takes });
  for (const { rows, share } of rowsOf(record)) {
    await asked();
    say({ type: "rows", rows, share }, bytesOf(rows));
  }
  await asked();
  say({ type: "done" });
}

/** The other thread asks with one message, whatever it holds, for each answer. */
let asks = 0;
let onAsk: (() => void) | null = null;
port.on("message", () => {
  asks += 1;
  onAsk?.();
});

async function asked(): Promise<void> {
  while (asks === 0) await new Promise<void>((resolve) => (onAsk = resolve));
  asks -= 1;
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isFull(error)) return diskFull();
  // The JSON is nested deeper than the stack allows, which no record of ours is.
  if (error instanceof RangeError)
    return new AppError("IMPORT_REFUSED", "This record is nested too deep to be read. Nothing was imported.", {
      reason: "invalid",
    });
  throw error;
}

try {
  await work(workerData as ImportTask);
} catch (error) {
  say({ type: "refused", error: refusalOf(error).toBody() });
}
port.close();
