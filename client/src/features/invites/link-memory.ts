import type { CreatedInvite } from "@/api/invites";

/**
 * Links made in this tab since it was loaded: the server tells the secret once and keeps only its hash.
 * Memory alone, never storage.
 */
const links = new Map<string, CreatedInvite>();

/** `whom`: the role that a link invites, or the id of the participant whom it brings back. */
export function remember(sessionId: string, whom: string, invite: CreatedInvite): void {
  links.set(`${sessionId} ${whom}`, invite);
}

export function recall(sessionId: string, whom: string): CreatedInvite | undefined {
  return links.get(`${sessionId} ${whom}`);
}
