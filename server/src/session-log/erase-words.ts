import type { Transaction } from "./session-logs.js";

/** Whose words: everybody's without `speakerId`; `fromFile`: only those that a file brought. */
interface Erased {
  readonly speakerId?: string;
  readonly fromFile?: true;
}

/**
 * Takes words out of a session's events, which stay in their places without them. The only change of an appended event:
 * what people have deleted, or was to be deleted by now, must not lie in the database. Runs in the transaction of the
 * event by which nobody sees these words any more; no hash of the state has words in it.
 */
export async function eraseWords(tx: Transaction, sessionId: string, { speakerId, fromFile }: Erased): Promise<void> {
  const who = speakerId ?? null;
  const file = fromFile === true;
  await tx.$executeRaw`
    UPDATE "SessionEvent" SET "payload" = "payload" || '{"lines": []}'::jsonb
    WHERE "sessionId" = ${sessionId} AND "kind" = 'words.spoken'
      AND (${who}::text IS NULL OR "payload" ->> 'speakerId' = ${who}) AND (NOT ${file} OR "payload" ? 'importId')`;
  await tx.$executeRaw`
    UPDATE "SessionEvent" SET "payload" = "payload" || '{"text": ""}'::jsonb
    WHERE "sessionId" = ${sessionId} AND "kind" = 'words.corrected'
      AND (${who}::text IS NULL OR "payload" ->> 'speakerId' = ${who}) AND (NOT ${file} OR "payload" ? 'importId')`;
}
