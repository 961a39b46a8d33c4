import type { Invite } from "@casement/shared/contract/http/sessions";
import type { InvitedRole } from "@casement/shared/session/role";
import { capitalised } from "@/lib/capitalised";

interface RoleText {
  /** Used in the names of button and field: "Copy candidate link", "Candidate link". */
  readonly adjective: string;
  readonly explanation: string;
}

export const INVITED: Readonly<Record<InvitedRole, RoleText>> = {
  candidate: {
    adjective: "candidate",
    explanation: "Draws and writes with you. The link works once, for one person; no account needed.",
  },
  interviewer: {
    adjective: "co-interviewer",
    explanation: "Sees the guide, takes notes and fills in a scorecard of their own. Several people can use the link.",
  },
  observer: {
    adjective: "observer",
    explanation: "Watches, changes nothing and sees nothing private. Several people can use the link.",
  },
};

/** Explains a link for one more candidate. */
export function besideCandidates(names: readonly string[]): string {
  return `For another candidate besides ${names.join(" and ")}. To let somebody back in, use their own link below.`;
}

export const EXPIRY_CHOICES = [
  { value: "24", label: "1 day" },
  { value: "72", label: "3 days" },
  { value: "168", label: "7 days" },
  { value: "720", label: "30 days" },
] as const;

/** State and use of an invite in a few words. `when` formats an instant. */
export function inviteLine(invite: Invite, when: (instant: number) => string): string {
  const people = invite.usedBy.length > 0 ? `used by ${invite.usedBy.join(", ")}` : "";
  if (invite.state === "revoked") return people === "" ? "Revoked before anybody used it" : `Revoked, was ${people}`;
  if (invite.state === "used") return people === "" ? "Used" : capitalised(people);
  if (invite.state === "expired") return people === "" ? "Expired unused" : `Expired, ${people}`;
  return `${people === "" ? "Not used yet" : capitalised(people)} · until ${when(invite.expiresAt)}`;
}
