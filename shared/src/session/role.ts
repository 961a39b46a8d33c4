import { z } from "zod";

/** A participant's role in one session. Comes from the row of the session or the invite, never from a client. */
export const roleSchema = z.enum(["owner", "interviewer", "candidate", "observer"]);
export type Role = z.infer<typeof roleSchema>;

/** Roles that an invite can grant: nobody becomes an owner by a link. */
export const invitedRoleSchema = z.enum(["candidate", "interviewer", "observer"]);
export type InvitedRole = z.infer<typeof invitedRoleSchema>;

export function isInvitedRole(role: Role): role is InvitedRole {
  return role !== "owner";
}

/** Whether the role sees notes, guide and scorecards: owner and co-interviewers do. */
export function isInterviewer(role: Role): boolean {
  return role === "owner" || role === "interviewer";
}
