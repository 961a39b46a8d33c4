import { clockFace } from "@casement/shared/lib/clock-face";
import { usePlayerView, useRecording } from "../model/player-context";
import classes from "./timeline.module.css";

const MINUTE_MS = 60_000;
const DISTANCES_MS = [5_000, 10_000, 30_000, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS];
const MAX_TICKS = 12;

/** Minutes since the start. */
export function TimeAxis() {
  const { durationMs } = useRecording();
  const zoom = usePlayerView((view) => view.zoom);
  const distance = DISTANCES_MS.find((each) => durationMs / zoom / each <= MAX_TICKS) ?? 60 * MINUTE_MS;
  const ticks = Array.from({ length: Math.floor(durationMs / distance) + 1 }, (_, index) => index * distance);
  return (
    <div className={classes.axis} aria-hidden="true">
      {ticks
        .filter((t) => t === 0 || durationMs - t > distance * 0.3)
        .map((t) => (
          <span key={t} style={{ insetInlineStart: `${(t / Math.max(1, durationMs)) * 100}%` }}>
            {clockFace(t)}
          </span>
        ))}
    </div>
  );
}
