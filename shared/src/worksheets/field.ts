import type { z } from "zod";

/** A text that several people can edit at once: a Y.Text, merged by the character. `max` in UTF-16 code units. */
export interface TextField {
  readonly kind: "text";
  readonly max: number;
}

/** A JSON value that is replaced as a whole: a choice, a flag, a number, another row's id, a shape. */
export interface ValueField<T> {
  readonly kind: "value";
  readonly schema: z.ZodType<T>;
  /** What reading returns if nothing valid was written. */
  readonly defaultValue: T;
}

/** The fields of one table's rows. `_` and `o` are taken. */
export type TableFields = Readonly<Record<string, TextField | ValueField<unknown>>>;

/** The longest text of a field without a limit of its own, in UTF-16 code units. */
export const MAX_TEXT = 4000;

export function text(max = MAX_TEXT): TextField {
  return { kind: "text", max };
}

export function value<T>(schema: z.ZodType<T>, usual: NoInfer<T>): ValueField<T> {
  return { kind: "value", schema, defaultValue: usual };
}
