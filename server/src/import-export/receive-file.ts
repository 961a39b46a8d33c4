import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError } from "@casement/shared/contract/errors";

/** A received file on this server's disk. */
interface ReceivedFile {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Writes the chunks to a file of their own: however many people send at once, and however slowly, the memory holds none
 * of it. Throws PAYLOAD_TOO_LARGE and the signal's reason.
 */
export async function receiveFile(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  signal: AbortSignal,
): Promise<ReceivedFile> {
  const folder = await mkdtemp(path.join(tmpdir(), "casement-import-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, "record.ndjson");
  try {
    await pipeline(chunks, bounded(maxBytes), createWriteStream(file), { signal });
    return { path: file, remove };
  } catch (error) {
    await remove();
    throw signal.aborted ? signal.reason : explain(error);
  }
}

function bounded(maxBytes: number) {
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let total = 0;
    for await (const chunk of chunks) {
      total += chunk.length;
      if (total > maxBytes)
        throw new AppError("PAYLOAD_TOO_LARGE", `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`);
      yield chunk;
    }
  };
}

function explain(error: unknown): unknown {
  const isFull = error instanceof Error && "code" in error && error.code === "ENOSPC";
  return isFull ? new AppError("DATABASE_UNAVAILABLE", "The server's disk is full. Tell its administrator.") : error;
}
