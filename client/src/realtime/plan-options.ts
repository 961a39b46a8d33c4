import { optionsOf, type PlanOptions } from "@casement/shared/plan-options";
import { useSessionState } from "./room-context";

/** What the session's plan switches on. */
export function usePlanOptions(): PlanOptions {
  return useSessionState((state) => optionsOf(state.plan));
}

/** Whether somebody designs alone here: candidate and interviewer in one. */
export function useIsPractice(): boolean {
  return usePlanOptions().mode === "practice";
}
