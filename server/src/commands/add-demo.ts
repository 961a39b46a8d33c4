import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { Deps } from "../deps.js";
import { checkRecord } from "../record/check-record.js";
import { readLines } from "../record/read-lines.js";
import { readRecordFile } from "../record/read-record-file.js";
import { keepRecord } from "./keep-record.js";

/** The interview that bench/record-demo.mjs recorded. */
const DEMO = new URL("../../demo/twitter.ndjson.gz", import.meta.url);
const LIMITS = { fileBytes: 64 * 1024 * 1024, lineBytes: 4 * 1024 * 1024 } as const;

/** Gives this account the demo recording: an ended session like any other, which its owner can delete. Answers its id. */
export async function addDemo({ prisma, ids }: Pick<Deps, "prisma" | "ids">, ownerId: string): Promise<string> {
  const text = createReadStream(DEMO).pipe(createGunzip());
  const record = await checkRecord(await readRecordFile(readLines(text, LIMITS)), () => ids.newId());
  const createdAt = new Date(record.events[0]?.at ?? 0);
  await keepRecord({ prisma }, record, { ownerId, createdAt, importedAt: null });
  return record.sessionId;
}
