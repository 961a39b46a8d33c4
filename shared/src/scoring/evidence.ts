import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { pointedAtSchema } from "../lib/pointed-at.js";

/**
 * A moment of the interview pinned to one criterion of a card, with what it points at. `at` is that moment, epoch ms; the
 * event's own time is when it was pinned.
 */
export const pinSchema = pointedAtSchema.extend({ pinId: idSchema, criterion: idSchema, at: z.number().int() });
export type Pin = z.infer<typeof pinSchema>;
