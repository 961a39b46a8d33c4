import { converge } from "./converge.js";
import { expectProved } from "./expect-proved.js";
import { faults } from "./faults.js";
import { floods } from "./floods/floods.js";
import { hostileDirect } from "./hostile/in-process.js";
import { revoke } from "./revoke.js";

/** Seeds that once failed stay here for good, each with its number of operations. */
const SEEDS = [
  [2, 200],
  [12, 200],
  [979, 500],
] as const;

test.each(SEEDS)("BRD-104 whatever happens on the way everybody converges, seed %i", (seed, operations) =>
  expectProved(converge, { seeds: 1, from: seed, operations }),
);

test("SEC-B6 hostile frames end their own connections and nothing else", () =>
  expectProved(hostileDirect, { frames: 10_000 }));

test("SEC-B3 whoever is removed is out on both sockets, under traffic and while connecting", () =>
  expectProved(revoke, { rounds: 4 }));

test("BRD-108 a dead database, lost answers and a full disk lose nothing, and nothing is falsely called saved", () =>
  expectProved(faults, { rounds: 3 }));

test("SEC-55 floods from outside and by guests do not stop the server, and honest people are answered meanwhile", () =>
  expectProved(floods, { seconds: 0.3, warmMs: 100, mostMs: 0, built: 0, calmMs: 1000, lanes: 4 }));
