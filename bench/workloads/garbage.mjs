// Frames that no honest client sends, while honest ones draw: does the server survive, and how long does it stand
// still?
import { seatPeople } from "../peers/seats.mjs";
import { withSides } from "./sides.mjs";

const PER_SECOND = 30;

/** @param {{ seconds: number }} size */
export function garbage({ seconds }) {
  return {
    name: "garbage",
    title: `Garbage: ${seconds} s of hostile frames beside two rooms of honest people`,
    sessions: 3,
    run: (bench) => play(bench, seconds),
  };
}

function play(bench, seconds) {
  return withSides(bench, {}, async (sides) => {
    const table = {};
    const rounds = {};
    for (const side of sides) {
      bench.say(`${side.name}: hostile frames`);
      const { server, load } = side;
      const { dialect, saves } = server.contender;
      const places = seatPeople(server, bench.sessions.slice(0, 2), 3);
      const updates = PER_SECOND * seconds;
      await load.tell("enter", { dialect, places, updates, saves });
      const [hostile] = seatPeople(server, bench.sessions.slice(2), 1);
      await server.stalls();
      const attack = load.tell("attack", { dialect, room: hostile.room, seat: hostile.seats[0], seconds });
      const figures = await load.tell("paced", { perSecond: PER_SECOND, seconds });
      const { sent, thrownOut } = await attack;
      const alive = server.ended === null;
      rounds[side.name] = { ...figures, sent, thrownOut, alive };
      table[side.name] = {
        "hostile frames": sent,
        lives: alive ? "yes" : "no",
        "longest stall ms": alive ? Math.round((await server.stalls()).max) : "-",
        "threw them out": thrownOut,
        "honest p99 ms": figures.relayMs.p99 === null ? "-" : Number(figures.relayMs.p99.toFixed(1)),
        "honest updates lost": figures.missing,
      };
    }
    return { table, targets: [], rounds };
  });
}
