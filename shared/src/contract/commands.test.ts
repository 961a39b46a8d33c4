import type { z } from "zod";
import { COMMANDS } from "./commands.js";

const INHERITED = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];

/** The id fields of every command's payload: those that accept an id and refuse a sentence. */
const idFields = Object.entries(COMMANDS).flatMap(([name, { payload }]) => {
  const { shape } = payload as unknown as { readonly shape: Readonly<Record<string, z.ZodType>> };
  return Object.entries(shape)
    .filter(([, field]) => field.safeParse("V1StGXR8_Z5jdHi6B-myT").success && !field.safeParse("two words").success)
    .map(([field, schema]) => ({ where: `${name} ${field}`, schema }));
});

test("SEC-80 no command accepts a property name of every object (`__proto__`) as an id", () => {
  expect(idFields.length).toBeGreaterThan(20);
  for (const { where, schema } of idFields) {
    const taken = INHERITED.filter((name) => schema.safeParse(name).success);
    expect([where, taken]).toEqual([where, []]);
  }
});

test("SEC-80 every number of a command has an upper bound", () => {
  const unbounded = Object.entries(COMMANDS).flatMap(([name, { payload }]) => {
    const { shape } = payload as unknown as { readonly shape: Readonly<Record<string, z.ZodType>> };
    return Object.entries(shape)
      .filter(([, field]) => field.safeParse(Number.MAX_SAFE_INTEGER).success)
      .map(([field]) => `${name} ${field}`);
  });
  expect(unbounded).toEqual([]);
});
