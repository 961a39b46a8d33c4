import { Button } from "@mantine/core";
import { describeError } from "@/lib/error-text";
import classes from "./kept-state.module.css";
import type { ShownSaveState } from "./save-state";

interface KeptStateProps {
  readonly state: ShownSaveState;
  /** Why the server refused it. */
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
}

/** State of something that this page keeps until the server has it: shows nothing while all goes well. */
export function KeptState({ state, error, onRetry, onDiscard }: KeptStateProps) {
  if (state === "not-saved") {
    return (
      <p className={classes.kept} role="status">
        Not saved. It is kept here and tried again.
      </p>
    );
  }
  if (state !== "refused") return null;
  return (
    <p className={classes.kept} role="status">
      Not saved. {describeError(error).sentence}
      <Button size="compact-xs" variant="subtle" onClick={onRetry}>
        Try again
      </Button>
      <Button size="compact-xs" variant="subtle" color="danger" onClick={onDiscard}>
        Discard
      </Button>
    </p>
  );
}
