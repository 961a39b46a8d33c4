import { Button, VisuallyHidden } from "@mantine/core";
import { Link } from "react-router";
import { useRecording } from "@/features/player/model/player-context";
import { paths } from "@/lib/addresses/paths";
import { ownZone, sayWhen, sayWhenWithin } from "@/lib/zoned-time";
import { IconArrowLeft, IconRefresh } from "@/ui/icons/icons";
import classes from "./playback.module.css";

/** Which recording is played, and the way back to its session. */
export function RecordingStatus({ sessionId, reopen }: { sessionId: string; reopen: () => void }) {
  const { manifest } = useRecording();
  if (manifest.shared !== null) return <SharedStatus />;
  return (
    <>
      <Link to={paths.session(sessionId)} className={classes.back}>
        <IconArrowLeft size={14} stroke={1.75} aria-hidden="true" />
        {manifest.live ? "Back to the room" : "Back to the session"}
      </Link>
      {manifest.live ? (
        <>
          <span className={classes.live}>still live</span>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconRefresh size={13} stroke={1.75} />}
            onClick={reopen}
          >
            Load the latest
          </Button>
        </>
      ) : (
        <span className={classes.when}>{sayWhen(manifest.startAt, Date.now(), ownZone())}</span>
      )}
    </>
  );
}

/** Until when the viewer may watch, and for the candidate the way back to their own page. */
function SharedStatus() {
  const { manifest } = useRecording();
  const expiresAt = manifest.shared?.expiresAt ?? null;
  return (
    <>
      {manifest.role === "candidate" && (
        <Link to={paths.session(manifest.sessionId)} className={classes.back}>
          <IconArrowLeft size={14} stroke={1.75} aria-hidden="true" />
          Back<VisuallyHidden> to the session</VisuallyHidden>
        </Link>
      )}
      <span className={classes.when}>
        Shared
        {manifest.role === "candidate" ? (
          <VisuallyHidden> with you</VisuallyHidden>
        ) : (
          <span className={classes.roomy}> with you</span>
        )}
        {expiresAt === null ? "" : ` until ${sayWhenWithin(expiresAt, Date.now(), ownZone())}`}
      </span>
    </>
  );
}
