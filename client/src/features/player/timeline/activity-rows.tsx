import { useRecording } from "../model/player-context";
import classes from "./activity-rows.module.css";

/** A bar has its full height in the busiest 5 % of the stretches in which anything happened. */
const FULL_SHARE = 0.95;

/** How active each person was over time: one thin row a person, in their colour. */
export function ActivityRows() {
  const { manifest, durationMs } = useRecording();
  const named = manifest.activity.flatMap((activity) => {
    const person = manifest.participants.find(({ id }) => id === activity.participantId);
    return person === undefined || activity.counts.every((count) => count === 0) ? [] : [{ ...activity, person }];
  });
  const full = fullCount(named.flatMap(({ counts }) => counts));
  return (
    <div className={classes.rows} aria-hidden="true">
      {named.map(({ person, bucketMs, counts }) => (
        <svg
          key={person.id}
          className={classes.row}
          viewBox={`0 0 ${Math.max(1, durationMs)} 1`}
          preserveAspectRatio="none"
          style={{ color: person.color }}
        >
          <title>{person.name}</title>
          <path d={bars(counts, bucketMs, full)} fill="currentColor" />
        </svg>
      ))}
    </div>
  );
}

function fullCount(counts: readonly number[]): number {
  const busy = counts.filter((count) => count > 0).sort((a, b) => a - b);
  return busy[Math.floor(busy.length * FULL_SHARE)] ?? 1;
}

/**
 * Bars from the bottom of the row. Their height grows with the square root, so that a few strokes are visible beside a
 * long drag.
 */
function bars(counts: readonly number[], bucketMs: number, full: number): string {
  return counts
    .map((count, index) => {
      if (count === 0) return "";
      const height = Math.max(0.18, Math.sqrt(Math.min(1, count / full)));
      return `M${index * bucketMs} 1v${-height}h${bucketMs * 0.86}v${height}z`;
    })
    .join("");
}
