import type { MarkerKind } from "@casement/shared/playback/markers";
import { memo } from "react";
import classes from "./marker-lane.module.css";
import { MomentIcon } from "./moment-icon";
import { useRecording } from "./player-context";

/** Kinds with a mark of their own; steps are the band itself, and pauses gaps in it. */
const MARKED: ReadonlySet<MarkerKind> = new Set(["note", "score", "hint", "chat", "person"]);

/** A pin for everything that was written or decided. The pointer goes exactly there; the list has them for the keyboard. */
export const MarkerLane = memo(function MarkerLane({ kinds }: { kinds: ReadonlySet<MarkerKind> }) {
  const { moments, durationMs } = useRecording();
  return (
    <div className={classes.lane} aria-hidden="true">
      {moments
        .filter(({ kind }) => MARKED.has(kind) && kinds.has(kind))
        .map(({ id, kind, t, tone }) => (
          <span
            key={id}
            className={classes.pin}
            data-t={t}
            data-kind={kind}
            data-tone={tone ?? undefined}
            style={{ insetInlineStart: `${(t / Math.max(1, durationMs)) * 100}%` }}
          >
            <MomentIcon kind={kind} size={13} />
          </span>
        ))}
    </div>
  );
});
