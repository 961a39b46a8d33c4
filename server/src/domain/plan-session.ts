import { AppError } from "@casement/shared/contract/errors";
import type { Problem } from "@casement/shared/problem/problem";
import type { Rubric } from "@casement/shared/scoring/rubric";
import type { Framework } from "@casement/shared/session/framework";
import type { Plan, SessionDraft } from "@casement/shared/session/session";
import type { Fact, PayloadOf } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";

/** What a session copies of a problem. `version` is missing in copies made before problems had versions. */
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
 * Copies everything that the interview needs into its session log, so that later changes of the library do not affect
 * it. What only interviewers may read goes into an event of its own. Throws VALIDATION.
 */
export function decidePlan(draft: SessionDraft, { problem, framework, rubric }: PlanSources): Fact[] {
  const steps = chosenSteps(framework, draft.steps);
  const plan: Plan = {
    title: draft.title,
    problemId: problem.id,
    problemTitle: problem.title,
    ...(problem.version === undefined ? {} : { problemVersion: problem.version }),
    frameworkId: framework.id,
    frameworkName: framework.name,
    steps: steps.map(({ step, choice }) => ({
      key: step.key,
      title: step.title,
      prompts: step.candidatePrompts,
      minutes: choice?.minutes ?? step.minutes,
      worksheet: choice?.worksheet === undefined ? step.worksheet : choice.worksheet,
    })),
    scheduledAt: draft.scheduledAt === null ? null : Date.parse(draft.scheduledAt),
    timeZone: draft.timeZone,
    options: draft.options,
  };
  const interviewerPrompts = steps.map(({ step }) => step.interviewerPrompts);
  return [
    { kind: "session.planned", payload: plan },
    { kind: "guide.attached", payload: { prompt: problem.prompt, guide: problem.guide, interviewerPrompts, rubric } },
  ];
}

/** The framework's steps that were chosen for the session, in the framework's order, each with its own settings. */
function chosenSteps({ steps }: Framework, choices: SessionDraft["steps"]) {
  if (choices === null) return steps.map((step) => ({ step, choice: null }));
  const chosen = new Map(choices.map((choice) => [choice.key, choice]));
  const strange = choices.find(({ key }) => !steps.some((step) => step.key === key));
  if (strange !== undefined) {
    throw new AppError("VALIDATION", `The framework has no step "${strange.key}".`, {
      steps: `"${strange.key}" is no step of the framework`,
    });
  }
  return steps.flatMap((step) => {
    const choice = chosen.get(step.key);
    return choice === undefined ? [] : [{ step, choice }];
  });
}

/** The session's own copy of this problem, if it has one: planning it anew keeps the problem's version. */
export function keptProblem({ plan, privateGuide }: SessionState, problemId: string): PlannedProblem | null {
  if (plan?.problemId !== problemId || privateGuide === null) return null;
  const { prompt, guide } = privateGuide;
  return { id: problemId, title: plan.problemTitle, version: plan.problemVersion, prompt, guide };
}

/** Copies the plan and guide of a session for another one, with no scheduled time and not as a retry. */
export function decideSamePlan(state: Pick<SessionState, "plan" | "privateGuide">): Fact[] {
  if (state.plan === null || state.privateGuide === null) return [];
  const guide = state.privateGuide as PayloadOf<"guide.attached">;
  const { branchedFrom: _origin, ...plan } = state.plan;
  return [
    { kind: "session.planned", payload: { ...plan, scheduledAt: null, timeZone: null } },
    { kind: "guide.attached", payload: guide },
  ];
}
