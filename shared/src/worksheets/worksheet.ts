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

/** What a worksheet is called on screens, in reports and in exports. */
export const WORKSHEET_TITLES: Readonly<Record<WorksheetKind, string>> = {
  requirements: "Requirements",
  estimate: "Estimate",
  api: "API",
  "data-model": "Data model",
  "deep-dive": "Deep dive",
  bottlenecks: "Bottlenecks",
};
