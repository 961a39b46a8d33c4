import { Button, Loader } from "@mantine/core";
import classes from "./board.module.css";

/** Stands in the board's place: one sentence, and a reload button where it helps. */
export function BoardMessage({ sentence, reload }: { sentence: string; reload?: boolean }) {
  return (
    <div className={`${classes.centre} ${classes.dots}`} role="alert">
      <p>{sentence}</p>
      {reload === true && (
        <Button variant="default" size="xs" onClick={() => window.location.reload()}>
          Reload
        </Button>
      )}
    </div>
  );
}

/** Dotted paper while the board loads. */
export function BoardLoading({ sentence }: { sentence: string }) {
  return (
    <div className={`${classes.centre} ${classes.dots}`} role="status">
      <Loader size="sm" type="dots" />
      <p>{sentence}</p>
    </div>
  );
}
