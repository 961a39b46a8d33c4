import type { SessionItem } from "@casement/shared/contract/http";
import type { ProblemItem } from "@casement/shared/problem/problem";
import type { Framework } from "@casement/shared/session/framework";
import type { SessionDraftInput } from "@casement/shared/session/session";
import { useState } from "react";
import { suggestTitle } from "@/lib/addresses/new-session";
import { type ChosenPlan, draftOf, type Faults, newDraft, type PlanDraft, readyDraft } from "./plan-draft";
import { problemOptions } from "./problem-options";
import { choicesOf, fittingChoices, stepRows } from "./step-choice";

/** What the form chooses from and begins with. */
export interface SessionSource {
  problems: readonly ProblemItem[];
  frameworks: readonly Framework[];
  /** The session to change, with its choices; absent for a new one. */
  item?: SessionItem;
  plan?: ChosenPlan | undefined;
  /** The problem chosen at first, for a new session. */
  problemId?: string | null;
}

/** The form's draft and what is chosen by it; `chosen` is null while the server has no problem or no framework. */
export function useSessionDraft({ problems, frameworks, item, plan, problemId = null }: SessionSource) {
  const [draft, setDraft] = useState<PlanDraft>(() =>
    item && plan ? draftOf(item, plan, Date.now()) : { ...newDraft(Date.now()), problemId },
  );
  const [faults, setFaults] = useState<Faults>({});
  const set = (part: Partial<PlanDraft>) => setDraft({ ...draft, ...part });
  const options = problemOptions(problems, item);
  const problem = options.find(({ id }) => id === draft.problemId) ?? options.find(({ own }) => !own) ?? options[0];
  const framework = frameworks.find(({ id }) => id === draft.frameworkId) ?? frameworks[0];
  if (problem === undefined || framework === undefined) return { draft, set, options, faults, chosen: null };
  const title = draft.title ?? suggestTitle(problem.title);
  const rows = stepRows(framework, fittingChoices(framework, draft.steps));
  const steps = choicesOf(rows);
  /** Calls back with the session to save, or shows what is missing. */
  const submit = (onReady: (body: SessionDraftInput) => void) => {
    const ready = readyDraft(draft, { title, problemId: problem.id, frameworkId: framework.id, steps });
    setFaults(ready.ok ? {} : ready.faults);
    if (ready.ok) onReady(ready.body);
  };
  return { draft, set, options, faults, chosen: { problem, framework, title, rows, steps, submit } };
}
