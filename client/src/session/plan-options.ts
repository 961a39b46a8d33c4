import { optionsOf, type PlanOptions } from "@casement/shared/session/plan-options";
import { isInterviewer } from "@casement/shared/session/role";
import { useMyself, useSessionState } from "./session-context";

/** What the session's plan switches on. */
export function usePlanOptions(): PlanOptions {
  return useSessionState((state) => optionsOf(state.plan));
}

/** Whether somebody designs alone here: candidate and interviewer in one. */
export function useIsPractice(): boolean {
  return usePlanOptions().mode === "practice";
}

/**
 * Whether one is offered the patterns and the reference card: interviewers always, others, and who practises alone, when
 * the plan says so. They are general knowledge and come with every page; what is withheld is the offer.
 */
export function useSeesPatterns(): boolean {
  const { mode, patterns } = usePlanOptions();
  const { role } = useMyself();
  return patterns || (mode === "interview" && isInterviewer(role));
}
