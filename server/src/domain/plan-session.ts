import { AppError } from "@casement/shared/contract/errors";
import type { Problem } from "@casement/shared/problem/problem";
import type { RubricCopy } from "@casement/shared/scoring/rubric";
import { type Framework, totalMinutes } from "@casement/shared/session/framework";
import { keepsWords, optionsOf, type PlanOptions, sealsNotes } from "@casement/shared/session/plan-options";
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
  readonly rubric: RubricCopy;
}

/**
 * Copies everything that the interview needs into its session log, so that later changes of the library do not affect
 * it. What only interviewers may read goes into an event of its own. `before`: the plan that it replaces. Throws
 * VALIDATION.
 */
export function decidePlan(
  draft: SessionDraft,
  { problem, framework, rubric }: PlanSources,
  before: Plan | null = null,
): Fact[] {
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
    ...appointmentOf(draft),
    options: withSeal(draft.options, before),
  };
  const interviewerPrompts = steps.map(({ step }) => step.interviewerPrompts);
  return [
    { kind: "session.planned", payload: sequenced(plan, before) },
    { kind: "guide.attached", payload: { prompt: problem.prompt, guide: problem.guide, interviewerPrompts, rubric } },
  ];
}

/**
 * The options with this server's choice of how long sound is kept, unless they have their own; null: as long as the
 * session. `before`: of the plan that they replace, which keeps what it had, as people may have been told.
 */
export function withSoundDays(options: PlanOptions, days: number | null, before: PlanOptions | null = null) {
  if (options.recordSound !== true || options.soundDays !== undefined) return options;
  const kept = before?.recordSound === true ? before.soundDays : (days ?? undefined);
  return kept === undefined ? options : { ...options, soundDays: kept };
}

/** The first facts of a new session, whatever it is planned from, with this server's choice for its sound. */
export function beginningWithSoundDays(facts: readonly Fact[], days: number | null): Fact[] {
  return facts.map((fact) =>
    fact.kind === "session.planned"
      ? { ...fact, payload: { ...fact.payload, options: withSoundDays(optionsOf(fact.payload), days) } }
      : fact,
  );
}

/**
 * Throws CONFLICT if somebody has agreed to the recording of their sound and it would now be kept longer than they were
 * told.
 */
export function requireSoundNoLonger({ plan, participants }: SessionState, draft: SessionDraft): void {
  const [before, after] = [optionsOf(plan), draft.options].map(
    ({ soundDays }) => soundDays ?? Number.POSITIVE_INFINITY,
  );
  const hasAgreed = Object.values(participants).some(({ sound }) => sound.agreed !== null);
  if (hasAgreed && (after ?? 0) > (before ?? 0))
    throw new AppError(
      "CONFLICT",
      "Somebody has agreed to sound that is deleted earlier. It cannot be kept longer now.",
    );
}

/** Throws CONFLICT if somebody has agreed to the recording of their sound, and its words would now be kept too. */
export function requireNoNewWords({ plan, participants }: SessionState, { options }: SessionDraft): void {
  const hasAgreed = Object.values(participants).some(({ sound }) => sound.agreed !== null);
  if (hasAgreed && keepsWords({ options }) && !keepsWords(plan))
    throw new AppError("CONFLICT", "Somebody has agreed to sound without words. Words cannot be added now.");
}

/** Where nothing was chosen, interviewers of a new session keep their notes to themselves until their cards are in. */
function withSeal(options: PlanOptions, before: Plan | null): PlanOptions {
  if (options.mode === "practice" || options.sealNotes !== undefined) return options;
  const sealNotes = before === null ? true : optionsOf(before).sealNotes;
  return sealNotes === undefined ? options : { ...options, sealNotes };
}

/** A seal that somebody has written under holds: throws CONFLICT if the new plan would open notes that are there. */
export function requireSealKept({ plan, notes }: SessionState, { options }: SessionDraft): void {
  if (!sealsNotes(plan) || options.sealNotes !== false || notes.length === 0) return;
  throw new AppError("CONFLICT", "Somebody has written notes that the others were not to see yet. They stay sealed.");
}

/** When, with whom and where: what a copy of the session does not take over. */
export function appointmentOf({ scheduledAt, timeZone, candidateName, meetingUrl }: SessionDraft) {
  return {
    scheduledAt: scheduledAt === null ? null : Date.parse(scheduledAt),
    timeZone,
    ...(candidateName === "" ? {} : { candidateName }),
    ...(meetingUrl === "" ? {} : { meetingUrl }),
  };
}

/** The plan with its calendar sequence, which rises when what stands in calendars has changed. */
export function sequenced(plan: Plan, before: Plan | null): Plan {
  const sequence = before === null ? 0 : (before.calendarSequence ?? 0) + (sameAppointment(plan, before) ? 0 : 1);
  return sequence === 0 ? plan : { ...plan, calendarSequence: sequence };
}

function sameAppointment(a: Plan, b: Plan): boolean {
  return (
    a.scheduledAt === b.scheduledAt && a.meetingUrl === b.meetingUrl && totalMinutes(a.steps) === totalMinutes(b.steps)
  );
}

/** A plan without time, people and place, for another session. */
export function withoutAppointment(plan: Plan): Plan {
  const { candidateName: _name, meetingUrl: _link, calendarSequence: _sequence, ...rest } = plan;
  return { ...rest, scheduledAt: null, timeZone: null };
}

/** The framework's steps that were chosen for the session, in the framework's order, each with its own settings. */
function chosenSteps({ steps }: Framework, choices: SessionDraft["steps"]) {
  if (choices === null) return steps.map((step) => ({ step, choice: null }));
  const chosen = new Map(choices.map((choice) => [choice.key, choice]));
  const strange = choices.find(({ key }) => !steps.some((step) => step.key === key));
  if (strange !== undefined) {
    throw new AppError("VALIDATION", `The framework has no step “${strange.key}”.`, {
      steps: `“${strange.key}” is no step of the framework`,
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

/** The session's own copy of this framework's steps, if it was planned with it: used once the framework is deleted. */
export function keptFramework({ plan, privateGuide }: SessionState, frameworkId: string): Framework | null {
  if (plan?.frameworkId !== frameworkId) return null;
  const steps = plan.steps.map(({ prompts, ...step }, index) => ({
    ...step,
    worksheet: step.worksheet ?? null,
    candidatePrompts: [...prompts],
    interviewerPrompts: [...(privateGuide?.interviewerPrompts[index] ?? [])],
  }));
  return { id: frameworkId, name: plan.frameworkName, description: "", builtIn: false, clonedFrom: null, steps };
}

/** The session's own copy of its rubric, unless the draft names another one: planning it anew keeps the copy. */
export function keptRubric({ privateGuide }: Pick<SessionState, "privateGuide">, rubricId: string | null) {
  const rubric = privateGuide?.rubric ?? null;
  return rubricId === null || rubricId === rubric?.id ? rubric : null;
}

/** Copies the plan and guide of a session for another one, with no time and people, and not as a retry. */
export function decideSamePlan(state: Pick<SessionState, "plan" | "privateGuide">): Fact[] {
  if (state.plan === null || state.privateGuide === null) return [];
  const guide = state.privateGuide as PayloadOf<"guide.attached">;
  const { branchedFrom: _origin, ...plan } = state.plan;
  return [
    { kind: "session.planned", payload: withoutAppointment(plan) },
    { kind: "guide.attached", payload: guide },
  ];
}
