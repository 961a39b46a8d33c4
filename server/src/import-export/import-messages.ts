import type { ErrorBody } from "@casement/shared/contract/errors";
import type { Role } from "@casement/shared/session/role";
import type { readModelOf } from "../session-log/read-model.js";
import type { CheckedTake } from "./check-takes.js";

/**
 * The worker's input. `path`: a record's file, or an archive of a record and its sound; it is decompressed if its name
 * ends in ".gz". Checked sound is put into its folder.
 */
export interface ImportTask {
  readonly path: string;
}

/** A participant of the record, as a row. `joinedAt`: epoch ms. */
interface PersonRow {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly color: string;
  readonly joinedAt: number;
}

/** The session's row and its participants'. `begunAt`: time of the first event, epoch ms. */
export interface ImportedSession {
  readonly sessionId: string;
  readonly begunAt: number;
  readonly columns: ReturnType<typeof readModelOf>;
  readonly people: readonly PersonRow[];
}

/** Rows of one table, ready to be written: JSON text for PostgreSQL, and bytes. */
export type ImportedRows =
  | { readonly table: "events"; readonly json: string }
  | { readonly table: "hashes"; readonly json: string }
  | { readonly table: "views"; readonly at: number; readonly bytes: Uint8Array }
  | ImportedSegment;

/** One row of the board, its keyframe, and the hashes at its end as JSON text. Times: epoch ms. */
export interface ImportedSegment {
  readonly table: "segment";
  readonly epoch: number;
  readonly at: number;
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly keyframe: { readonly at: number; readonly state: Uint8Array } | null;
  readonly hashes: string | null;
}

/**
 * The worker's messages. After `checked` it sends rows, one message each time it is asked. `share`: the part of the
 * work that is done, 0 to 1.
 */
export type FromWorker =
  | { readonly type: "reached"; readonly share: number }
  | { readonly type: "checked"; readonly session: ImportedSession; readonly takes: readonly CheckedTake[] }
  | { readonly type: "rows"; readonly rows: ImportedRows; readonly share: number }
  | { readonly type: "done" }
  | { readonly type: "refused"; readonly error: ErrorBody };
