import type { Invite } from "@casement/shared/contract/http";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useRevokeInvite } from "@/api/invites";
import { capitalised } from "@/lib/capitalised";
import { sayWhenWithin } from "@/lib/zoned-time";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { Tag } from "@/ui/tag";
import { INVITED, inviteLine } from "./invite-labels";
import classes from "./invites.module.css";

const TONE = { open: "accent", used: "ok", expired: "plain", revoked: "plain" } as const;

/** The session's invites with the state of each. */
export function InviteList({ sessionId, invites }: { sessionId: string; invites: readonly Invite[] }) {
  const [revoking, setRevoking] = useState<Invite | null>(null);
  const revoke = useRevokeInvite(sessionId);
  const close = () => {
    setRevoking(null);
    revoke.reset();
  };
  const now = Date.now();
  return (
    <>
      <ul className={classes.list} aria-label="Invites">
        {invites.map((invite) => (
          <li key={invite.id} className={classes.item} data-over={invite.state === "revoked" || undefined}>
            <div className={classes.itemText}>
              <span className={classes.itemRole}>
                {titleOf(invite)} <Tag tone={TONE[invite.state]}>{invite.state}</Tag>
              </span>
              <span className={classes.itemLine}>{inviteLine(invite, (instant) => sayWhenWithin(instant, now))}</span>
            </div>
            {(invite.state === "open" || invite.state === "used") && (
              <Button
                variant="subtle"
                color="danger"
                size="compact-xs"
                aria-label={`Revoke ${invite.returning === null ? `${INVITED[invite.role].adjective} invite` : `link for ${invite.returning.name}`}`}
                onClick={() => setRevoking(invite)}
              >
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={revoking !== null}
        title="Revoke this invite?"
        confirmLabel="Revoke invite"
        cancelLabel="Keep it"
        dangerous
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoking !== null && revoke.mutate(revoking.id, { onSuccess: close })}
        onClose={close}
      >
        {revoking !== null && revoking.usedBy.length > 0
          ? `${revoking.usedBy.join(", ")} will be shown out of the session at once. What they drew and wrote is kept.`
          : "The link stops working at once. You can make a new one at any time."}
      </ConfirmDialog>
    </>
  );
}

function titleOf({ role, returning }: Invite): string {
  const { adjective } = INVITED[role];
  return returning === null ? capitalised(adjective) : `${returning.name}, back as ${adjective}`;
}
