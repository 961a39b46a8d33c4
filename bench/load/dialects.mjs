// The envelope of each server: y-websocket's own, and Hocuspocus's, which names the document in every message.
import { MESSAGE } from "@casement/shared/contract/board-wire";
import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { encode, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";

export const SYNC = { STEP_1: 0, STEP_2: 1, UPDATE: 2 };
/** Types of our messages, and Hocuspocus's own: TOKEN, SYNC_REPLY, SYNC_STATUS. */
export const TYPE = { ...MESSAGE, TOKEN: 2, SYNC_REPLY: 4, SYNC_STATUS: 8 };

/** @typedef {"plain" | "named"} Dialect */

/** @param {Dialect} dialect @param {string} room @param {(encoder: import("lib0/encoding").Encoder) => void} body */
function message(dialect, room, body) {
  return encode((encoder) => {
    if (dialect === "named") writeVarString(encoder, room);
    body(encoder);
  });
}

/** @param {Dialect} dialect @param {string} room @param {number} step @param {Uint8Array} bytes */
export const syncMessage = (dialect, room, step, bytes) =>
  message(dialect, room, (encoder) => {
    writeVarUint(encoder, TYPE.SYNC);
    writeVarUint(encoder, step);
    writeVarUint8Array(encoder, bytes);
  });

/** @param {Dialect} dialect @param {string} room @param {{ clientId: number, clock: number, json: string }} entry */
export const awarenessMessage = (dialect, room, { clientId, clock, json }) =>
  message(dialect, room, (encoder) => {
    writeVarUint(encoder, TYPE.AWARENESS);
    writeVarUint8Array(
      encoder,
      encode((inner) => {
        writeVarUint(inner, 1);
        writeVarUint(inner, clientId);
        writeVarUint(inner, clock);
        writeVarString(inner, json);
      }),
    );
  });

/** Hocuspocus answers nothing before a token came, even when it asks for none. @param {string} room */
export const tokenMessage = (room) =>
  message("named", room, (encoder) => {
    writeVarUint(encoder, TYPE.TOKEN);
    writeVarUint(encoder, 0);
    writeVarString(encoder, "none");
  });

/** The type of a message and the rest of it to decode. @param {Dialect} dialect @param {Uint8Array} bytes */
export function open(dialect, bytes) {
  const decoder = createDecoder(bytes);
  if (dialect === "named") readVarString(decoder);
  return { type: readVarUint(decoder), decoder };
}
