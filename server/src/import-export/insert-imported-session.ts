import { randomUUID } from "node:crypto";
import type { Statements } from "@casement/prisma/client";
import { newId } from "@casement/shared/lib/new-id";
import type { Deps } from "../deps.js";
import type { CheckedInWorker } from "./check-in-worker.js";
import type { CheckedTake } from "./check-takes.js";
import { refuseRecord } from "./format/refuse-record.js";
import type { ImportedRows, ImportedSegment, ImportedSession } from "./import-messages.js";

/** A checked take whose sound and loudness are in the media folder under these keys. */
export interface KeptTake {
  readonly take: CheckedTake;
  readonly fileKey: string;
  readonly loudnessKey: string;
}

interface KeptAs {
  readonly ownerId: string;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Epoch ms; null for the demo recording, which comes with Casement. */
  readonly importedAt: number | null;
  readonly takes?: readonly KeptTake[];
}

/**
 * Stores a checked record as an ended session of this account, all of it or nothing, and returns the session's id. Only
 * the names of the people are kept; this account takes the owner's place. The rows arrive ready to be written, piece by
 * piece, so that nobody else has to wait. `onProgress`: the share that is written, 0 to 1.
 */
export function insertImportedSession(
  { prisma }: Pick<Deps, "prisma">,
  { session, rows }: CheckedInWorker,
  kept: KeptAs,
  onProgress: (share: number) => void = () => undefined,
): Promise<string> {
  const { sessionId } = session;
  const written = prisma.atomically(async (database) => {
    await insertSession(database, session, kept);
    let afterSegment = "0";
    for await (const { rows: piece, share } of rows) {
      afterSegment = await insertRows(database, { sessionId, afterSegment }, piece);
      onProgress(share);
    }
    if (kept.takes !== undefined) await insertTakes(database, sessionId, kept.takes);
    if (kept.importedAt !== null) await insertAudit(database, sessionId, kept);
    return sessionId;
  });
  return written.catch((error: unknown) => {
    throw isUnstorable(error)
      ? refuseRecord("invalid", "This record contains something that cannot be stored.")
      : error;
  });
}

/** PostgreSQL's error class for values that no column can hold. */
const isUnstorable = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" && /^22\w{3}$/.test(error.code);

interface Place {
  readonly sessionId: string;
  /** Id of the newest row of the board so far. */
  readonly afterSegment: string;
}

/** Returns the id of the board's newest row. */
async function insertRows(database: Statements, place: Place, rows: ImportedRows): Promise<string> {
  const { sessionId, afterSegment } = place;
  if (rows.table === "segment") return insertSegment(database, sessionId, rows);
  if (rows.table === "events") await database.prepared("import-events", INSERT_EVENTS, [sessionId, rows.json]);
  else if (rows.table === "hashes") await insertHashes(database, place, rows.json);
  else await database.prepared("import-views", INSERT_VIEWS, [sessionId, rows.at, rows.bytes]);
  return afterSegment;
}

/** One after another, because the order of their ids is the order of the board's updates. */
async function insertSegment(database: Statements, sessionId: string, segment: ImportedSegment): Promise<string> {
  const { epoch, at, count, bytes, keyframe, hashes } = segment;
  const values = [randomUUID(), sessionId, epoch, at, count, bytes];
  const [row] = await database.prepared<{ id: string }>("import-segment", INSERT_SEGMENT, values);
  const afterSegment = String(row?.id);
  if (keyframe !== null) {
    const keyframeValues = [sessionId, keyframe.at, afterSegment, epoch, keyframe.state];
    await database.prepared("import-keyframe", INSERT_KEYFRAME, keyframeValues);
  }
  if (hashes !== null) await insertHashes(database, { sessionId, afterSegment }, hashes);
  return afterSegment;
}

const insertHashes = (database: Statements, { sessionId, afterSegment }: Place, json: string) =>
  database.prepared("import-hashes", INSERT_HASHES, [sessionId, afterSegment, json]);

async function insertTakes(database: Statements, sessionId: string, takes: readonly KeptTake[]): Promise<void> {
  const rows = takes.map(({ take: { participantId, file }, fileKey, loudnessKey }) => {
    const begunAt = file.map[0]?.serverFrom ?? 0;
    return { id: newId(), participantId, begunAt, file, fileKey, loudnessKey };
  });
  await database.prepared("import-takes", INSERT_TAKES, [sessionId, JSON.stringify(rows)]);
}

async function insertSession(database: Statements, session: ImportedSession, kept: KeptAs): Promise<void> {
  const { sessionId, columns, people } = session;
  const { ownerId, createdAt, importedAt } = kept;
  const row = { ...columns, ownerId, createdAt, importedAt, id: sessionId };
  await database.prepared("import-session", INSERT_SESSION, [JSON.stringify(row)]);
  await database.prepared("import-people", INSERT_PEOPLE, [sessionId, kept.ownerId, JSON.stringify(people)]);
}

async function insertAudit(database: Statements, sessionId: string, { ownerId, createdAt }: KeptAs): Promise<void> {
  await database.prepared("import-audit", INSERT_AUDIT, [createdAt, ownerId, sessionId]);
}

/** SQL that turns epoch ms into a timestamptz. */
const time = (column: string) => `to_timestamp(${column}::float8 / 1000)`;

const INSERT_SESSION = `
  INSERT INTO "Session" ("id", "ownerId", "title", "phase", "mode", "problemId", "problemTitle", "frameworkId",
    "frameworkName", "steps", "candidateName", "outcome", "readModel", "scheduledAt", "timeZone", "startedAt", "endedAt",
    "soundUntil", "createdAt", "importedAt")
  SELECT r."id", r."ownerId", r."title", r."phase"::"Phase", r."mode"::"SessionMode", r."problemId", r."problemTitle",
    r."frameworkId", r."frameworkName", r."steps", r."candidateName", r."outcome", r."readModel", r."scheduledAt",
    r."timeZone", r."startedAt", r."endedAt", r."soundUntil",
    ${time('r."createdAt"')}, ${time('r."importedAt"')}
  FROM json_to_record($1::json) AS r ("id" text, "ownerId" text, "title" text, "phase" text, "mode" text,
    "problemId" text, "problemTitle" text, "frameworkId" text, "frameworkName" text, "steps" jsonb,
    "candidateName" text, "outcome" jsonb, "readModel" int, "scheduledAt" timestamptz, "timeZone" text,
    "startedAt" timestamptz, "endedAt" timestamptz, "soundUntil" timestamptz, "createdAt" float8, "importedAt" float8)`;

const INSERT_PEOPLE = `
  INSERT INTO "Participant" ("id", "sessionId", "userId", "role", "name", "color", "joinedAt")
  SELECT r."id", $1, CASE WHEN r."role" = 'owner' THEN $2 END, r."role"::"Role", r."name", r."color",
    ${time('r."joinedAt"')}
  FROM json_to_recordset($3::json) AS r ("id" text, "role" text, "name" text, "color" text, "joinedAt" float8)`;

const INSERT_EVENTS = `
  INSERT INTO "SessionEvent" ("sessionId", "seq", "at", "actor", "kind", "audience", "payload")
  SELECT $1, r."seq", ${time('r."at"')}, r."actor", r."kind", r."audience", r."payload"
  FROM json_to_recordset($2::json) AS r ("seq" int, "at" float8, "actor" text, "kind" text, "audience" text,
    "payload" jsonb)`;

const INSERT_SEGMENT = `
  INSERT INTO "BoardSegment" ("key", "sessionId", "epoch", "at", "count", "bytes")
  VALUES ($1::uuid, $2, $3, ${time("$4")}, $5, $6) RETURNING "id"`;

const INSERT_KEYFRAME = `
  INSERT INTO "BoardKeyframe" ("sessionId", "at", "afterSegment", "epoch", "state")
  VALUES ($1, ${time("$2")}, $3, $4, $5)`;

const INSERT_HASHES = `
  INSERT INTO "RecordHash" ("sessionId", "at", "version", "afterSegment", "board", "seq", "state")
  SELECT $1, ${time('r."at"')}, r."version", $2::bigint, decode(r."board", 'hex'), r."seq", decode(r."state", 'hex')
  FROM json_to_recordset($3::json) AS r ("at" float8, "version" int, "board" text, "seq" int, "state" text)`;

const INSERT_VIEWS = `
  INSERT INTO "ViewSegment" ("sessionId", "at", "bytes") VALUES ($1, ${time("$2")}, $3)`;

const INSERT_TAKES = `
  INSERT INTO "Take" ("id", "sessionId", "participantId", "createdAt", "file", "fileKey", "loudnessKey")
  SELECT r."id", $1, r."participantId", ${time('r."begunAt"')}, r."file", r."fileKey", r."loudnessKey"
  FROM json_to_recordset($2::json) AS r ("id" text, "participantId" text, "begunAt" float8, "file" jsonb,
    "fileKey" text, "loudnessKey" text)`;

const INSERT_AUDIT = `
  INSERT INTO "AuditEntry" ("at", "actor", "action", "target", "outcome")
  VALUES (${time("$1")}, $2, 'record.import', $3, 'done')`;
