import { clockFace } from "@casement/shared/lib/clock-face";
import { readClock } from "@casement/shared/session/step-clock";
import { Button, Tooltip } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useBranchSession } from "@/api/sessions";
import { usePlayer, useRecording } from "@/features/player/model/player-context";
import { paths } from "@/lib/addresses/paths";
import { upToSecond } from "@/lib/duration";
import { useSessionId, useSessionState } from "@/session/session-context";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { IconGitBranch } from "@/ui/icons/icons";
import classes from "./playback.module.css";

/** Begins a practice session of the viewer's own from the shown moment. */
export function RetryFromHere() {
  const sessionId = useSessionId();
  const player = usePlayer();
  const branch = useBranchSession(sessionId);
  const navigate = useNavigate();
  // The player pauses while the dialog is open, so the dialog's moment is the shown one.
  const [at, setAt] = useState<number | null>(null);
  const open = () => {
    player.pause();
    branch.reset();
    setAt(Math.floor(player.store.getState().t));
  };
  return (
    <>
      <Tooltip label="Retry from this moment">
        <Button
          size="compact-sm"
          variant="default"
          className={classes.retry}
          aria-label="Retry from here"
          leftSection={<IconGitBranch size={15} stroke={1.5} />}
          onClick={open}
        >
          <span className={classes.retryWords}>Retry from here</span>
        </Button>
      </Tooltip>
      {at !== null && (
        <ConfirmDialog
          opened
          title={`Retry from ${clockFace(at)}?`}
          confirmLabel="Start retry"
          busy={branch.isPending}
          error={branch.error}
          onConfirm={() => branch.mutate(at, { onSuccess: (item) => void navigate(paths.session(item.id)) })}
          onClose={() => setAt(null)}
        >
          <WhereItBegins at={at} />
        </ConfirmDialog>
      )}
    </>
  );
}

/** Step and budget at this moment, as the retry will have them. */
function WhereItBegins({ at }: { at: number }) {
  const { manifest } = useRecording();
  const steps = useSessionState((state) => state.plan?.steps) ?? [];
  const clock = useSessionState((state) => state.clock);
  const { stepIndex, stepRemaining, stepOverrun } = readClock(clock, steps, manifest.startAt + at);
  const step = steps[stepIndex ?? 0];
  const left =
    stepOverrun > 0 ? `${clockFace(stepOverrun)} over its budget` : `${clockFace(upToSecond(stepRemaining))} left`;
  return (
    <>
      Starts a practice session of your own with the board as it is here, in step {(stepIndex ?? 0) + 1}
      {step && `, ${step.title}`}, with {left}. This recording stays unchanged.
    </>
  );
}
