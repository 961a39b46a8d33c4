import type { Proof } from "./proof.js";
import { tellStories } from "./simulation/tell-stories.js";

const TROUBLES = ["cut", "allCut", "slowNetwork", "slowDisk", "reload", "crash", "restart"];

/** Promise 7: everyone converges. One story a seed. */
export const converge: Proof = ({ seeds = 5000, from = 1, operations = 500 }, say) =>
  tellStories({ seeds, from, operations, toldEvery: 100 }, TROUBLES, say);
