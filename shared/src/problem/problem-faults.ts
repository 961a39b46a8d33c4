import type { z } from "zod";
import { cut } from "../lib/cut.js";
import { own } from "../lib/own.js";

const MOST_FAULTS = 12;

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
  prompt: "what the candidate reads",
  talkingPoints: "talking points",
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

/** A fault of a draft, for the field it belongs to. */
export interface FieldFault {
  /** Where it is in the draft: "guide.hints.2.text". */
  readonly path: string;
  /** The same in words: "Hint 3, text". */
  readonly place: string;
  /** What is wrong there, without its subject: "must not be empty". */
  readonly clause: string;
}

/** Every fault of a draft in the order of its parts, at most one for each path. */
export function fieldFaults({ issues }: Pick<z.ZodError, "issues">): FieldFault[] {
  const faults = issues.map((issue) => ({
    path: issue.path.map(String).join("."),
    place: placeOf(issue.path),
    clause: clauseOf(issue),
  }));
  return faults.filter(({ path }, index) => faults.findIndex((fault) => fault.path === path) === index);
}
