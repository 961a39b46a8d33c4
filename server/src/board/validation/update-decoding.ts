import { createDecoder, type Decoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as Y from "yjs";

export type Struct = Y.Item | Y.GC | Y.Skip;

/** Bytes inside are views of the update's own. */
export interface DecodedUpdate {
  readonly structs: readonly Struct[];
  /** Number of sections, one for each clientID in an honest update. */
  readonly sections: number;
  /** clientID -> ranges of deleted clocks. */
  readonly deletes: ReadonlyMap<number, ReadonlyArray<{ readonly clock: number; readonly len: number }>>;
  /** The same as Yjs has it. */
  readonly deleteSet: DeleteSet;
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>["ds"];

let reader: Decoder = createDecoder(new Uint8Array());

/**
 * Tells where the reading stands: V2 bytes often pass for a short V1 update with a tail, so the tail is what gives them
 * away. One class and no closure: a class made for every update costs more than reading it.
 */
class WatchedDecoder extends Y.UpdateDecoderV1 {
  constructor(decoder: Decoder) {
    super(decoder);
    reader = decoder;
  }

  /** A buffer of its own for each would be most of the garbage. */
  override readBuf(): Uint8Array {
    return readVarUint8Array(this.restDecoder);
  }
}

/** Decodes a V1 update without applying it. Throws on anything that is not one whole update, to the last byte. */
export function decodeWholeUpdate(update: Uint8Array): DecodedUpdate {
  const { structs, ds } = Y.decodeUpdateV2(update, WatchedDecoder);
  if (reader.pos !== update.length) throw new RangeError("bytes after the end of the update");
  return { structs, sections: readVarUint(createDecoder(update)), deletes: ds.clients, deleteSet: ds };
}

/** Yjs's encoding of "no changes". */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}
