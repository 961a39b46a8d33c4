import { ByteReader, ByteWriter } from "./varint.js";

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
  const writer = new ByteWriter();
  writer.uint(VERSION);
  writer.uint(participants.length);
  for (const id of participants) writer.id(id);
  let at = updates[0]?.at ?? 0;
  writer.uint(at);
  writer.uint(updates.length);
  for (const each of updates) {
    writer.uint(Math.max(0, each.at - at));
    at = Math.max(at, each.at);
    writer.uint(each.update === null ? 0 : (numbers.get(each.participantId) ?? 0));
    if (each.update !== null) writer.bytes(each.update);
  }
  return writer.finish();
}

/** Throws RangeError when the bytes are not a whole chunk of a known version. */
export function decodeChunk(bytes: Uint8Array): ChunkUpdate[] {
  const reader = new ByteReader(bytes);
  if (reader.uint() !== VERSION) throw new RangeError("chunk of an unknown version");
  const participants = Array.from({ length: reader.uint() }, () => reader.id());
  let at = reader.uint();
  const updates = Array.from({ length: reader.uint() }, (): ChunkUpdate => {
    at += reader.uint();
    const number = reader.uint();
    if (number === 0) return { at, participantId: "", update: null };
    const participantId = participants[number - 1];
    if (participantId === undefined) throw new RangeError("chunk names an unknown participant");
    return { at, participantId, update: reader.bytes() };
  });
  if (!reader.done) throw new RangeError("bytes after the end of the chunk");
  return updates;
}
