import { deflateRawSync, inflateRawSync } from "node:zlib";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** One recorded update. */
export interface BoardUpdate {
  /** Server time, epoch ms. */
  readonly at: number;
  /** Who made it; "" when the server did. */
  readonly participantId: string;
  /** Yjs update, V1. */
  readonly update: Uint8Array;
  /** clientIDs that belong to the participant from this update on. */
  readonly newClients: readonly number[];
}

const PLAIN = 1;
/** The same, but all after the version is deflated. */
const PACKED = 2;
/** Beyond any packed row: what its bytes may unfold to. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

/**
 * A segment: the updates of one window of one board. Version, participants (each id once), then for each
 * update its offset in ms from `at`, its participant's index, the clientIDs it bound, and its bytes.
 */
export function encodeSegment(at: number, updates: readonly BoardUpdate[]): Uint8Array {
  const participants = [...new Set(updates.map((update) => update.participantId))];
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, PLAIN);
    encoding.writeVarUint(encoder, participants.length);
    for (const id of participants) encoding.writeVarString(encoder, id);
    encoding.writeVarUint(encoder, updates.length);
    for (const update of updates) {
      encoding.writeVarUint(encoder, Math.max(0, update.at - at));
      encoding.writeVarUint(encoder, participants.indexOf(update.participantId));
      encoding.writeVarUint(encoder, update.newClients.length);
      for (const client of update.newClients) encoding.writeVarUint(encoder, client);
      encoding.writeVarUint8Array(encoder, update.update);
    }
  });
}

/** A segment that is kept and seldom read. */
export function packSegment(at: number, updates: readonly BoardUpdate[]): Uint8Array<ArrayBuffer> {
  const body = deflateRawSync(encodeSegment(at, updates).subarray(1));
  const bytes = new Uint8Array(1 + body.length);
  bytes[0] = PACKED;
  bytes.set(body, 1);
  return bytes;
}

function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== PACKED) return bytes;
  const body = inflateRawSync(bytes.subarray(1), { maxOutputLength: MAX_UNPACKED_BYTES });
  return Buffer.concat([Uint8Array.of(PLAIN), body]);
}

/** `at` is the segment's own time, epoch ms. Throws when the bytes are not a whole segment of a known version. */
export function decodeSegment(at: number, bytes: Uint8Array): BoardUpdate[] {
  const plain = unpack(bytes);
  const decoder = createDecoder(plain);
  if (readVarUint(decoder) !== PLAIN) throw new RangeError("segment of an unknown version");
  const participants = readMany(readVarUint(decoder), () => readVarString(decoder));
  const updates = readMany(readVarUint(decoder), (): BoardUpdate => {
    const offset = readVarUint(decoder);
    const participantId = participants[readVarUint(decoder)];
    if (participantId === undefined) throw new RangeError("segment names an unknown participant");
    const newClients = readMany(readVarUint(decoder), () => readVarUint(decoder));
    return { at: at + offset, participantId, newClients, update: readVarUint8Array(decoder) };
  });
  if (decoder.pos !== plain.length) throw new RangeError("bytes after the end of the segment");
  return updates;
}

function readMany<T>(count: number, read: () => T): T[] {
  const items: T[] = [];
  for (let index = 0; index < count; index += 1) items.push(read());
  return items;
}
