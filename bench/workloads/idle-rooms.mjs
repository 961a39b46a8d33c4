// What a room costs while nothing happens in it, and what remains of it after everybody has left.
import { seatPeople } from "../peers/seats.mjs";
import { target, withSides } from "./sides.mjs";

const UPDATES = 20;
/**
 * Our server keeps a session for a minute after its last use, which is when its document is unloaded, and checks every
 * 15 s.
 */
const UNTIL_UNLOADED_MS = 100_000;
const KIB = 1024;

/** @param {{ rooms?: number }} size */
export function idleRooms({ rooms = 150 }) {
  return {
    name: "idle-rooms",
    title: `Idle rooms: ${rooms} rooms with one person each, then none`,
    // The first half only warms up: code is compiled, buffers reach their size.
    sessions: 2 * rooms,
    run: (bench) => play(bench, rooms),
  };
}

function play(bench, rooms) {
  return withSides(bench, { liftLimits: true }, async (sides) => {
    const table = {};
    const found = {};
    bench.say("rooms come and go");
    const visitAll = (sessions) => Promise.all(sides.map((side) => visit(side, sessions)));
    await visitAll(bench.sessions.slice(0, rooms));
    bench.say("other rooms come and go");
    const visits = await visitAll(bench.sessions.slice(rooms));
    for (const [index, side] of sides.entries()) {
      const { before, during, after } = visits[index];
      const kib = (one, other, name) => Number(((one[name] - other[name]) / KIB / rooms).toFixed(1));
      found[side.name] = { before, during, after };
      table[side.name] = {
        "heap a room, one person in it, KiB": kib(during, before, "heldHeap"),
        "beside the heap KiB": kib(during, before, "external"),
        "heap left a room KiB": kib(after, before, "heldHeap"),
        "compiled meanwhile KiB in all": Number(((after.compiled - before.compiled) / KIB).toFixed(0)),
        "left beside the heap KiB": kib(after, before, "external"),
      };
    }
    const ours = table.casement?.["heap left a room KiB"];
    return { table, targets: ours === undefined ? [] : [target("heap left a room, KiB", ours, 2)], rounds: found };
  });
}

async function visit({ server, load }, sessions) {
  const { dialect, saves } = server.contender;
  const before = await server.memory();
  await load.tell("enter", { dialect, places: seatPeople(server, sessions, 1), updates: UPDATES, saves });
  await load.tell("burst", { updates: UPDATES });
  const during = await server.memory();
  await load.tell("leave");
  await new Promise((resolve) => setTimeout(resolve, UNTIL_UNLOADED_MS));
  return { before, during, after: await server.memory() };
}
