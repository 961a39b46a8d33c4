import type { CallKind } from "@casement/shared/session/call";
import { callOf, optionsOf, type PlanOptions, sealsNotes } from "@casement/shared/session/plan-options";
import { isInterviewer } from "@casement/shared/session/role";
import { useMyself, useSessionState } from "./session-context";

/** The options of the session's plan. */
export function usePlanOptions(): PlanOptions {
  return useSessionState((state) => optionsOf(state.plan));
}

/** Whether the session has a call, and of what. */
export function useCallKind(): CallKind {
  return useSessionState((state) => callOf(state.plan));
}

/** Whether this session is practice: one person is candidate and interviewer. */
export function useIsPractice(): boolean {
  return usePlanOptions().mode === "practice";
}

/** Whether the session records what people say, of each who agrees. */
export function useIsSoundRecorded(): boolean {
  return usePlanOptions().recordSound ?? false;
}

/** Whether interviewers keep notes and drafts from each other until their scorecards are in. */
export function useSealsNotes(): boolean {
  return useSessionState((state) => sealsNotes(state.plan));
}

/** Whether this person interviews somebody else. */
export function useIsInterviewing(): boolean {
  const { mode } = usePlanOptions();
  return isInterviewer(useMyself().role) && mode === "interview";
}

/**
 * Whether the patterns and the reference card are offered: always to interviewers, to others and in practice when the
 * plan says so. They are general knowledge and part of every page's code, so this is no secret, only an offer.
 */
export function useSeesPatterns(): boolean {
  const { patterns } = usePlanOptions();
  return useIsInterviewing() || patterns;
}
