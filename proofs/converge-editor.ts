import type { Proof } from "./proof.js";
import { tellStories } from "./simulation/tell-stories.js";

/** Deeds that must have happened for the result to mean anything. */
const DEEDS = [
  ...["group", "ungroup", "frame", "arrow", "dragIn", "dragOut", "rotate", "undo", "redo", "remove", "order"],
  ...["groupsGone", "lifted", "setApart"],
];

/** Promise 7 with tldraw's own editor: three people group, frame, connect and undo at once, and all see the same. */
export const convergeEditor: Proof = ({ seeds = 500, from = 1, operations = 200 }, say) =>
  tellStories({ seeds, from, operations, toldEvery: 10, options: { withEditor: true } }, DEEDS, say);
