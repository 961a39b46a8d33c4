import { fileURLToPath } from "node:url";
import type { Deps } from "../deps.js";
import { checkInWorker } from "../import-export/check-in-worker.js";
import { IMPORT_LIMITS } from "../import-export/import-desk.js";
import { insertImportedSession } from "../import-export/insert-imported-session.js";

/** The interview that bench/record-demo.mjs recorded. */
const DEMO = new URL("../../demo/twitter.ndjson.gz", import.meta.url);

/** Gives this account the demo recording, an ended session like any other. Returns its id. */
export function addDemo(deps: Pick<Deps, "prisma">, ownerId: string): Promise<string> {
  const path = fileURLToPath(DEMO);
  const { signal } = new AbortController();
  return checkInWorker(
    { path },
    { signal, onProgress: () => undefined, deadlineMs: IMPORT_LIMITS.deadlineMs },
    (record) => insertImportedSession(deps, record, { ownerId, createdAt: record.session.begunAt, importedAt: null }),
  );
}
