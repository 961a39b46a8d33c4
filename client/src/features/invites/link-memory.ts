import type { CreatedInvite } from "../../api/invites";

/**
 * Links made in this tab since it was loaded: the server tells the secret once and keeps only its hash.
 * Memory alone, never storage.
 */
const links = new Map<string, CreatedInvite>();

export function remember(sessionId: string, invite: CreatedInvite): void {
  links.set(`${sessionId} ${invite.role}`, invite);
}

export function recall(sessionId: string, role: CreatedInvite["role"]): CreatedInvite | undefined {
  return links.get(`${sessionId} ${role}`);
}
