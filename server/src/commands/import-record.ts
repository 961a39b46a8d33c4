import { readFile } from "node:fs/promises";
import { RECORD_LIMITS } from "@casement/shared/session-log/record-limits";
import type { HttpDeps } from "../deps.js";
import { cancelled, checkInWorker } from "../import-export/check-in-worker.js";
import type { CheckedTake } from "../import-export/check-takes.js";
import { insertImportedSession, type KeptTake } from "../import-export/insert-imported-session.js";
import { receiveFile } from "../import-export/receive-file.js";

export interface Imported {
  readonly sessionId: string;
  /** When the file's sound was to be deleted, in epoch ms, if that is over and none was kept; otherwise null. */
  readonly soundDeletedAt: number | null;
}

/**
 * Imports a record that this or another installation exported, as an ended session of the account. The file is
 * received, waits for its turn, is checked as a whole in a thread of its own, and only then stored; the same file again
 * makes another session. With an archive its sound comes back too, unless its day is over. `gone`: the sender has left,
 * which cancels the import. Throws IMPORT_REFUSED, PAYLOAD_TOO_LARGE, DISK_FULL, CONFLICT or RATE_LIMITED, and then
 * stores nothing.
 */
export async function importRecord(
  deps: Pick<HttpDeps, "prisma" | "clock" | "imports" | "media" | "config">,
  ownerId: string,
  { chunks, isArchive }: { readonly chunks: AsyncIterable<Uint8Array>; readonly isArchive: boolean },
  gone: AbortSignal,
): Promise<Imported> {
  const signal = cancelledBy(gone);
  const maxBytes = RECORD_LIMITS.fileBytes + (isArchive ? RECORD_LIMITS.soundBytes : 0);
  const { leastFreeBytes } = deps.media.limits;
  const { dataDir } = deps.config;
  const receive = () => receiveFile(chunks, { dataDir, maxBytes, leastFreeBytes }, signal);
  return deps.imports.run(ownerId, signal, receive, ({ path }, tell) => {
    const onProgress = (share: number) => tell({ step: "checking", before: 0, share });
    const onKept = (share: number) => tell({ step: "keeping", before: 0, share });
    const now = deps.clock.now();
    return checkInWorker({ path }, { signal, onProgress, deadlineMs: deps.imports.deadlineMs }, async (record) => {
      const soundUntil = record.session.columns.soundUntil?.getTime() ?? Number.POSITIVE_INFINITY;
      const isOver = record.takes.length > 0 && soundUntil <= now;
      const sessionId = await withSound(deps.media, isOver ? [] : record.takes, (takes) =>
        insertImportedSession(deps, record, { ownerId, createdAt: now, importedAt: now, takes }, onKept),
      );
      return { sessionId, soundDeletedAt: isOver ? soundUntil : null };
    });
  });
}

/** Puts the checked sound into the media folder, and runs `insert` with its keys: all of it is kept, or nothing. */
async function withSound(
  media: HttpDeps["media"],
  takes: readonly CheckedTake[],
  insert: (takes: readonly KeptTake[]) => Promise<string>,
): Promise<string> {
  let sessionId = "";
  const files = takes.flatMap(({ soundPath, loudnessPath }) => [
    () => readFile(soundPath),
    () => readFile(loudnessPath),
  ]);
  await media.writeAll(files, async (keys) => {
    const kept = takes.map((take, index) => ({
      take,
      fileKey: keys[2 * index] ?? "",
      loudnessKey: keys[2 * index + 1] ?? "",
    }));
    sessionId = await insert(kept);
    return true;
  });
  return sessionId;
}

/** Returns a signal that aborts together with this one, but with our own reason. */
function cancelledBy(gone: AbortSignal): AbortSignal {
  const cancel = new AbortController();
  const abort = () => cancel.abort(cancelled());
  if (gone.aborted) abort();
  else gone.addEventListener("abort", abort, { once: true });
  return cancel.signal;
}
