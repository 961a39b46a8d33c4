import type { LabelledGraph } from "./labelled-graph.js";

/** Written after the checks were, for what the first twenty leave out. */
export const secondTwenty: readonly LabelledGraph[] = [];
