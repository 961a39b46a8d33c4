import type { ProblemDraft } from "./problem.js";

interface Part {
  readonly name: string;
  readonly has: (problem: ProblemDraft) => boolean;
}

const atLeast = (items: readonly unknown[], count: number) => items.length >= count;

/** Every part that a problem has when it is complete, in the order in which an interview needs them. */
const PARTS: readonly Part[] = [
  { name: "levels", has: ({ seniorities }) => atLeast(seniorities, 1) },
  { name: "topics", has: ({ topics }) => atLeast(topics, 1) },
  { name: "clarifying questions", has: ({ guide }) => atLeast(guide.questions, 3) },
  {
    name: "requirements",
    has: ({ guide }) => atLeast(guide.requirements.functional, 2) && atLeast(guide.requirements.nonFunctional, 2),
  },
  { name: "a worked estimate", has: ({ guide }) => atLeast(guide.estimates, 3) },
  { name: "endpoints", has: ({ guide }) => atLeast(guide.endpoints, 2) },
  { name: "entities", has: ({ guide }) => atLeast(guide.entities, 2) },
  { name: "a walk through the reference design", has: ({ guide }) => atLeast(guide.referenceDesign, 3) },
  {
    name: "a drawing of the reference design",
    has: ({ guide }) => atLeast(guide.design.components, 4) && atLeast(guide.design.connections, 3),
  },
  { name: "two deep dives with options", has: ({ guide }) => atLeast(guide.deepDives.filter(hasOptions), 2) },
  { name: "hints", has: ({ guide }) => atLeast(guide.hints, 3) },
  { name: "follow-up questions", has: ({ guide }) => atLeast(guide.followUps, 3) },
  { name: "bottlenecks", has: ({ guide }) => atLeast(guide.bottlenecks, 3) },
  { name: "an answer at level 2", has: ({ guide }) => guide.levelTwoAnswer !== "" },
  { name: "an answer at level 4", has: ({ guide }) => guide.levelFourAnswer !== "" },
];

const hasOptions = ({ options }: ProblemDraft["guide"]["deepDives"][number]) =>
  options.length >= 2 && options.every(({ pros, cons }) => pros.length > 0 && cons.length > 0);

/** The parts that the problem still lacks to be complete; it can be used without them. */
export function missingParts(problem: ProblemDraft): string[] {
  return PARTS.filter(({ has }) => !has(problem)).map(({ name }) => name);
}
