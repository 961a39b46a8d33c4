import type { Criterion } from "../../scoring/rubric.js";
import type { Plan } from "../../session/session.js";
import { type StepClock, stepAt } from "../../session/step-clock.js";

/** Help that the candidate got in a step in which the criterion's evidence is mostly found. */
export interface HelpGiven {
  readonly id: string;
  readonly kind: "hint" | "check";
  readonly words: string;
  readonly at: number;
}

/** What of a session's state help is told from. */
interface HelpState {
  readonly plan: Pick<Plan, "steps"> | null;
  readonly clock: StepClock;
  readonly hints: readonly { readonly id: string; readonly at: number; readonly title: string }[];
  readonly checks: readonly { readonly id: string; readonly at: number; readonly text: string }[];
}

/**
 * The hints and findings shown in steps that the criterion's `evidenceIn` names, in order of time. "all steps" names
 * each; a step is named by its title or its key.
 */
export function helpOn(
  { evidenceIn }: Pick<Criterion, "evidenceIn">,
  { plan, clock, hints, checks }: HelpState,
): HelpGiven[] {
  const places = plain(evidenceIn);
  const counts = (at: number) => {
    const index = stepAt(clock, at);
    const step = index === null ? undefined : plan?.steps[index];
    if (step === undefined) return false;
    return /\ball\b/.test(places) || places.includes(plain(step.title)) || places.includes(plain(step.key));
  };
  return [
    ...hints.map(({ id, title, at }): HelpGiven => ({ id, kind: "hint", words: title, at })),
    ...checks.map(({ id, text, at }): HelpGiven => ({ id, kind: "check", words: text, at })),
  ]
    .filter(({ at }) => counts(at))
    .toSorted((one, other) => one.at - other.at);
}

const plain = (words: string) => words.toLowerCase().replaceAll("-", " ").trim();
