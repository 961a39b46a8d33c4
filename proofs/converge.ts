import type { Proof } from "./proof.js";
import { tellStory } from "./simulation/story.js";

const TOLD_EVERY = 100;

/** Promise 7: everyone converges. One story a seed. */
export const converge: Proof = async ({ seeds = 5000, from = 1, operations = 500 }, say) => {
  const totals: Record<string, number> = { seeds: 0, edits: 0 };
  const faults: string[] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const end = await tellStory(seed, operations);
    totals.seeds = (totals.seeds ?? 0) + 1;
    totals.edits = (totals.edits ?? 0) + end.edits;
    for (const [name, count] of Object.entries(end.counts)) totals[name] = (totals[name] ?? 0) + count;
    for (const fault of end.faults.slice(0, 3)) faults.push(`seed ${seed}: ${fault}`);
    if (end.faults.length > 0) say(`seed ${seed}: ${end.faults[0]}`);
    if (totals.seeds % TOLD_EVERY === 0) say(JSON.stringify({ ...totals, divergent: faults.length }));
  }
  return { figures: totals, faults };
};
