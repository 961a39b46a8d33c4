import type { Phase } from "../session/phase.js";
import type { Role } from "../session/role.js";

/** Which roles may do something, and in which phases of the session. */
export interface Rule {
  readonly roles: readonly Role[];
  readonly phases: readonly Phase[];
}

export const all: readonly Phase[] = ["planned", "live", "ended"];
export const open: readonly Phase[] = ["planned", "live"];
export const planned: readonly Phase[] = ["planned"];
export const live: readonly Phase[] = ["live"];
export const ended: readonly Phase[] = ["ended"];
export const marking: readonly Phase[] = ["live", "ended"];

export const owner: readonly Role[] = ["owner"];
export const interviewers: readonly Role[] = ["owner", "interviewer"];
/** With observers, of whom only shadows score: the decision asks whether they are one. */
export const scorers: readonly Role[] = ["owner", "interviewer", "observer"];
export const drawers: readonly Role[] = ["owner", "interviewer", "candidate"];
export const everyone: readonly Role[] = ["owner", "interviewer", "candidate", "observer"];
