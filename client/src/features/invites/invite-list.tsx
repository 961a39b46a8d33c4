import type { Invite } from "@casement/shared/contract/http/sessions";
import { useRevokeInvite } from "@/api/invites";
import { capitalised } from "@/lib/capitalised";
import { sayWhenWithin } from "@/lib/zoned-time";
import { LinkList, type LinkRow } from "@/ui/lists/link-list";
import { Tag } from "@/ui/tag";
import { INVITED, inviteLine } from "./invite-labels";

const TONE = { open: "accent", used: "ok", expired: "plain", revoked: "plain" } as const;

/** The session's invites with the state of each. */
export function InviteList({ sessionId, invites }: { sessionId: string; invites: readonly Invite[] }) {
  const revoke = useRevokeInvite(sessionId);
  const now = Date.now();
  return (
    <LinkList
      label="Invites"
      dense
      rows={invites.map((invite) => rowOf(invite, now))}
      question="Revoke this invite?"
      confirmLabel="Revoke invite"
      revoke={revoke}
    />
  );
}

function rowOf(invite: Invite, now: number): LinkRow {
  const { id, state, role, returning, usedBy } = invite;
  const { adjective } = INVITED[role];
  return {
    id,
    title: (
      <>
        {returning === null ? capitalised(adjective) : `${returning.name}, back as ${adjective}`}{" "}
        <Tag tone={TONE[state]}>{state}</Tag>
      </>
    ),
    line: inviteLine(invite, (instant) => sayWhenWithin(instant, now)),
    isOver: state === "revoked",
    revokeLabel:
      state === "open" || state === "used"
        ? `Revoke ${returning === null ? `${adjective} invite` : `link for ${returning.name}`}`
        : null,
    consequence:
      usedBy.length > 0
        ? `${usedBy.join(", ")} will be shown out of the session at once. What they drew and wrote is kept.`
        : "The link stops working at once. You can make a new one at any time.",
  };
}
