import { planOptionsSchema } from "./plan-options.js";

/** Options as they were written before there was anything else to choose. */
const OLDEST = { mode: "interview", hints: true, patterns: false, checks: true };

test("SES-31 options of an older plan read back as they were written, so that its record's hashes hold", () => {
  expect(planOptionsSchema.parse(OLDEST)).toEqual(OLDEST);
});
