/** Short forms of the proofs of docs/promises.md; `npm run prove` runs them in full. */
import { converge } from "./converge.js";
import { faults } from "./faults.js";
import { hostileDirect } from "./hostile/in-process.js";
import { imports } from "./imports/imports.js";
import { kill, restart } from "./kill.js";
import type { Given, Proof } from "./proof.js";
import { revoke } from "./revoke.js";

/** Seeds that once failed stay here for ever, with how many operations it took. */
const SEEDS = [
  [2, 200],
  [12, 200],
  [979, 500],
] as const;

async function expectProved(proof: Proof, given: Given): Promise<void> {
  const { faults: found } = await proof(given, () => undefined);
  expect(found).toEqual([]);
}

test.each(SEEDS)("BRD-4 whatever happens on the way everybody converges, seed %i", (seed, operations) =>
  expectProved(converge, { seeds: 1, from: seed, operations }),
);

test(
  "BRD-7 nothing that was called saved is lost when the server is killed under people's hands",
  () => expectProved(kill, { cycles: 2, built: 0 }),
  180_000,
);

test("BRD-7 nor when it is told to stop", () => expectProved(restart, { cycles: 1, built: 0 }), 120_000);

test(
  "SEC-B6 hostile frames end their own connections and nothing else",
  () => expectProved(hostileDirect, { frames: 10_000 }),
  120_000,
);

test(
  "SEC-B3 whoever is removed is out on both sockets, under traffic and while connecting",
  () => expectProved(revoke, { rounds: 4 }),
  120_000,
);

test(
  "BRD-8 a dead database, lost answers and a full disk lose nothing, and nothing is falsely called saved",
  () => expectProved(faults, { rounds: 3 }),
  120_000,
);

test(
  "REC-114 files that are sent to stop the server do not, and a record of 1 MB is taken meanwhile",
  () => expectProved(imports, { most: 1, files: 5, held: 500, built: 0 }),
  300_000,
);
