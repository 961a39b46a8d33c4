import type { ScoredCase } from "@casement/shared/scoring/calibration/calibration-of";
import { calibrationOf } from "@casement/shared/scoring/calibration/calibration-of";
import { useId, useMemo } from "react";
import { sayWhen } from "@/lib/zoned-time";
import { FLAG_WORDS, figureLines } from "./figure-words";
import classes from "./gym.module.css";

/** How the account's own marks stand beside the experts'. Computed here, shown to nobody else. */
export function OwnFigures({ attempts }: { attempts: readonly ScoredCase[] }) {
  const heading = useId();
  const calibration = useMemo(() => calibrationOf(attempts), [attempts]);
  const lines = figureLines(calibration);
  return (
    <section aria-labelledby={heading} className={classes.part}>
      <h2 id={heading}>Your calibration</h2>
      <p className={classes.note}>
        Only you see this. Each figure has its 90% interval (halo 95%); only your first attempt at a case counts,
        because it alone was blind.
      </p>
      {lines.length === 0 ? (
        <p className={classes.note}>It begins with the first case you score.</p>
      ) : (
        <dl className={classes.figures}>
          {lines.map(({ name, figure, from, words }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <b>{figure}</b> <span>from {from}</span>
                <p>{words}</p>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {calibration.flags.map((flag) => (
        <p key={flag} className={classes.flag}>
          {FLAG_WORDS[flag]}
        </p>
      ))}
      {attempts.length > 1 && <OverTime attempts={attempts} />}
    </section>
  );
}

/** Each attempt with its plain mean difference: the course over time. */
function OverTime({ attempts }: { attempts: readonly ScoredCase[] }) {
  return (
    <details className={classes.note}>
      <summary>Every attempt</summary>
      <ul className={classes.attempts}>
        {attempts
          .toSorted((one, other) => one.at - other.at)
          .map(({ caseId, at, marks }) => (
            <li key={`${caseId} ${at}`}>
              {sayWhen(at, Date.now())}: {meanDifference(marks)}
            </li>
          ))}
      </ul>
    </details>
  );
}

function meanDifference(marks: ScoredCase["marks"]): string {
  const differences = marks.flatMap(({ own, experts }) => {
    const levels = experts.filter((mark) => mark !== "not-observed");
    if (own === "not-observed" || levels.length === 0) return [];
    return [own - levels.reduce<number>((sum, level) => sum + level, 0) / levels.length];
  });
  if (differences.length === 0) return "nothing to compare";
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  return `${Math.abs(mean).toFixed(1)} levels ${mean < 0 ? "below" : "above"} the experts on average`;
}
