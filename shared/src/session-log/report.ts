import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { markSchema } from "../scoring/score.js";

/** A published report: exactly what the candidate may read, copied at the moment of publishing. */
export const reportSchema = z.strictObject({
  feedback: z.string(),
  scores: z
    .array(z.strictObject({ criterion: idSchema, title: z.string(), mark: markSchema, anchor: z.string().nullable() }))
    .nullable(),
  board: z.boolean(),
});
export type PublishedReport = z.infer<typeof reportSchema> & { readonly at: number };
