import { converge } from "./converge.js";
import { convergeEditor } from "./converge-editor.js";
import { faults } from "./faults.js";
import { hostileDirect } from "./hostile/in-process.js";
import { kill, restart } from "./kill.js";
import type { Given, Proof } from "./proof.js";
import { revoke } from "./revoke.js";

// Those left out need minutes, or a browser, to do nothing.
const IDLE: readonly [name: string, proof: Proof, given: Given, never: readonly string[]][] = [
  ["converge without a story", converge, { seeds: 0 }, ["seeds", "edits", "saved"]],
  ["converge without an edit", converge, { seeds: 1, operations: 0 }, ["edits", "saved"]],
  ["converge-editor", convergeEditor, { seeds: 0 }, ["seeds", "edits", "saved"]],
  ["hostile-direct", hostileDirect, { frames: 0 }, ["frames handed over", "connections ended by them"]],
  ["revoke", revoke, { rounds: 0 }, ["removals while connected", "removals while connecting"]],
  ["faults", faults, { rounds: 0 }, ["edits made", "updates called saved", "looks at the record"]],
  ["kill", kill, { cycles: 0, built: 0 }, ["ends of the server", "edits made", "updates called saved"]],
  ["restart", restart, { cycles: 0, built: 0 }, ["ends of the server", "edits made", "updates called saved"]],
];

test.each(IDLE)("a run that did nothing is not proved: %s", async (_name, proof, given, never) => {
  const found = await proof(given, () => undefined);
  expect(found.faults).toEqual(expect.arrayContaining(never.map((name) => `never happened: ${name}`)));
});
