import type { Given, Proof } from "./proof.js";

/** Runs a short form of a proof of docs/promises.md; `npm run prove` runs it in full. */
export async function expectProved(proof: Proof, given: Given): Promise<void> {
  const { faults } = await proof(given, () => undefined);
  expect(faults).toEqual([]);
}
