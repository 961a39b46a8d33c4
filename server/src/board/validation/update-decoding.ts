import { createDecoder, type Decoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as Y from "yjs";

export type Struct = Y.Item | Y.GC | Y.Skip;

/** A decoded update. Byte arrays within it are views of the update's buffer. */
export interface DecodedUpdate {
  readonly structs: readonly Struct[];
  /** Number of sections: one for each clientID in an honest update. */
  readonly sections: number;
  /** clientID -> ranges of deleted clocks. */
  readonly deletes: ReadonlyMap<number, ReadonlyArray<{ readonly clock: number; readonly len: number }>>;
  /** `deletes` in Yjs's own form. */
  readonly deleteSet: DeleteSet;
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>["ds"];

let reader: Decoder = createDecoder(new Uint8Array());

/**
 * Tells how far it has read: V2 bytes are often a valid short V1 update plus a rest, so the rest gives them away. A
 * class and not a closure, because defining one for every update would cost more than reading it.
 */
class WatchedDecoder extends Y.UpdateDecoderV1 {
  constructor(decoder: Decoder) {
    super(decoder);
    reader = decoder;
  }

  /** Returns a view: copying each buffer would make most of the garbage. */
  override readBuf(): Uint8Array {
    return readVarUint8Array(this.restDecoder);
  }
}

/** Decodes a V1 update without applying it. Throws unless the bytes are exactly one whole update. */
export function decodeWholeUpdate(update: Uint8Array): DecodedUpdate {
  const { structs, ds } = Y.decodeUpdateV2(update, WatchedDecoder);
  if (reader.pos !== update.length) throw new RangeError("bytes after the end of the update");
  return { structs, sections: readVarUint(createDecoder(update)), deletes: ds.clients, deleteSet: ds };
}

/** Yjs's encoding of "no changes". */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}
