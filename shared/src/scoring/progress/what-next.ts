import { type CriterionStanding, weakest } from "./criterion-standings.js";
import type { ProgressSession } from "./progress-entry.js";
import { stepTimes } from "./step-times.js";

/** A problem that could be practised. */
export interface KnownProblem {
  readonly id: string;
  readonly title: string;
  readonly topics: readonly string[];
}

/** Something to practise next, with the figures that say why. */
export type Suggestion =
  | { readonly kind: "criterion"; readonly standing: CriterionStanding }
  | { readonly kind: "step"; readonly title: string; readonly over: number; readonly sessions: number }
  | { readonly kind: "topics"; readonly problem: KnownProblem; readonly topics: readonly string[] }
  | { readonly kind: "help"; readonly aided: number; readonly sessions: number }
  | { readonly kind: "follow-ups"; readonly session: ProgressSession; readonly missed: number; readonly all: number };

/** The last sessions count for habits. */
const LATEST = 5;
const MOST_TOPICS = 2;

/**
 * What to practise next: the weakest criteria, steps that ran over in at least two and half of the last five sessions,
 * kinds of problem not met yet, sessions without help, follow-ups of the last practice that were not ticked.
 *
 * @param sessions oldest first
 * @param problems those that the person can practise, in the order of the problem bank
 */
export function whatNext(
  sessions: readonly ProgressSession[],
  standings: readonly CriterionStanding[],
  problems: readonly KnownProblem[],
): Suggestion[] {
  const latest = sessions.slice(-LATEST);
  const found: Suggestion[] = weakest(standings).map((standing) => ({ kind: "criterion", standing }));
  for (const { title, over, sessions: times } of stepTimes(latest))
    if (over >= 2 && over * 2 >= times.length) found.push({ kind: "step", title, over, sessions: times.length });
  found.push(...newTopics(sessions, problems));
  const aided = latest.filter(({ help }) => help > 0).length;
  if (aided >= 2 && aided * 2 >= latest.length) found.push({ kind: "help", aided, sessions: latest.length });
  const session = sessions.findLast(({ followUps }) => followUps !== null && followUps.all > 0);
  const { all = 0, ticked = 0 } = session?.followUps ?? {};
  if (session !== undefined && ticked < all) found.push({ kind: "follow-ups", session, missed: all - ticked, all });
  return found;
}

/** The problems not met yet that bring the most topics not met yet. */
function newTopics(sessions: readonly ProgressSession[], problems: readonly KnownProblem[]): Suggestion[] {
  const metProblems = new Set(sessions.map(({ problemId }) => problemId));
  const met = new Set(problems.filter(({ id }) => metProblems.has(id)).flatMap(({ topics }) => topics));
  return problems
    .filter(({ id }) => !metProblems.has(id))
    .map((problem) => ({
      kind: "topics" as const,
      problem,
      topics: problem.topics.filter((topic) => !met.has(topic)),
    }))
    .filter(({ topics }) => topics.length > 0)
    .toSorted((one, other) => other.topics.length - one.topics.length)
    .slice(0, MOST_TOPICS);
}
