import { deflateRawSync, inflateRawSync } from "node:zlib";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";

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
/** The same, with everything after the version deflated. */
const PACKED = 2;
/** More bytes than any packed row inflates to. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

/**
 * A segment: the updates of one window of one board. Version, participants (each id once), then for each
 * update its offset in ms from `at`, its participant's index, the clientIDs it bound, and its bytes.
 */
export function encodeSegment(at: number, updates: readonly BoardUpdate[]): Uint8Array {
  const ids = participantsOf(updates);
  const bytes = Buffer.allocUnsafe(mostBytes(ids, updates));
  let end = writeVaruint(bytes, 0, PLAIN);
  end = writeVaruint(bytes, end, ids.length);
  for (const id of ids) {
    end = writeVaruint(bytes, end, Buffer.byteLength(id));
    end += bytes.write(id, end);
  }
  end = writeVaruint(bytes, end, updates.length);
  for (const { at: updateAt, participantId, newClients, update } of updates) {
    end = writeVaruint(bytes, end, Math.max(0, updateAt - at));
    end = writeVaruint(bytes, end, ids.indexOf(participantId));
    end = writeVaruint(bytes, end, newClients.length);
    for (const client of newClients) end = writeVaruint(bytes, end, client);
    end = writeVaruint(bytes, end, update.length);
    bytes.set(update, end);
    end += update.length;
  }
  return bytes.subarray(0, end);
}

/** Without duplicates. */
function participantsOf(updates: readonly BoardUpdate[]): string[] {
  const ids: string[] = [];
  for (const { participantId } of updates) if (!ids.includes(participantId)) ids.push(participantId);
  return ids;
}

/** The most bytes that lib0 uses for an integer. */
const VARUINT_BYTES = 8;
/** The most UTF-8 bytes for one UTF-16 code unit. */
const CHARACTER_BYTES = 3;

function mostBytes(ids: readonly string[], updates: readonly BoardUpdate[]): number {
  let most = 3 * VARUINT_BYTES;
  for (const id of ids) most += VARUINT_BYTES + id.length * CHARACTER_BYTES;
  for (const { newClients, update } of updates) most += (4 + newClients.length) * VARUINT_BYTES + update.length;
  return most;
}

/**
 * Writes as lib0 does, but into a buffer that is large enough, because every update passes here. Returns the end's
 * position.
 */
function writeVaruint(bytes: Uint8Array, start: number, value: number): number {
  let [end, left] = [start, value];
  for (; left >= 128; left = Math.floor(left / 128)) bytes[end++] = (left % 128) + 128;
  bytes[end] = left;
  return end + 1;
}

/** A segment that is stored for long and seldom read. */
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
