// The process that plays the people of one server's rooms. Told what to do by messages, answers with figures.
import { attack } from "./attack.mjs";
import { join } from "./join.mjs";
import { paced, saturated } from "./pace.mjs";
import { Room } from "./room.mjs";
import { quantile } from "./statistics.mjs";
import { storm } from "./storm.mjs";
import { strokeUpdates } from "./updates.mjs";

/** An id that belongs neither to the seed nor to anybody else. */
const CLIENT_ID = 1_234_567_891;
const PIECE_BYTES = 128;
const SETTLE_WITHIN_MS = 10_000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let rooms = [];
/** Whether the server acknowledges updates: then a round ends only when all are saved. */
let waitsForSaved = false;

const ACTIONS = {
  /** Lets everybody join and prepares the updates. */
  async enter({ dialect, places, updates, saves, pieceBytes = PIECE_BYTES, replace = false, piecesPerStroke }) {
    const encoded = strokeUpdates({ count: updates, clientId: CLIENT_ID, pieceBytes, replace, piecesPerStroke });
    waitsForSaved = saves === true;
    rooms = places.map(({ room }) => new Room(dialect, room));
    for (const [index, room] of rooms.entries()) {
      room.prepare(encoded);
      for (const seat of places[index].seats) await room.join(seat);
    }
  },
  paced: ({ perSecond, seconds }) => measured(() => paced(rooms, perSecond, seconds)),
  saturated: ({ window, updates }) => measured(() => saturated(rooms, window, updates)),
  /** Sends this many updates at once to every room. */
  burst: ({ updates }) =>
    measured(async () => {
      for (const room of rooms) room.send(updates);
    }),
  /** Draws until the connection is cut; returns what was confirmed and shown by then. */
  async pacedUntilCut({ perSecond, seconds }) {
    const [room] = rooms;
    await Promise.race([paced(rooms, perSecond, seconds), untilCut(room)]);
    return { sent: room.sent, confirmed: room.saved, delivered: room.delivered };
  },
  storm: (details) => storm(rooms, details),
  join,
  attack,
  stopReading: async () => rooms[0].stopReading(),
  /** Returns the close code if the server disconnected the client that had stopped reading, otherwise null. */
  async readAgain() {
    const client = rooms[0].clients.at(-1);
    client.readAgain();
    await Promise.race([untilClosed(client), pause(3000)]);
    return client.closed;
  },
  async leave() {
    for (const room of rooms) room.leave();
    rooms = [];
  },
};

/** Runs one round and waits until everything has arrived and, where the server says so, is saved. */
async function measured(play) {
  const before = rooms.map(({ sent, delivered }) => ({ sent, delivered }));
  for (const room of rooms) {
    room.relayMs = [];
    room.savedMs = [];
  }
  const began = performance.now();
  await Promise.race([play(), untilNobodyWrites()]);
  const until = performance.now() + SETTLE_WITHIN_MS;
  const settled = () => rooms.every((room) => room.missing <= 0 && (!waitsForSaved || room.saved >= room.sent));
  const alive = () => rooms.some((room) => room.writer.closed === null);
  while (!settled() && alive() && performance.now() < until) await pause(5);
  const sum = (of) => rooms.reduce((total, room, index) => total + of(room, before[index]), 0);
  const relayMs = rooms.flatMap((room) => room.relayMs);
  const savedMs = rooms.flatMap((room) => room.savedMs);
  return {
    ms: performance.now() - began,
    sent: sum((room, then) => room.sent - then.sent),
    delivered: sum((room, then) => room.delivered - then.delivered),
    missing: sum((room) => room.missing),
    unsaved: waitsForSaved ? sum((room) => room.sent - room.saved) : null,
    relayMs: {
      p50: quantile(relayMs, 0.5),
      p95: quantile(relayMs, 0.95),
      p99: quantile(relayMs, 0.99),
      max: quantile(relayMs, 1),
    },
    savedMs: { p50: quantile(savedMs, 0.5), p99: quantile(savedMs, 0.99) },
    askedAgain: sum((room) => room.askedAgain),
    closed: rooms.flatMap((room) => room.closed),
    notices: rooms.map((room) => room.notices).filter((notices) => Object.keys(notices).length > 0),
  };
}

async function untilClosed(client) {
  while (client.closed === null) await pause(10);
}

const untilCut = (room) => untilClosed(room.writer);
const untilNobodyWrites = () => Promise.all(rooms.map(untilCut));

process.on("message", async ({ id, action, details }) => {
  try {
    process.send({ id, answer: (await ACTIONS[action](details)) ?? null });
  } catch (error) {
    process.send({ id, error: error.stack });
  }
});
process.once("disconnect", () => process.exit(0));
