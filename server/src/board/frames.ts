import { type BoardNotice, MESSAGE } from "@casement/shared/contract/board-wire";
import * as encoding from "lib0/encoding";

export const SYNC = { STEP_1: 0, STEP_2: 1, UPDATE: 2 } as const;

const BINARY_FINAL = 0x82;
const LENGTH_16_BIT = 126;
const LENGTH_64_BIT = 127;

/**
 * A finished WebSocket frame (unmasked, binary, uncompressed), made once and written to any number of sockets:
 * framing it anew for every reader costs more than all else on the way.
 */
export function frame(payload: Uint8Array): Buffer {
  const size = payload.length;
  const header = size < LENGTH_16_BIT ? 2 : size < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(header + size);
  bytes[0] = BINARY_FINAL;
  if (header === 2) bytes[1] = size;
  else if (header === 4) {
    bytes[1] = LENGTH_16_BIT;
    bytes.writeUInt16BE(size, 2);
  } else {
    bytes[1] = LENGTH_64_BIT;
    bytes.writeBigUInt64BE(BigInt(size), 2);
  }
  bytes.set(payload, header);
  return bytes;
}

export function syncFrame(step: (typeof SYNC)[keyof typeof SYNC], bytes: Uint8Array): Buffer {
  return frame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.SYNC);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, bytes);
    }),
  );
}

export function savedFrame(count: number): Buffer {
  return frame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.SAVED);
      encoding.writeVarUint(encoder, count);
    }),
  );
}

/** `state`: the board as the reader's own epoch ended, V1. */
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

/** One client's awareness state as the protocol has it; `json` is "null" for somebody who left. */
export interface AwarenessEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly json: string;
}

export function awarenessFrame(entries: readonly AwarenessEntry[]): Buffer {
  const states = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { clientId, clock, json } of entries) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, json);
    }
  });
  return frame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.AWARENESS);
      encoding.writeVarUint8Array(encoder, states);
    }),
  );
}
