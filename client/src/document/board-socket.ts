import { MAX_BOARD_MESSAGE_BYTES, MESSAGE } from "@casement/shared/contract/board-wire";
import { splitUpdate } from "@casement/shared/document/records/split-update";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { encode, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { messageYjsSyncStep2, messageYjsUpdate } from "y-protocols/sync";
import type { BoardTally } from "./board-tally";

/**
 * Longer messages are cut into pieces: the server can serve others between small ones, and refuses any above its limit.
 */
const PIECE_BYTES = 256 * 1024;
/** Length of a Yjs update without structs and deletions. */
const EMPTY_UPDATE_BYTES = 2;

interface SentSync {
  /** True for the answer to the server's question: it holds everything that the server lacks. */
  readonly whole: boolean;
  readonly empty: boolean;
}

/** What a message means for the count of saved edits; null when it carries no update. */
export function readSentSync(message: Uint8Array): SentSync | null {
  const decoder = createDecoder(message);
  if (readVarUint(decoder) !== MESSAGE.SYNC) return null;
  const step = readVarUint(decoder);
  if (step < messageYjsSyncStep2) return null;
  return { whole: step === messageYjsSyncStep2, empty: readVarUint8Array(decoder).length <= EMPTY_UPDATE_BYTES };
}

/** Cuts a message with an update into several. Only the last piece of an answer to the server is `whole`. */
export function cutSync(message: Uint8Array, maxBytes = PIECE_BYTES): Uint8Array[] {
  if (message.length <= maxBytes || readSentSync(message) === null) return [message];
  const decoder = createDecoder(message);
  const [type, step] = [readVarUint(decoder), readVarUint(decoder)];
  const pieces = splitUpdate(readVarUint8Array(decoder), maxBytes);
  return pieces.map((piece, index) =>
    encode((encoder) => {
      writeVarUint(encoder, type);
      writeVarUint(encoder, index === pieces.length - 1 ? step : messageYjsUpdate);
      writeVarUint8Array(encoder, piece);
    }),
  );
}

/** Asks when everything that the server has is committed; the server counts it like an update. */
const RECEIPT_REQUEST = Uint8Array.of(MESSAGE.RECEIPT);

/**
 * A WebSocket class that cuts messages that are too long, and counts what it sends as the server does. When the server
 * turns out to have all edits of which some are not acknowledged, it asks for a receipt.
 */
export function countingSocket(tally: BoardTally, sent: () => void): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      tally.connected();
    }

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      if (!(data instanceof Uint8Array)) {
        super.send(data);
        return;
      }
      const pieces = cutSync(data);
      // The server would close the connection for such a message, and every later one too. The binding prevents such
      // values.
      if (pieces.some((piece) => piece.length > MAX_BOARD_MESSAGE_BYTES)) return;
      for (const piece of pieces.slice(0, -1)) {
        super.send(piece as Uint8Array<ArrayBuffer>);
        tally.sentPiece();
      }
      this.#sendLast(pieces.at(-1) as Uint8Array<ArrayBuffer>);
    }

    #sendLast(data: Uint8Array<ArrayBuffer>): void {
      super.send(data);
      const sync = readSentSync(data);
      if (sync === null) return;
      if (!sync.empty) tally.sentUpdate(sync.whole);
      else if (sync.whole) {
        tally.lacksNothing();
        if (tally.pending > 0) this.#askForReceipt();
      }
      sent();
    }

    #askForReceipt(): void {
      super.send(RECEIPT_REQUEST);
      tally.sentReceiptRequest();
    }
  };
}
