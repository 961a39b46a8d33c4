import { Button } from "@mantine/core";
import { IconFocusCentered } from "@/ui/icons/icons";
import { usePlayer, usePlayerView, useRecording } from "../model/player-context";
import classes from "./follow.module.css";

/** Says over the board whose view is shown; from a free view it leads back. */
export function FollowBadge() {
  const player = usePlayer();
  const { manifest } = useRecording();
  const follow = usePlayerView((view) => view.follow);
  if (follow.kind === "drawing") return null;
  if (follow.kind === "free") {
    return (
      <Button
        className={classes.word}
        size="compact-sm"
        variant="default"
        leftSection={<IconFocusCentered size={15} stroke={1.5} />}
        onClick={() => player.setFollow({ kind: "drawing" })}
      >
        Follow the drawing
      </Button>
    );
  }
  const person = manifest.participants.find(({ id }) => id === follow.participantId);
  return (
    <p className={classes.word} data-person role="status" style={{ borderColor: person?.color }}>
      <span className={classes.dot} style={{ background: person?.color }} />
      As {person?.name ?? "somebody"} saw it
    </p>
  );
}
