import type { Role } from "@casement/shared/session/role";

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  owner: "Owner",
  interviewer: "Interviewer",
  candidate: "Candidate",
  observer: "Observer",
};
