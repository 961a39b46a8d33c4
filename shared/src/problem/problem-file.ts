import type { z } from "zod";
import { cut } from "../lib/cut.js";
import { own } from "../lib/own.js";
import { type ProblemDraft, problemDraftSchema } from "./problem.js";

/** A problem as a file: JSON, one problem each. */
const FORMAT = "casement-problem";
const FORMAT_VERSION = 1;
/** Longer files are refused before they are read; the schema allows no problem that is this long. */
export const MAX_PROBLEM_FILE_BYTES = 240_000;
const MOST_FAULTS = 12;

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
    return refused(`The file is not a problem: it does not say "format": "${FORMAT}".`);
  if (content.formatVersion !== FORMAT_VERSION)
    return refused(
      `The file has format version ${cut(String(content.formatVersion), 20)}; this Casement reads ${FORMAT_VERSION}.`,
    );
  const parsed = problemDraftSchema.safeParse(content.problem);
  return parsed.success ? { ok: true, draft: parsed.data } : { ok: false, faults: problemFaults(parsed.error) };
}

const refused = (sentence: string): ReadProblem => ({ ok: false, faults: [sentence] });
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** One sentence for each fault, beginning with its place: "Hint 3, text is longer than 600 characters." */
export function problemFaults({ issues }: Pick<z.ZodError, "issues">): string[] {
  const sentences = issues.map((issue) => `${placeOf(issue.path)} ${clauseOf(issue)}.`);
  const shown = [...new Set(sentences)].slice(0, MOST_FAULTS);
  const more = new Set(sentences).size - shown.length;
  return more > 0 ? [...shown, `And ${more} more.`] : shown;
}

function clauseOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `has parts that no problem has: ${cut(issue.keys.join(", "), 80)}`;
  if (issue.code === "invalid_type")
    return issue.message.endsWith("received undefined") ? "is missing" : `has to be a ${issue.expected}`;
  if (issue.code === "invalid_value") return `has to be one of ${issue.values.map(String).join(", ")}`;
  return issue.message;
}

/** Lists whose entries are numbered in sentences: path segment -> the name of one entry. */
const ENTRIES: Readonly<Record<string, string>> = {
  questions: "Question",
  hints: "Hint",
  followUps: "Follow-up",
  deepDives: "Deep dive",
  options: "option",
  pros: "pro",
  cons: "con",
  estimates: "Estimate",
  entities: "Entity",
  endpoints: "Endpoint",
  referenceDesign: "Reference design, step",
  components: "component",
  connections: "connection",
  bottlenecks: "Bottleneck",
  talkingPoints: "talking point",
  functional: "functional requirement",
  nonFunctional: "non-functional requirement",
  outOfScope: "out-of-scope line",
  topics: "Topic",
  seniorities: "Level",
};
const NAMES: Readonly<Record<string, string>> = {
  levelTwoAnswer: "the answer at level 2",
  levelFourAnswer: "the answer at level 4",
  design: "drawing",
  exact: "result",
  said: "said aloud",
  key: "name for formulas",
};

/** ["guide", "hints", 2, "text"] -> "Hint 3, text". */
function placeOf(path: readonly PropertyKey[]): string {
  const words: string[] = [];
  path.forEach((segment, index) => {
    if (typeof segment === "number") return;
    const name = cut(String(segment), 40);
    const next = path[index + 1];
    if (typeof next === "number") words.push(`${own(ENTRIES, name) ?? name} ${next + 1}`);
    else if (name !== "guide" || path.length === 1) words.push(own(NAMES, name) ?? name);
  });
  const place = words.join(", ");
  return place === "" ? "The problem" : place.charAt(0).toUpperCase() + place.slice(1);
}
