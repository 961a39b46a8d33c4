import type { InvitedRole } from "@casement/shared/role";

export const ROLE_SENTENCE: Readonly<Record<InvitedRole, (host: string) => string>> = {
  candidate: (host) => `${host} invites you to a system-design interview as the candidate.`,
  interviewer: (host) => `${host} invites you to interview together.`,
  observer: (host) => `${host} invites you to watch an interview. You see the board and the clock, and touch nothing.`,
};
