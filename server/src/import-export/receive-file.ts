import { createWriteStream, rmSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError } from "@casement/shared/contract/errors";
import type { MediaLimits } from "../media/media-limits.js";
import { diskFull, isFull, requireFree } from "../media/media-store.js";

/** Below DATA_DIR: nobody else's files are there. */
const FOLDER = "imports";
/** How often, in bytes received, the disk is asked for its room. */
const LOOK_EVERY_BYTES = 4 * 1024 * 1024;

/** A received file on this server's disk. */
interface ReceivedFile {
  readonly path: string;
  remove(): Promise<void>;
}

interface Room extends Pick<MediaLimits, "leastFreeBytes"> {
  readonly dataDir: string;
  readonly maxBytes: number;
}

/** Removes what a crash left of files that were being received. Only before any is received. */
export function removeReceived(dataDir: string): void {
  rmSync(path.join(dataDir, FOLDER), { recursive: true, force: true });
}

/**
 * Writes the chunks to a file of their own: however many people send at once, and however slowly, the memory holds none
 * of it. Throws PAYLOAD_TOO_LARGE, DISK_FULL and the signal's reason.
 */
export async function receiveFile(
  chunks: AsyncIterable<Uint8Array>,
  room: Room,
  signal: AbortSignal,
): Promise<ReceivedFile> {
  const parent = path.join(room.dataDir, FOLDER);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(path.join(parent, "import-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, "record.ndjson");
  try {
    await pipeline(chunks, bounded(folder, room), createWriteStream(file, { mode: 0o600 }), { signal });
    return { path: file, remove };
  } catch (error) {
    await remove();
    if (signal.aborted) throw signal.reason;
    throw isFull(error) ? diskFull() : error;
  }
}

function bounded(folder: string, room: Room) {
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let total = 0;
    let looked = 0;
    for await (const chunk of chunks) {
      total += chunk.length;
      if (total > room.maxBytes)
        throw new AppError(
          "PAYLOAD_TOO_LARGE",
          `The file is larger than ${Math.floor(room.maxBytes / 1024 / 1024)} MB.`,
        );
      if (total > looked) {
        await requireFree(folder, LOOK_EVERY_BYTES, room);
        looked = total + LOOK_EVERY_BYTES;
      }
      yield chunk;
    }
  };
}
