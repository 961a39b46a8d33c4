import type { Framework } from "@casement/shared/framework";
import type { Problem } from "@casement/shared/problem";
import type { Fact, PayloadOf } from "@casement/shared/record/event-kinds";
import type { SessionState } from "@casement/shared/record/state";
import type { Rubric } from "@casement/shared/rubric";
import type { Plan, SessionDraft } from "@casement/shared/session";

/** What a session copies of a problem. `version` is unknown of copies made before problems had versions. */
export interface PlannedProblem extends Pick<Problem, "id" | "title" | "prompt" | "guide"> {
  readonly version?: number | undefined;
}

/** What a session is planned from. */
export interface PlanSources {
  readonly problem: PlannedProblem;
  readonly framework: Framework;
  readonly rubric: Rubric;
}

/**
 * Copies everything the interview needs into its own record, so that later changes of the library
 * leave it as it was. What only interviewers may read goes apart.
 */
export function decidePlan(draft: SessionDraft, { problem, framework, rubric }: PlanSources): Fact[] {
  const plan: Plan = {
    title: draft.title,
    problemId: problem.id,
    problemTitle: problem.title,
    ...(problem.version === undefined ? {} : { problemVersion: problem.version }),
    frameworkId: framework.id,
    frameworkName: framework.name,
    steps: framework.steps.map(({ key, title, minutes, candidatePrompts }) => ({
      key,
      title,
      minutes,
      prompts: candidatePrompts,
    })),
    scheduledAt: draft.scheduledAt === null ? null : Date.parse(draft.scheduledAt),
    timeZone: draft.timeZone,
  };
  const interviewerPrompts = framework.steps.map((step) => step.interviewerPrompts);
  return [
    { kind: "session.planned", payload: plan },
    { kind: "guide.attached", payload: { prompt: problem.prompt, guide: problem.guide, interviewerPrompts, rubric } },
  ];
}

/** The copy of this problem that the session has already: planning it anew does not swap its version. */
export function keptProblem({ plan, privateGuide }: SessionState, problemId: string): PlannedProblem | null {
  if (plan?.problemId !== problemId || privateGuide === null) return null;
  const { prompt, guide } = privateGuide;
  return { id: problemId, title: plan.problemTitle, version: plan.problemVersion, prompt, guide };
}

/** The plan and guide of a session, for another one like it: without its time. */
export function decideSamePlan(state: Pick<SessionState, "plan" | "privateGuide">): Fact[] {
  if (state.plan === null || state.privateGuide === null) return [];
  const guide = state.privateGuide as PayloadOf<"guide.attached">;
  return [
    { kind: "session.planned", payload: { ...state.plan, scheduledAt: null, timeZone: null } },
    { kind: "guide.attached", payload: guide },
  ];
}
