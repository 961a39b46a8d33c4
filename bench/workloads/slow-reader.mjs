// Somebody stops reading while others draw 64 KiB at a time: how much does the server keep for them, and does it
// disconnect them?
import { seatPeople } from "../peers/seats.mjs";
import { withSides } from "./sides.mjs";

const PIECE_BYTES = 64 * 1024;
const WINDOW = 16;
const LOOK_EVERY_MS = 20;
const MIB = 2 ** 20;

/** Our server lets one board grow by at most 64 MiB while it is loaded. @param {{ mib?: number }} size */
export function slowReader({ mib = 62 }) {
  return {
    name: "slow-reader",
    title: `Slow reader: ${mib} MiB drawn, one of three people stops reading`,
    sessions: 2,
    run: (bench) => play(bench, (mib * MIB) / PIECE_BYTES),
  };
}

function play(bench, updates) {
  return withSides(bench, { liftLimits: true }, async (sides) => {
    const table = {};
    const rounds = {};
    for (const side of sides) {
      bench.say(`${side.name}: everybody reads`);
      const attentive = await once(side, bench.sessions[0], updates, false);
      bench.say(`${side.name}: one does not`);
      const slow = await once(side, bench.sessions[1], updates, true);
      rounds[side.name] = { attentive, slow };
      table[side.name] = {
        "kept for the slow one MiB": Number((slow.keptMib - attentive.keptMib).toFixed(1)),
        "peak of memory, all read MiB": Math.round(attentive.peakMib),
        "peak, one does not MiB": Math.round(slow.peakMib),
        "lets them go": slow.closed === null ? "no" : "yes",
        "others lost": slow.missing,
      };
    }
    return { table, targets: [], rounds };
  });
}

/** `keptMib`: memory still held after everything was sent and garbage collected, with or without the slow reader. */
async function once(side, session, updates, oneStops) {
  const { server, load } = side;
  const { dialect, saves } = server.contender;
  const places = seatPeople(server, [session], 3);
  const before = held(await server.memory());
  const base = server.residentMib;
  let peak = base;
  const looking = setInterval(() => {
    peak = Math.max(peak, server.residentMib);
  }, LOOK_EVERY_MS);
  await load.tell("enter", { dialect, places, updates, saves, pieceBytes: PIECE_BYTES, replace: true });
  if (oneStops) await load.tell("stopReading");
  const figures = await load.tell("saturated", { window: WINDOW, updates });
  clearInterval(looking);
  const keptMib = (held(await server.memory()) - before) / MIB;
  const closed = oneStops ? await load.tell("readAgain") : null;
  await load.tell("leave");
  return { ...figures, peakMib: peak - base, keptMib, closed };
}

const held = ({ heapUsed, external }) => heapUsed + external;
