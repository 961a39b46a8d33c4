import { z } from "zod";
import { text } from "../lib/ids.js";
import { shapeIdSchema } from "../lib/pointed-at.js";
import { MAX_PINNED_SHAPES } from "../scoring/evidence-limits.js";

/** A finding as it is shown to the candidate. `checkId`: the finding's id; revealing it again changes nothing. */
export const revealedCheckSchema = z.strictObject({
  checkId: text(2000),
  text: text(600),
  why: text(600),
  componentIds: z.array(shapeIdSchema).max(MAX_PINNED_SHAPES, `are more than ${MAX_PINNED_SHAPES}`),
});
