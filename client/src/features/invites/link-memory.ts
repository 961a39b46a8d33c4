import type { CreatedInvite } from "@/api/invites";

/**
 * Links created in this tab since it was loaded: the server returns the secret once and keeps only its hash. In memory
 * only, never in storage.
 */
const links = new Map<string, CreatedInvite>();

/** `whom`: the role that a link invites, or the id of the participant whom it lets back in. */
export function remember(sessionId: string, whom: string, invite: CreatedInvite): void {
  links.set(`${sessionId} ${whom}`, invite);
}

export function recall(sessionId: string, whom: string): CreatedInvite | undefined {
  return links.get(`${sessionId} ${whom}`);
}
