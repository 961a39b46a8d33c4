import type { Share } from "@casement/shared/contract/shares";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useRevokeShare } from "@/api/shares";
import { sayWhenWithin } from "@/lib/zoned-time";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { Tag } from "@/ui/tag";
import { shareLine, shareTitle } from "./share-labels";
import classes from "./sharing.module.css";

const TONE = { open: "accent", expired: "plain", revoked: "plain" } as const;

/** The session's playback links with the state of each. */
export function ShareList({ sessionId, shares }: { sessionId: string; shares: readonly Share[] }) {
  const [revoking, setRevoking] = useState<Share | null>(null);
  const revoke = useRevokeShare(sessionId);
  const close = () => {
    setRevoking(null);
    revoke.reset();
  };
  const now = Date.now();
  return (
    <>
      <ul className={classes.list} aria-label="Playback links">
        {shares.map((share) => (
          <li key={share.id} className={classes.item} data-over={share.state !== "open" || undefined}>
            <div className={classes.itemText}>
              <span className={classes.itemTitle}>
                {shareTitle(share)} <Tag tone={TONE[share.state]}>{share.state}</Tag>
                {share.forCandidate && <Tag>candidate too</Tag>}
              </span>
              <span className={classes.itemLine}>{shareLine(share, (instant) => sayWhenWithin(instant, now))}</span>
            </div>
            {share.state === "open" && (
              <Button
                variant="subtle"
                color="danger"
                size="compact-sm"
                aria-label={`Revoke the link ${shareTitle(share).toLowerCase()}`}
                onClick={() => setRevoking(share)}
              >
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={revoking !== null}
        title="Revoke this playback link?"
        confirmLabel="Revoke link"
        cancelLabel="Keep it"
        dangerous
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoking !== null && revoke.mutate(revoking.id, { onSuccess: close })}
        onClose={close}
      >
        {revoking?.forCandidate === true
          ? "Nobody can watch by it from now on, the candidate's own page included; a page that is open clears itself within half a minute. The recording stays yours."
          : "Nobody can watch by it from now on; a page that is open clears itself within half a minute. The recording stays yours, and you can make a new link at any time."}
      </ConfirmDialog>
    </>
  );
}
