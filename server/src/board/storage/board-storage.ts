import type { MomentHash } from "../../session-log/record-hash.js";
import type { StoredBoard } from "./fold-rows.js";
import type { BoardUpdate } from "./segment.js";

/** The updates that one document gathered between two commits. */
export interface NewSegment {
  /** A UUID, the same at every attempt. */
  readonly key: string;
  readonly sessionId: string;
  readonly epoch: number;
  readonly updates: readonly BoardUpdate[];
}

export interface NewKeyframe {
  readonly sessionId: string;
  readonly epoch: number;
  /** Server time, epoch ms. */
  readonly at: number;
  readonly afterSegment: bigint;
  /** As `encodeKeyframe` returns it. */
  readonly state: Uint8Array;
}

/** Where documents are stored: in PostgreSQL, or on a proof's simulated disk, which is slow and fails when told to. */
export interface BoardStorage {
  /**
   * Reads the board from its newest keyframe and the segments after it; with `epoch`, as that epoch left it.
   * Throws when any of them cannot be applied.
   */
  load(sessionId: string, epoch?: number): Promise<StoredBoard>;
  /**
   * Commits all of these segments or none, at most one per session. A segment that an earlier try stored stays as it is;
   * one of a deleted session is left out. Returns the id of each session's segment; ids only grow.
   */
  append(segments: readonly NewSegment[]): Promise<ReadonlyMap<string, bigint>>;
  saveKeyframe(keyframe: NewKeyframe): Promise<void>;
  saveHash(hash: MomentHash): Promise<void>;
  /**
   * Packs the segments of a document that everybody has left. `load` returns the same board as before, also meanwhile,
   * and segments may be added. Stops soon once `signal` is aborted; the next time goes on from there.
   */
  pack(sessionId: string, signal?: AbortSignal): Promise<void>;
}
