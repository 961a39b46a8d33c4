import { Button } from "@mantine/core";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./join.module.css";

/** Shown while the host is being asked; the page continues by itself. */
export function WaitingCard({ error, onGiveUp }: { error: unknown; onGiveUp: () => void }) {
  return (
    <div className={classes.card}>
      {error === null ? (
        <>
          <p className={classes.sentence} role="status">
            The host has been asked to let you in on this device.
          </p>
          <div className={classes.waitingBar} aria-hidden="true" />
          <p className={classes.fact}>Keep this page open: you'll be let in automatically.</p>
        </>
      ) : (
        <ErrorNotice error={error} />
      )}
      <Button variant="default" size="xs" onClick={onGiveUp} mt="lg">
        {error === null ? "Stop waiting" : "Back to the invite"}
      </Button>
    </div>
  );
}
