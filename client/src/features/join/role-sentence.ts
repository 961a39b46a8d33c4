import type { InvitedRole } from "@casement/shared/session/role";

export const ROLE_SENTENCE: Readonly<Record<InvitedRole, (owner: string) => string>> = {
  candidate: (owner) => `${owner} invites you to a system-design interview as the candidate.`,
  interviewer: (owner) => `${owner} invites you to interview together.`,
  observer: (owner) =>
    `${owner} invites you to watch an interview. You see the board and the clock, and touch nothing.`,
};
