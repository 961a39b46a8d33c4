import { memo } from "react";
import { MomentIcon } from "../model/moments/moment-icon";
import { MOMENT_KINDS, type MomentKind } from "../model/moments/moment-kinds";
import { useRecording } from "../model/player-context";
import { useMoments } from "../model/use-moments";
import classes from "./marker-lane.module.css";

/** A marker for each moment. They are for the pointer; with the keyboard, people use the list of moments. */
export const MarkerLane = memo(function MarkerLane({ kinds }: { kinds: ReadonlySet<MomentKind> }) {
  const { durationMs } = useRecording();
  const moments = useMoments();
  return (
    <div className={classes.lane} aria-hidden="true">
      {moments
        .filter(({ kind }) => MOMENT_KINDS[kind].onLane && kinds.has(kind))
        .map(({ id, kind, t, tone, pinId }) => (
          <span
            key={id}
            className={classes.pin}
            data-t={t}
            data-pin={pinId}
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
