import { Button } from "@mantine/core";
import { useState } from "react";
import { useEraseRemovedSound, useRemovedSound } from "@/api/sound";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./consent.module.css";

/** For somebody who was removed from a session: the way to delete what was recorded of their sound. */
export function RemovedSound({ sessionId }: { sessionId: string }) {
  const kept = useRemovedSound(sessionId);
  const erase = useEraseRemovedSound(sessionId);
  const [asking, setAsking] = useState(false);
  if (erase.isSuccess)
    return (
      <p className={classes.removed} role="status">
        Your sound was deleted.
      </p>
    );
  if (kept.data?.kept !== true) return null;
  return (
    <section className={classes.removed} aria-label="Your sound">
      <p className={classes.words}>What you said before you were removed is still part of the recording.</p>
      <ErrorNotice error={erase.error} />
      <div className={classes.answers}>
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          Delete my sound
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        busy={erase.isPending}
        title="Delete everything that was recorded of your sound?"
        confirmLabel="Delete my sound"
        cancelLabel="Keep it"
        onClose={() => setAsking(false)}
        onConfirm={() => erase.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        <p className={classes.words}>
          It is deleted from this server for good, and the recording shows a gap where you spoke. The others' sound
          stays.
        </p>
      </ConfirmDialog>
    </section>
  );
}
