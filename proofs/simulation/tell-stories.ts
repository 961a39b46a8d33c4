import { neverHappened } from "../never-happened.js";
import { type StoryOptions, tellStory } from "./story.js";

export interface Stories {
  readonly seeds: number;
  readonly from: number;
  readonly operations: number;
  /** Seeds between two reports. */
  readonly toldEvery: number;
  readonly options?: StoryOptions;
}

/** Without these no story shows anything. */
const ALWAYS = ["seeds", "edits", "saved"] as const;
/** From this many stories on, everything that can happen must have happened in one of them. */
const MANY = 10;

/**
 * Plays one story a seed. Resolves to the sums of what happened and to the faults, each with its seed; that something
 * of `happenings` happened in none of many stories is a fault too.
 */
export async function tellStories(
  { seeds, from, operations, toldEvery, options }: Stories,
  happenings: readonly string[],
  say: (line: string) => void,
): Promise<{ figures: Readonly<Record<string, number>>; faults: string[] }> {
  const totals: Record<string, number> = { seeds: 0, edits: 0 };
  const faults: string[] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const end = await tellStory(seed, operations, options);
    totals.seeds = (totals.seeds ?? 0) + 1;
    totals.edits = (totals.edits ?? 0) + end.edits;
    for (const [name, count] of Object.entries(end.counts)) totals[name] = (totals[name] ?? 0) + count;
    for (const fault of end.faults.slice(0, 3)) faults.push(`seed ${seed}: ${fault}`);
    if (end.faults.length > 0) say(`seed ${seed}: ${end.faults[0]}`);
    if (totals.seeds % toldEvery === 0) say(JSON.stringify({ ...totals, divergent: faults.length }));
  }
  faults.push(...neverHappened(totals, [...ALWAYS, ...(seeds >= MANY ? happenings : [])]));
  return { figures: totals, faults };
}
