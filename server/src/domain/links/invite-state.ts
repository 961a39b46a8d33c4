interface InviteFacts {
  readonly uses: number;
  /** null: no limit. */
  readonly maxUses: number | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

type InviteState = "open" | "used" | "expired" | "revoked";

/** The state of an invite at `now` (epoch ms), for somebody who has not joined by it. */
export function inviteState({ uses, maxUses, expiresAt, revokedAt }: InviteFacts, now: number): InviteState {
  if (revokedAt !== null) return "revoked";
  if (maxUses !== null && uses >= maxUses) return "used";
  return expiresAt.getTime() <= now ? "expired" : "open";
}
