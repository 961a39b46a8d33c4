import { MESSAGE } from "@casement/shared/contract/board-wire";
import { encode, writeVarUint, writeVarUint8Array } from "lib0/encoding";

/** A sync message as a client sends it; step 0 asks, 1 answers, 2 is an update. */
export function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  return encode((encoder) => {
    writeVarUint(encoder, MESSAGE.SYNC);
    writeVarUint(encoder, step);
    writeVarUint8Array(encoder, bytes);
  });
}

/** A request for a receipt. */
export const receiptRequest = (): Uint8Array => Uint8Array.of(MESSAGE.RECEIPT);
