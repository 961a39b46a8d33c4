import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** One update of the board as it was recorded. */
export interface ChunkUpdate {
  /** Server time, epoch ms; never decreases within a session log. */
  readonly at: number;
  /** The participant who made it; "" for the server. */
  readonly participantId: string;
  /** Yjs update, V1; null where the log is damaged. */
  readonly update: Uint8Array | null;
}

const VERSION = 1;

/**
 * A chunk holds a version, the participants' ids, the time of the first update and the number of updates. Then follow
 * for each update the ms since the one before, its participant's number (from 1; 0 if it is damaged), and its bytes.
 */
export function encodeChunk(updates: readonly ChunkUpdate[]): Uint8Array<ArrayBuffer> {
  const participants = [...new Set(updates.map((update) => update.participantId))];
  const numbers = new Map(participants.map((id, index) => [id, index + 1]));
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, VERSION);
  encoding.writeVarUint(encoder, participants.length);
  for (const id of participants) encoding.writeVarString(encoder, id);
  let at = updates[0]?.at ?? 0;
  encoding.writeVarUint(encoder, at);
  encoding.writeVarUint(encoder, updates.length);
  for (const each of updates) {
    encoding.writeVarUint(encoder, Math.max(0, each.at - at));
    at = Math.max(at, each.at);
    encoding.writeVarUint(encoder, each.update === null ? 0 : (numbers.get(each.participantId) ?? 0));
    if (each.update !== null) encoding.writeVarUint8Array(encoder, each.update);
  }
  return encoding.toUint8Array(encoder);
}

/** Throws when the bytes are not a whole chunk of a known version. */
export function decodeChunk(bytes: Uint8Array): ChunkUpdate[] {
  const decoder = decoding.createDecoder(bytes);
  if (decoding.readVarUint(decoder) !== VERSION) throw new RangeError("chunk of an unknown version");
  const participants = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder));
  let at = decoding.readVarUint(decoder);
  const updates = Array.from({ length: decoding.readVarUint(decoder) }, (): ChunkUpdate => {
    at += decoding.readVarUint(decoder);
    const number = decoding.readVarUint(decoder);
    if (number === 0) return { at, participantId: "", update: null };
    const participantId = participants[number - 1];
    if (participantId === undefined) throw new RangeError("chunk names an unknown participant");
    return { at, participantId, update: decoding.readVarUint8Array(decoder) };
  });
  if (decoding.hasContent(decoder)) throw new RangeError("bytes after the end of the chunk");
  return updates;
}
