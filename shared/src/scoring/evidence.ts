import { z } from "zod";
import { idSchema } from "../lib/ids.js";

/** A record id of tldraw's: "shape:" and printable ASCII. */
export const shapeIdSchema = z
  .string()
  .max(100)
  .regex(/^shape:[\x21-\x7e]+$/, "is not a shape of the board");

/**
 * A moment of the interview pinned to one criterion of a card, with the shapes of the board that it is about. `at` is
 * that moment, epoch ms; the event's own time is when it was pinned. `label`: the text on the
 * shapes then, or of the note that was made evidence; or "".
 */
export const pinSchema = z.strictObject({
  pinId: idSchema,
  criterion: idSchema,
  at: z.number().int(),
  shapeIds: z.array(shapeIdSchema),
  label: z.string(),
});
export type Pin = z.infer<typeof pinSchema>;
