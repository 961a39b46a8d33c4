import { z } from "zod";

/** The kinds of worksheets: each is the structured sheet of a step. */
export const worksheetKindSchema = z.enum([
  "requirements",
  "estimate",
  "api",
  "data-model",
  "deep-dive",
  "bottlenecks",
]);
export type WorksheetKind = z.infer<typeof worksheetKindSchema>;

/** The name of each worksheet on screens, in reports and in exports. */
export const WORKSHEET_TITLES: Readonly<Record<WorksheetKind, string>> = {
  requirements: "Requirements",
  estimate: "Estimate",
  api: "API",
  "data-model": "Data model",
  "deep-dive": "Deep dive",
  bottlenecks: "Bottlenecks",
};
