import type { Proof } from "./proof.js";
import { tellStory } from "./simulation/story.js";

const TOLD_EVERY = 10;
/** Deeds that must have happened for the result to mean anything. */
const DEEDS = [
  ...["group", "ungroup", "frame", "arrow", "dragIn", "dragOut", "rotate", "undo", "redo", "remove", "order"],
  ...["groupsGone", "lifted", "setApart"],
];

/** Promise 7 with tldraw's own editor: three people group, frame, connect and undo at once, and all see the same. */
export const convergeEditor: Proof = async ({ seeds = 500, from = 1, operations = 200 }, say) => {
  const totals: Record<string, number> = { seeds: 0, edits: 0 };
  const faults: string[] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const end = await tellStory(seed, operations, { withEditor: true });
    totals.seeds = (totals.seeds ?? 0) + 1;
    totals.edits = (totals.edits ?? 0) + end.edits;
    for (const [name, count] of Object.entries(end.counts)) totals[name] = (totals[name] ?? 0) + count;
    for (const fault of end.faults.slice(0, 3)) faults.push(`seed ${seed}: ${fault}`);
    if (end.faults.length > 0) say(`seed ${seed}: ${end.faults[0]}`);
    if (totals.seeds % TOLD_EVERY === 0) say(JSON.stringify({ ...totals, divergent: faults.length }));
  }
  // A single story need not contain every deed.
  if (seeds >= TOLD_EVERY)
    for (const deed of DEEDS) if ((totals[deed] ?? 0) === 0) faults.push(`never happened: ${deed}`);
  return { figures: totals, faults };
};
