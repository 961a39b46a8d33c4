import { Button } from "@mantine/core";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./join.module.css";

/** Shown while the owner is being asked; the page goes on by itself. */
export function WaitingCard({ error, onGiveUp }: { error: unknown; onGiveUp: () => void }) {
  return (
    <div className={classes.card}>
      {error === null ? (
        <>
          <p className={classes.sentence} role="status">
            The owner has been asked to let this device in.
          </p>
          <div className={classes.waitingBar} aria-hidden="true" />
          <p className={classes.fact}>Keep this page open: it goes on by itself.</p>
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
