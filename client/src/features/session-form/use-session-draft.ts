import type { SessionItem } from "@casement/shared/contract/http/sessions";
import type { ProblemItem } from "@casement/shared/problem/problem";
import type { Rubric } from "@casement/shared/scoring/rubric";
import type { Framework } from "@casement/shared/session/framework";
import type { SessionDraftInput } from "@casement/shared/session/session";
import { useState } from "react";
import { DEFAULT_FRAMEWORK_ID, suggestTitle } from "@/lib/addresses/new-session";
import { type ChosenPlan, draftOf, type Faults, newDraft, type PlanDraft, readyDraft } from "./plan-draft";
import { problemOptions } from "./problem-options";
import { chosenRubric, type KeptRubric, rubricOptions } from "./rubric-options";
import { choicesOf, fittingChoices, stepRows } from "./step-choice";

/** What the form chooses from and begins with. */
export interface SessionSource {
  problems: readonly ProblemItem[];
  frameworks: readonly Framework[];
  rubrics: readonly Rubric[];
  /** The session to change, with its choices; absent for a new one. */
  item?: SessionItem;
  plan?: Omit<ChosenPlan, "rubricId"> | undefined;
  /** The rubric of the session to change. */
  rubric?: KeptRubric | null | undefined;
  /** The framework of the session to change, as the session has it. */
  framework?: Framework | null | undefined;
  /** The problem chosen at first, for a new session. */
  problemId?: string | null;
  /** The framework chosen at first, for a new session; null for the usual one. */
  frameworkId?: string | null;
  /** The rubric chosen at first, for a new session; null for the built-in one. */
  rubricId?: string | null;
}

/** The form's draft and what is chosen by it; `chosen` is null while the server has no problem, framework or rubric. */
export function useSessionDraft({
  problems,
  frameworks,
  rubrics,
  item,
  plan,
  rubric: kept = null,
  framework: keptFramework = null,
  problemId = null,
  frameworkId = null,
  rubricId = null,
}: SessionSource) {
  const [draft, setDraft] = useState<PlanDraft>(() =>
    item && plan
      ? draftOf(item, { ...plan, rubricId: kept?.id ?? null }, Date.now())
      : { ...newDraft(Date.now()), problemId, rubricId, ...(frameworkId === null ? {} : { frameworkId }) },
  );
  const [faults, setFaults] = useState<Faults>({});
  const set = (part: Partial<PlanDraft>) => setDraft({ ...draft, ...part });
  const options = problemOptions(problems, item);
  const problem = options.find(({ id }) => id === draft.problemId) ?? options.find(({ own }) => !own) ?? options[0];
  const known = withKept(frameworks, keptFramework);
  const framework = known.find(({ id }) => id === draft.frameworkId) ?? usual(known);
  const offered = rubricOptions(rubrics, kept);
  const rubric = chosenRubric(offered, draft.rubricId);
  if (problem === undefined || framework === undefined || rubric === undefined) {
    return { draft, set, options, frameworks: known, rubrics: offered, faults, chosen: null };
  }
  const title = draft.title ?? suggestTitle(draft.options.mode, problem.title);
  const rows = stepRows(framework, fittingChoices(framework, draft.steps));
  const steps = choicesOf(rows);
  /** Calls back with the session to save, or shows what is missing. */
  const submit = (onReady: (body: SessionDraftInput) => void) => {
    const ready = readyDraft(draft, {
      title,
      problemId: problem.id,
      frameworkId: framework.id,
      rubricId: rubric.id,
      steps,
    });
    setFaults(ready.ok ? {} : ready.faults);
    if (ready.ok) onReady(ready.body);
  };
  const chosen = { problem, framework, rubric, title, rows, steps, submit };
  return { draft, set, options, frameworks: known, rubrics: offered, faults, chosen };
}

/** A deleted framework stays on offer to the session that was planned with it, which has a copy. */
function withKept(frameworks: readonly Framework[], kept: Framework | null): readonly Framework[] {
  return kept === null || frameworks.some(({ id }) => id === kept.id) ? frameworks : [...frameworks, kept];
}

const usual = (frameworks: readonly Framework[]) =>
  frameworks.find(({ id }) => id === DEFAULT_FRAMEWORK_ID) ?? frameworks[0];
