import { cut } from "../lib/cut.js";
import { type ProblemDraft, problemDraftSchema } from "./problem.js";
import { problemFaults } from "./problem-faults.js";

/** A problem as a file: JSON, one problem each. */
const FORMAT = "casement-problem";
const FORMAT_VERSION = 1;
/** Longer files are refused before they are read; the schema allows no problem that is this long. */
export const MAX_PROBLEM_FILE_BYTES = 240_000;

type ReadProblem =
  | { readonly ok: true; readonly draft: ProblemDraft }
  /** One sentence for each fault, beginning with its place. */
  | { readonly ok: false; readonly faults: readonly string[] };

export function writeProblemFile(draft: ProblemDraft): string {
  return `${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, problem: draft }, null, 2)}\n`;
}

/** Reads a file's text as a problem, or returns its faults. Never throws, and never returns part of a problem. */
export function readProblemFile(text: string): ReadProblem {
  if (text.length > MAX_PROBLEM_FILE_BYTES)
    return refused(`The file is larger than ${MAX_PROBLEM_FILE_BYTES / 1000} kB.`);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refused("The file is not JSON, so it was not exported by Casement.");
  }
  if (!isRecord(content) || content.format !== FORMAT)
    return refused(`The file is not a problem: it does not say “format”: “${FORMAT}”.`);
  if (content.formatVersion !== FORMAT_VERSION)
    return refused(
      `The file has format version ${cut(String(content.formatVersion), 20)}; this Casement reads ${FORMAT_VERSION}.`,
    );
  const parsed = problemDraftSchema.safeParse(content.problem);
  return parsed.success ? { ok: true, draft: parsed.data } : { ok: false, faults: problemFaults(parsed.error) };
}

const refused = (sentence: string): ReadProblem => ({ ok: false, faults: [sentence] });
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
