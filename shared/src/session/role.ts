import { z } from "zod";

/** What a participant is in one session. Comes from the session's row or the invite's, never from a client. */
export const roleSchema = z.enum(["owner", "interviewer", "candidate", "observer"]);
export type Role = z.infer<typeof roleSchema>;

/** Roles that an invite can grant: nobody becomes an owner by a link. */
export const invitedRoleSchema = z.enum(["candidate", "interviewer", "observer"]);
export type InvitedRole = z.infer<typeof invitedRoleSchema>;

export function isInvitedRole(role: Role): role is InvitedRole {
  return role !== "owner";
}

/** Owner and co-interviewers: those who see notes, guide and scorecards. */
export function isInterviewer(role: Role): boolean {
  return role === "owner" || role === "interviewer";
}
