interface InviteFacts {
  readonly uses: number;
  /** null: any number. */
  readonly maxUses: number | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export type InviteState = "open" | "used" | "expired" | "revoked";

/** What an invite is worth at `now` (epoch ms) to somebody who has not joined by it. */
export function inviteState({ uses, maxUses, expiresAt, revokedAt }: InviteFacts, now: number): InviteState {
  if (revokedAt !== null) return "revoked";
  if (maxUses !== null && uses >= maxUses) return "used";
  return expiresAt.getTime() <= now ? "expired" : "open";
}
