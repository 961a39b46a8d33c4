import { clockFace } from "@casement/shared/lib/clock-face";
import { useSyncExternalStore } from "react";
import { plural } from "@/lib/duration";
import { IconAlertTriangle } from "@/ui/icons/start-icons";
import { MomentTime } from "@/ui/moment-time";
import { usePlayer, useRecording } from "../model/player-context";
import classes from "./record-notices.module.css";

/** Says where the record is damaged; everything else plays. */
export function DamageNotice() {
  const player = usePlayer();
  const { playback } = useRecording();
  const { damage } = useSyncExternalStore(playback.onProgress, playback.progress);
  if (damage.length === 0) return null;
  const lost = damage.reduce((sum, { updates }) => sum + updates, 0);
  return (
    <p className={classes.notice} role="status">
      <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />
      <span>
        A part of this recording cannot be read: {plural(lost, "change")} of the board {lost === 1 ? "is" : "are"}{" "}
        missing at{" "}
        {damage.map(({ at }, index) => (
          <span key={at}>
            {index > 0 && ", "}
            <MomentTime label={clockFace(at)} onOpen={() => player.seek(at)} />
          </span>
        ))}
        . Everything else plays as it was.
      </span>
    </p>
  );
}
