import { quantile } from "./statistics.mjs";

const MARK = "#move:";
const DIGITS = 9;
/** The numbers of each person's moves begin at a multiple of it. */
const PER_PERSON = 1_000_000;
const SETTLE_MS = 500;

/**
 * Everybody in every room moves their cursor. `offered`: states that others could have been shown; `shown`: those that
 * they were, each once, and older ones that came after newer ones not counted.
 * @param {import("./room.mjs").Room[]} rooms
 */
export async function storm(rooms, { perSecond, seconds }) {
  const moves = perSecond * seconds;
  const watches = rooms.map((room) => watch(room, moves));
  const steps = rooms.flatMap((room, index) =>
    room.clients.map((_, person) => ({ room, person, watch: watches[index] })),
  );
  const everyMs = 1000 / perSecond;
  const began = performance.now();
  for (let move = 0; move < moves; move += 1) {
    for (const [index, { room, person, watch: seen }] of steps.entries()) {
      await until(began + (move + index / steps.length) * everyMs);
      seen.sentAt[person][move] = performance.now();
      room.show(person, stateOf(person, move));
    }
  }
  await until(performance.now() + SETTLE_MS);
  const delays = watches.flatMap(({ delays: own }) => own);
  const offered = rooms.reduce((sum, { clients }) => sum + clients.length * (clients.length - 1), 0) * moves;
  return { offered, shown: delays.length, p50: quantile(delays, 0.5), p99: quantile(delays, 0.99) };
}

function stateOf(person, move) {
  const number = person * PER_PERSON + move;
  const mark = MARK + String(number).padStart(DIGITS, "0");
  return {
    cursor: { x: move * 3.25, y: person * 41.5 },
    viewport: { x: 0, y: 0, w: 1440, h: 900 },
    selection: [mark],
  };
}

function watch(room, moves) {
  const sentAt = room.clients.map(() => new Float64Array(moves));
  const newest = room.clients.map(() => new Int32Array(room.clients.length).fill(-1));
  const delays = [];
  room.onAwareness = (message, reader) => {
    const now = performance.now();
    for (let at = message.indexOf(MARK); at >= 0; at = message.indexOf(MARK, at + MARK.length)) {
      const number = Number(message.toString("latin1", at + MARK.length, at + MARK.length + DIGITS));
      const [person, move] = [Math.floor(number / PER_PERSON), number % PER_PERSON];
      // Some servers send a client's own state back, and all states at every opportunity.
      if (person === reader || move <= newest[reader][person] || sentAt[person][move] === 0) continue;
      newest[reader][person] = move;
      delays.push(now - sentAt[person][move]);
    }
  };
  return { sentAt, delays };
}

const until = (at) => {
  const left = at - performance.now();
  return left > 0.5 ? new Promise((resolve) => setTimeout(resolve, left)) : undefined;
};
