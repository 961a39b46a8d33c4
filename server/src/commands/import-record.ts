import { RECORD_LIMITS } from "@casement/shared/session-log/record-limits";
import type { HttpDeps } from "../deps.js";
import { cancelled, checkInWorker } from "../import-export/check-in-worker.js";
import { insertImportedSession } from "../import-export/insert-imported-session.js";
import { receiveFile } from "../import-export/receive-file.js";

/**
 * Imports a record that this or another installation exported, as an ended session of the account, and returns its id.
 * The file is received, waits for its turn, is checked as a whole in a thread of its own, and only then stored; the
 * same file again makes another session. `gone`: the sender has left, which cancels the import. Throws IMPORT_REFUSED,
 * PAYLOAD_TOO_LARGE, CONFLICT or RATE_LIMITED, and then stores nothing.
 */
export async function importRecord(
  deps: Pick<HttpDeps, "prisma" | "clock" | "imports">,
  ownerId: string,
  chunks: AsyncIterable<Uint8Array>,
  gone: AbortSignal,
): Promise<string> {
  const signal = cancelledBy(gone);
  const receive = () => receiveFile(chunks, RECORD_LIMITS.fileBytes, signal);
  return deps.imports.run(ownerId, signal, receive, ({ path }, tell) => {
    const onProgress = (share: number) => tell({ step: "checking", before: 0, share });
    const onKept = (share: number) => tell({ step: "keeping", before: 0, share });
    const now = deps.clock.now();
    return checkInWorker({ path }, { signal, onProgress, deadlineMs: deps.imports.deadlineMs }, (record) =>
      insertImportedSession(deps, record, { ownerId, createdAt: now, importedAt: now }, onKept),
    );
  });
}

/** Returns a signal that aborts together with this one, but with our own reason. */
function cancelledBy(gone: AbortSignal): AbortSignal {
  const cancel = new AbortController();
  const abort = () => cancel.abort(cancelled());
  if (gone.aborted) abort();
  else gone.addEventListener("abort", abort, { once: true });
  return cancel.signal;
}
