import { z } from "zod";

/** The structured sheets of an interview: the tool that a candidate reaches for in a step. */
export const worksheetKindSchema = z.enum([
  "requirements",
  "estimate",
  "api",
  "data-model",
  "deep-dive",
  "bottlenecks",
]);
export type WorksheetKind = z.infer<typeof worksheetKindSchema>;
