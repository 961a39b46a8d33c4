import type { InvitedRole } from "@casement/shared/session/role";

export const ROLE_SENTENCE: Readonly<Record<InvitedRole, (owner: string) => string>> = {
  candidate: (owner) => `${owner} invites you to a system-design interview as the candidate.`,
  interviewer: (owner) => `${owner} invites you to join an interview as an interviewer.`,
  observer: (owner) =>
    `${owner} invites you to watch an interview. You can see the board and the clock, but change nothing.`,
};
