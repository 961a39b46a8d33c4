// kill -9 in the middle of drawing, then a new start: what is left of everything that was confirmed?
import { seatPeople } from "../peers/seats.mjs";
import { target, withSides } from "./sides.mjs";

const PER_SECOND = 100;
const [LEAST_MS, SPREAD_MS] = [1000, 2000];

/** @param {{ rounds: number }} size */
export function kill({ rounds }) {
  return {
    name: "kill",
    title: `kill -9: ${rounds} times while somebody draws ${PER_SECOND} updates a second`,
    sessions: rounds,
    run: (bench) => play(bench, rounds),
  };
}

function play(bench, rounds) {
  const speaking = bench.contenders.filter(({ stateless }) => !stateless);
  return withSides({ ...bench, contenders: speaking }, {}, async (sides) => {
    const table = {};
    const found = {};
    for (const side of sides) {
      const kills = [];
      for (let number = 0; number < rounds; number += 1) {
        bench.say(`${side.name}: kill ${number + 1} of ${rounds}`);
        kills.push(await oneKill(side, bench.sessions[number]));
      }
      const sum = (of) => kills.reduce((total, figures) => total + of(figures), 0);
      found[side.name] = kills;
      table[side.name] = {
        confirms: side.server.contender.confirms ?? "nothing",
        confirmed: sum(({ confirmed }) => confirmed),
        "of these lost": sum(({ confirmedLost }) => confirmedLost),
        "shown to others": sum(({ delivered }) => delivered),
        "of these lost ": sum(({ deliveredLost }) => deliveredLost),
      };
    }
    const ours = table.casement?.["of these lost"];
    return { table, targets: ours === undefined ? [] : [target("saved updates lost", ours, 0)], rounds: found };
  });
}

async function oneKill({ server, load }, session) {
  const { dialect } = server.contender;
  const [place] = seatPeople(server, [session], 3);
  const places = [{ ...place, seats: place.seats.slice(0, 2) }];
  const seconds = (LEAST_MS + Math.random() * SPREAD_MS) / 1000;
  const updates = PER_SECOND * 10;
  await load.tell("enter", { dialect, places, updates, saves: false });
  const drawing = load.tell("pacedUntilCut", { perSecond: PER_SECOND, seconds: 10 });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  await server.end("SIGKILL");
  const { confirmed, delivered } = await drawing;
  await load.tell("leave");
  await server.begin();
  const { numbers } = await load.tell("join", { dialect, room: place.room, seats: place.seats.slice(2), list: true });
  const there = new Set(numbers);
  const lost = (count) =>
    Array.from({ length: count }, (_, number) => number).filter((number) => !there.has(number)).length;
  return { confirmed, confirmedLost: lost(confirmed), delivered, deliveredLost: lost(delivered), there: there.size };
}
