import { EMPTY_GUIDE } from "@casement/shared/problem/problem";
import type { Fact } from "@casement/shared/session-log/event-kinds";

export type Told = readonly [actor: string | null, fact: Fact, at: number];
type Role = "owner" | "interviewer" | "candidate" | "observer";

/** When the sample interview started, epoch ms. */
export const STARTED_AT = 1_000_000;

export const joined = (id: string, role: Role): Told => [
  null,
  { kind: "participant.joined", payload: { participantId: id, name: NAMES[id] ?? id, role, color: "#0b5c5a" } },
  10,
];
export const arrived = (id: string): Told => [
  null,
  { kind: "participant.arrived", payload: { participantId: id } },
  20,
];

export const agreed = (id: string): Told => [id, { kind: "consent.given", payload: { textVersion: "1" } }, 25];

const NAMES: Readonly<Record<string, string>> = { ana: "Ana", ben: "Ben", eva: "Eva" };

/** A plan of two steps. */
export const plan = {
  kind: "session.planned",
  payload: {
    title: "Interview with Ben",
    problemId: "twitter",
    problemTitle: "Design Twitter",
    frameworkId: "six-steps",
    frameworkName: "Six steps",
    steps: [
      { key: "clarify", title: "Clarify", minutes: 5, prompts: [], worksheet: null },
      { key: "estimate", title: "Estimate", minutes: 10, prompts: [], worksheet: null },
    ],
    scheduledAt: null,
    timeZone: null,
  },
} satisfies Fact;

/** The plan, and what interviewers have for it. Ana is the owner. */
export const planned: readonly Told[] = [["ana", plan, 0], joined("ana", "owner"), arrived("ana")];

export const started: Told = ["ana", { kind: "session.started", payload: { prompt: "Design it." } }, STARTED_AT];

/** With a rubric of one criterion. */
export const guideAttached: Told = [
  "ana",
  {
    kind: "guide.attached",
    payload: {
      prompt: "Design it.",
      guide: EMPTY_GUIDE,
      interviewerPrompts: [[], []],
      rubric: {
        id: "rubric",
        name: "Rubric",
        criteria: [
          {
            key: "structure",
            title: "Structured thinking",
            question: "How do they proceed?",
            weight: 1,
            evidenceIn: "all",
            anchors: ["Jumps about", "Loses the thread", "Goes step by step", "Leads"],
          },
        ],
      },
    },
  },
  30,
];

/** The same guide with a rubric of several criteria: the sample's own, and one titled after each further key. */
export function guideWith(keys: readonly string[]): Told {
  const [actor, fact, at] = guideAttached;
  if (fact.kind !== "guide.attached") throw new Error("This is not the guide.");
  const [criterion] = fact.payload.rubric.criteria;
  if (criterion === undefined) throw new Error("The rubric is empty.");
  const others = keys.map((key) => ({ ...criterion, key, title: `Title of ${key}` }));
  const rubric = { ...fact.payload.rubric, criteria: [criterion, ...others] };
  return [actor, { ...fact, payload: { ...fact.payload, rubric } }, at];
}
