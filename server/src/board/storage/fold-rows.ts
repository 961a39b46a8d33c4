import { FIRST_EPOCH } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { Authors, SERVER } from "../validation/authors.js";
import { decodeKeyframe } from "./keyframe.js";
import { QuietDoc } from "./quiet-doc.js";
import { decodeSegment } from "./segment.js";

/** A document as it is stored. */
export interface StoredBoard {
  readonly doc: Y.Doc;
  readonly authors: Authors;
  /** `meta.epoch` of the document. */
  readonly epoch: number;
  /** Id of the newest segment in it; 0n when there is none. */
  readonly lastSegment: bigint;
  /** How many segments came after the keyframe that it was read from. */
  readonly segmentsSinceKeyframe: number;
}

export interface KeyframeRow {
  readonly epoch: number;
  readonly afterSegment: bigint;
  readonly state: Uint8Array;
}

export interface SegmentRow {
  readonly id: bigint;
  readonly epoch: number;
  readonly at: Date;
  readonly bytes: Uint8Array;
}

/**
 * Rebuilds the board from a keyframe and all segments after it, in order of their ids. `only`: the one epoch whose rows these
 * are, if they are of one. Throws when any of them cannot be applied.
 */
export function foldRows(keyframe: KeyframeRow | null, segments: readonly SegmentRow[], only?: number): StoredBoard {
  const base = keyframe === null ? { authors: new Authors(), state: null } : decodeKeyframe(keyframe.state);
  const epoch = segments.at(-1)?.epoch ?? keyframe?.epoch ?? only ?? FIRST_EPOCH;
  let { authors } = base;
  const doc = new QuietDoc();
  // One transaction: the clean-up after each costs more than the update itself.
  doc.transact(() => {
    if (base.state !== null && keyframe?.epoch === epoch) Y.applyUpdateV2(doc, base.state);
    for (const segment of segments) {
      for (const { participantId, newClients, update } of decodeSegment(segment.at.getTime(), segment.bytes)) {
        const [first] = newClients;
        if (participantId === SERVER && first !== undefined && !authors.isServer(first))
          authors = authors.nextEpoch(first);
        else authors.bind(participantId, newClients);
        if (segment.epoch === epoch) Y.applyUpdate(doc, update);
      }
    }
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error("the board's record has a hole");
  }
  const lastSegment = segments.at(-1)?.id ?? keyframe?.afterSegment ?? 0n;
  return { doc, authors, epoch, lastSegment, segmentsSinceKeyframe: segments.length };
}
