import { z } from "zod";
import { idSchema } from "./ids.js";

/** A record id of tldraw's: "shape:" and printable ASCII. */
export const shapeIdSchema = z
  .string()
  .max(100)
  .regex(/^shape:[\x21-\x7e]+$/, "is not a shape of the board");

/** A row of a worksheet; `sheet` is the worksheet's key, which a later version may have made. */
export const pointedRowSchema = z.strictObject({ sheet: idSchema, row: idSchema });
export type PointedRow = z.infer<typeof pointedRowSchema>;

/**
 * What evidence or a comment points at besides its moment: shapes of the board, and a row of a worksheet. `label`: their
 * text then, or of the note that was made evidence; or "".
 */
export const pointedAtSchema = z.strictObject({
  shapeIds: z.array(shapeIdSchema),
  label: z.string(),
  row: pointedRowSchema.optional(),
});
export type PointedAt = z.infer<typeof pointedAtSchema>;
