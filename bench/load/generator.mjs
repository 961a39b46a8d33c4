// The process that plays the people of one server's rooms. Told what to do by messages, answers with figures.
import { paced, saturated } from "./pace.mjs";
import { Room } from "./room.mjs";
import { quantile } from "./statistics.mjs";
import { strokeUpdates } from "./updates.mjs";

/** Not that of a seed nor of anybody else. */
const CLIENT_ID = 1_234_567_891;
const PIECE_BYTES = 128;
const SETTLE_WITHIN_MS = 10_000;

let rooms = [];
let asksForSaved = false;

const ACTIONS = {
  /** Everybody goes in; the updates are made ready. */
  async enter({ dialect, places, updates, saves, pieceBytes = PIECE_BYTES }) {
    const encoded = strokeUpdates({ count: updates, clientId: CLIENT_ID, pieceBytes, name: "s" });
    asksForSaved = saves;
    rooms = places.map(({ room }) => new Room(dialect, room));
    for (const [index, room] of rooms.entries()) {
      room.prepare(encoded);
      await room.enter(places[index].seats);
    }
    return { updateBytes: encoded.reduce((sum, update) => sum + update.length, 0) / encoded.length };
  },
  paced: ({ perSecond, seconds }) => measured(() => paced(rooms, perSecond, seconds)),
  saturated: ({ window, updates }) => measured(() => saturated(rooms, window, updates)),
  async leave() {
    for (const room of rooms) room.leave();
    rooms = [];
  },
};

/** Runs one round and waits until everything has arrived, and is saved where that is told. */
async function measured(play) {
  const before = rooms.map(({ sent, delivered }) => ({ sent, delivered }));
  for (const room of rooms) {
    room.relayMs = [];
    room.savedMs = [];
  }
  const began = performance.now();
  await play();
  const until = performance.now() + SETTLE_WITHIN_MS;
  const settled = () => rooms.every((room) => room.missing <= 0 && (!asksForSaved || room.saved >= room.sent));
  while (!settled() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
  const sum = (of) => rooms.reduce((total, room, index) => total + of(room, before[index]), 0);
  const relayMs = rooms.flatMap((room) => room.relayMs);
  const savedMs = rooms.flatMap((room) => room.savedMs);
  return {
    ms: performance.now() - began,
    sent: sum((room, then) => room.sent - then.sent),
    delivered: sum((room, then) => room.delivered - then.delivered),
    missing: sum((room) => room.missing),
    unsaved: asksForSaved ? sum((room) => room.sent - room.saved) : null,
    relayMs: { p50: quantile(relayMs, 0.5), p99: quantile(relayMs, 0.99) },
    savedMs: { p50: quantile(savedMs, 0.5), p99: quantile(savedMs, 0.99) },
    askedAgain: sum((room) => room.askedAgain),
    closed: rooms.flatMap((room) => room.closed),
    notices: rooms.map((room) => room.notices).filter((notices) => Object.keys(notices).length > 0),
  };
}

process.on("message", async ({ id, action, details }) => {
  try {
    process.send({ id, answer: await ACTIONS[action](details) });
  } catch (error) {
    process.send({ id, error: error.stack });
  }
});
process.once("disconnect", () => process.exit(0));
