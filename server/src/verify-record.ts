// npm run verify-record -- <session>: folds a session log and compares it with what was live.
import { createPrisma } from "@casement/prisma/client";
import { visitDatabase } from "@casement/prisma/embedded/open-database";
import { migrate } from "@casement/prisma/migrate";
import { clockFace } from "@casement/shared/lib/clock-face";
import { readConfig } from "./config.js";
import { createLogger } from "./platform/logger.js";
import { type RecordFindings, verifyRecord } from "./queries/playback/verify-record.js";

/** More lines would help nobody. */
const FAULTS_SHOWN = 20;

function describe({ title, durationMs, events, updates, hashes, foreignHashes, faults }: RecordFindings): string {
  const lines = [
    `${title}, ${clockFace(durationMs)}`,
    `  ${events} events, ${updates} board updates`,
    `  ${hashes} moments were logged while it was live${foreignHashes > 0 ? `, and ${foreignHashes} more by another version, which cannot be compared` : ""}`,
    ...faults.slice(0, FAULTS_SHOWN).map(({ at, detail }) => `  at ${momentOf(at)}: ${detail}`),
    ...(faults.length > FAULTS_SHOWN ? [`  and ${faults.length - FAULTS_SHOWN} more`] : []),
  ];
  if (faults.length > 0) lines.push("The record is damaged. All other parts of it can still be played.");
  else
    lines.push(
      hashes > 0
        ? "The record is what was live."
        : "The record can be read whole; nothing was logged to compare it with.",
    );
  return lines.join("\n");
}

/** `ms` is negative before the start, as of what was planned then. */
const momentOf = (ms: number) => (ms <= -1000 ? `-${clockFace(-ms)}` : clockFace(ms));

/** The result in words, and whether the session log is sound. */
export interface Verdict {
  readonly words: string;
  readonly sound: boolean;
}

/**
 * Checks one session log in the database that these settings name, even while Casement uses it. Throws ConfigFault and
 * DatabaseFault, whose messages are for people.
 */
export async function verifySession(env: NodeJS.ProcessEnv, sessionId: string): Promise<Verdict> {
  const { dataDir, databaseUrl } = readConfig(env);
  const logger = createLogger("warn");
  const log = { info: () => undefined, warn: (message: string) => logger.warn(message) };
  const database = await visitDatabase({ dataDir, databaseUrl: databaseUrl ?? undefined, log });
  try {
    await migrate(database.url);
    return await verifyIn(database.url, sessionId);
  } finally {
    await database.stop();
  }
}

async function verifyIn(url: string, sessionId: string): Promise<Verdict> {
  const prisma = createPrisma(url);
  try {
    const findings = await verifyRecord(prisma, sessionId);
    if (findings === null) return { words: `There is no session ${sessionId}.`, sound: false };
    return { words: describe(findings), sound: findings.faults.length === 0 };
  } finally {
    await prisma.$disconnect();
  }
}
