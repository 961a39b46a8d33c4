import { MAX_RECORD_BYTES } from "@casement/shared/contract/http";
import type { Deps } from "../deps.js";
import { Slots } from "../platform/slots.js";
import { checkRecord } from "../record/check-record.js";
import { readLines } from "../record/read-lines.js";
import { readRecordFile } from "../record/read-record-file.js";
import { keepRecord } from "./keep-record.js";
import { writeAudit } from "./write-audit.js";

/** An update of 1 MiB is a line of 1.4. */
const LIMITS = { fileBytes: MAX_RECORD_BYTES, lineBytes: 4 * 1024 * 1024 } as const;
/** Records held in memory while they are checked. */
const slots = new Slots(2);

/**
 * Takes over a record that another installation exported, or this one: read as it comes, then checked as a whole, and
 * only then kept, as an ended session of the account. Answers its id; the same file again makes another session. Throws
 * IMPORT_REFUSED, PAYLOAD_TOO_LARGE; nothing is kept then.
 */
export function importRecord(deps: Deps, ownerId: string, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return slots.run(async () => {
    const file = await readRecordFile(readLines(chunks, LIMITS));
    const record = await checkRecord(file, () => deps.ids.newId());
    const now = new Date(deps.clock.now());
    await keepRecord(deps, record, { ownerId, createdAt: now, importedAt: now }, (tx) =>
      writeAudit(tx, deps, {
        ...{ actor: ownerId, role: null, action: "record.import", target: record.sessionId, outcome: "done" },
      }),
    );
    return record.sessionId;
  });
}
