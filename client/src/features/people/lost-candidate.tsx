import { can } from "@casement/shared/contract/policy";
import { clockFace } from "@casement/shared/lib/clock-face";
import { isPaused } from "@casement/shared/session/step-clock";
import { Button } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { distinctNames, peopleOf } from "@/session/people";
import { useLeftAt, useMyself, useSessionClock, useSessionState } from "@/session/session-context";
import { IconPlayerPause } from "@/ui/icons/icons";
import { IconCloudOff } from "@/ui/icons/start-icons";
import classes from "./people.module.css";

const SECOND_MS = 1000;

/**
 * Tells interviewers of a live session that a candidate's connection is gone, since when, and that the clock goes on.
 */
export function LostCandidate({ onPause }: { onPause: () => void }) {
  const { role } = useMyself();
  const mayPause = useSessionState((state) => can(role, "timer.pause", state.phase));
  const participants = useSessionState((state) => state.participants);
  const paused = useSessionState((state) => isPaused(state.clock));
  const lost = useMemo(() => {
    const names = distinctNames(participants);
    return peopleOf(participants)
      .filter((person) => person.role === "candidate" && !person.present)
      .map(({ id, name }) => ({ id, name: names.get(id) ?? name }));
  }, [participants]);
  return (
    <div role="status">
      {mayPause &&
        lost.map(({ id, name }) => (
          <div key={id} className={classes.request}>
            <IconCloudOff size={18} stroke={1.5} aria-hidden="true" />
            <p>
              <strong dir="auto">{name}</strong> lost the connection
              <Since participantId={id} />. {paused ? "The clock is paused." : "The clock is still running."}
            </p>
            {!paused && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlayerPause size={14} stroke={1.5} aria-hidden="true" />}
                onClick={onPause}
              >
                Pause the clock
              </Button>
            )}
          </div>
        ))}
    </div>
  );
}

/** Renders every second, so it is a component of its own; hidden from screen readers, which would read every second. */
function Since({ participantId }: { participantId: string }) {
  const leftAt = useLeftAt(participantId);
  const { now: readNow, whenDue } = useSessionClock();
  const [, tick] = useState(0);
  const now = readNow();
  // Uses its own timer, because the interview's clock may be paused.
  useEffect(() => {
    if (leftAt === null) return;
    const seconds = Math.floor((now - leftAt) / SECOND_MS) + 1;
    return whenDue(leftAt + seconds * SECOND_MS, () => tick((count) => count + 1));
  });
  return leftAt === null ? null : <span aria-hidden="true"> {clockFace(now - leftAt)} ago</span>;
}
