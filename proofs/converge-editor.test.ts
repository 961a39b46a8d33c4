import { convergeEditor } from "./converge-editor.js";
import { expectProved } from "./expect-proved.js";

/**
 * Seeds that once failed stay here for good: two people with equal indices, between which the editor finds no place; a
 * bent arrow whose end the editor cannot compute.
 */
const SEEDS = [
  [2, 200],
  [297, 200],
] as const;

test.each(SEEDS)("BRD-40 everybody converges with tldraw's own editor, seed %i", (seed, operations) =>
  expectProved(convergeEditor, { seeds: 1, from: seed, operations }),
);

test("BRD-40 and whatever they do with it at once, ten stories", () =>
  expectProved(convergeEditor, { seeds: 10, from: 1000, operations: 80 }));
