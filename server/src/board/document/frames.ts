import { type BoardNotice, MESSAGE } from "@casement/shared/contract/board-wire";
import * as encoding from "lib0/encoding";
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from "y-protocols/sync";

export const SYNC = { STEP_1: messageYjsSyncStep1, STEP_2: messageYjsSyncStep2, UPDATE: messageYjsUpdate } as const;

const BINARY_FINAL = 0x82;
/** A finished ping, which every WebSocket answers by itself. */
export const PING = Buffer.from([0x89, 0]);
const LENGTH_16_BIT = 126;
const LENGTH_64_BIT = 127;
const VARINT_BITS = 7;
const VARINT_MORE = 1 << VARINT_BITS;

/**
 * Returns a finished WebSocket frame (unmasked, binary, uncompressed). It is made once and written to every socket:
 * framing it for each reader would cost more than all the rest of relaying.
 */
export function frame(payload: Uint8Array): Buffer {
  const header = headerBytes(payload.length);
  const bytes = Buffer.allocUnsafe(header + payload.length);
  writeHeader(bytes, header, payload.length);
  bytes.set(payload, header);
  return bytes;
}

const headerBytes = (size: number) => (size < LENGTH_16_BIT ? 2 : size < 65_536 ? 4 : 10);

function writeHeader(bytes: Buffer, header: number, size: number): void {
  bytes[0] = BINARY_FINAL;
  if (header === 2) bytes[1] = size;
  else if (header === 4) {
    bytes[1] = LENGTH_16_BIT;
    bytes.writeUInt16BE(size, 2);
  } else {
    bytes[1] = LENGTH_64_BIT;
    bytes.writeBigUInt64BE(BigInt(size), 2);
  }
}

/**
 * Written by hand into one buffer: every update passes here, and growing an encoder's buffer costs more than the rest.
 */
export function syncFrame(step: (typeof SYNC)[keyof typeof SYNC], update: Uint8Array): Buffer {
  const size = 2 + varintBytes(update.length) + update.length;
  const header = headerBytes(size);
  const bytes = Buffer.allocUnsafe(header + size);
  writeHeader(bytes, header, size);
  bytes[header] = MESSAGE.SYNC;
  bytes[header + 1] = step;
  writeVarint(bytes, header + 2, update.length);
  bytes.set(update, header + size - update.length);
  return bytes;
}

/** Shifts drop what is above 32 bits, which clocks of awareness have. */
const withoutLowest = (value: number) => (value < 2 ** 32 ? value >>> VARINT_BITS : Math.floor(value / VARINT_MORE));

function varintBytes(value: number): number {
  let bytes = 1;
  for (let left = withoutLowest(value); left > 0; left = withoutLowest(left)) bytes += 1;
  return bytes;
}

/** Returns where the next byte belongs. */
function writeVarint(bytes: Buffer, start: number, value: number): number {
  let [at, left] = [start, value];
  for (; left >= VARINT_MORE; left = withoutLowest(left)) bytes[at++] = (left & (VARINT_MORE - 1)) | VARINT_MORE;
  bytes[at++] = left;
  return at;
}

/** An update to relay and to commit: both use the same copy of its bytes. */
export interface EncodedUpdate {
  readonly frame: Buffer;
  /** The update's bytes within the frame. */
  readonly update: Uint8Array;
}

export function encodeUpdate(update: Uint8Array): EncodedUpdate {
  const whole = syncFrame(SYNC.UPDATE, update);
  const start = whole.byteOffset + whole.length - update.length;
  return { frame: whole, update: new Uint8Array(whole.buffer, start, update.length) };
}

/** Also by hand: each author gets about twenty a second. */
export function savedFrame(count: number): Buffer {
  const size = 1 + varintBytes(count);
  const bytes = Buffer.allocUnsafe(2 + size);
  writeHeader(bytes, 2, size);
  bytes[2] = MESSAGE.SAVED;
  writeVarint(bytes, 3, count);
  return bytes;
}

/** `state`: the board at the end of the client's epoch, as a V1 update. */
export function endedFrame(state: Uint8Array): Buffer {
  return frame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.ENDED_EPOCH);
      encoding.writeVarUint8Array(encoder, state);
    }),
  );
}

export function noticeFrame(notice: BoardNotice): Buffer {
  return frame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.NOTICE);
      encoding.writeVarString(encoder, notice);
    }),
  );
}

/** One client's awareness state, encoded as the protocol has it. */
export type AwarenessEntry = Uint8Array;

/** `json` is "null" for somebody who left. By hand, because every cursor passes here. */
export function encodeAwareness(clientId: number, clock: number, json: Uint8Array): AwarenessEntry {
  const text = varintBytes(json.length) + json.length;
  const bytes = Buffer.allocUnsafe(varintBytes(clientId) + varintBytes(clock) + text);
  const at = writeVarint(bytes, writeVarint(bytes, 0, clientId), clock);
  bytes.set(json, writeVarint(bytes, at, json.length));
  return bytes;
}

/** All entries but `own`. By hand: while people draw, each of them gets thirty a second with everybody else's cursors. */
export function awarenessFrame(entries: readonly AwarenessEntry[], own?: AwarenessEntry): Buffer {
  let [count, states] = [0, 0];
  for (const entry of entries) {
    if (entry === own) continue;
    count += 1;
    states += entry.length;
  }
  states += varintBytes(count);
  const size = 1 + varintBytes(states) + states;
  const header = headerBytes(size);
  const bytes = Buffer.allocUnsafe(header + size);
  writeHeader(bytes, header, size);
  bytes[header] = MESSAGE.AWARENESS;
  let at = writeVarint(bytes, header + 1, states);
  at = writeVarint(bytes, at, count);
  for (const entry of entries) {
    if (entry === own) continue;
    bytes.set(entry, at);
    at += entry.length;
  }
  return bytes;
}
