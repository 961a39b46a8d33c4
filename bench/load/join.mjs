import { readVarUint } from "lib0/decoding";
import { open, SYNC, TYPE } from "./dialects.mjs";
import { enterRoom } from "./room.mjs";
import { quantile } from "./statistics.mjs";
import { findPieces } from "./updates.mjs";

/** Lets as many people join at once as there are seats: ms from the first packet until the whole board has arrived. */
export async function join({ dialect, room, seats, list = false }) {
  const joins = await Promise.all(seats.map((seat) => joinOnce(dialect, room, seat)));
  const numbers = new Set();
  findPieces(joins[0].board, (number) => numbers.add(number));
  const times = joins.map(({ ms }) => ms);
  return {
    p50: quantile(times, 0.5),
    max: Math.max(...times),
    bytes: joins[0].board.length,
    pieces: numbers.size,
    numbers: list ? [...numbers] : undefined,
  };
}

async function joinOnce(dialect, room, seat) {
  const began = performance.now();
  let client;
  const parts = [];
  const board = await new Promise((resolve, reject) => {
    enterRoom(dialect, room, seat, (message) => {
      const { type, decoder } = open(dialect, message);
      if (type !== TYPE.SYNC && type !== TYPE.SYNC_REPLY) return;
      const step = readVarUint(decoder);
      if (step === SYNC.STEP_1) return;
      // A board ends with a sync step 2; what a server sends before it belongs to the board, and nobody draws meanwhile.
      parts.push(Buffer.from(message));
      if (step === SYNC.STEP_2) resolve({ ms: performance.now() - began, board: Buffer.concat(parts) });
    }).then((opened) => {
      client = opened;
      client.onClosed((code) => reject(new Error(`turned away (${code})`)));
    }, reject);
  });
  client.drop();
  return board;
}
