import { z } from "zod";

/** Opaque identifier: 21 URL-safe characters (`newId`) or a built-in's slug. */
export const idSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/, "is not an identifier");

/** An id from a request: never a property name of every object (`__proto__`, `constructor`). */
export const givenIdSchema = idSchema.refine((id) => !(id in Object.prototype), "is not an identifier");

export type Id = z.infer<typeof idSchema>;

/** PostgreSQL accepts neither NUL nor a lone surrogate; refused here, they are a VALIDATION error and not INTERNAL. */
export const isStorable = (value: string) => !value.includes("\0") && !/\p{Surrogate}/u.test(value);
export const UNSTORABLE = "contains a character that cannot be stored";

/** Trimmed, non-empty text of at most `max` UTF-16 code units. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(max, `is longer than ${max} characters`)
    .refine(isStorable, UNSTORABLE);
}

/** Trimmed text that may be empty. */
export function optionalText(max: number) {
  return z.string().trim().max(max, `is longer than ${max} characters`).refine(isStorable, UNSTORABLE);
}
