import { meanShown, type ProgressSession } from "@casement/shared/scoring/progress/progress-entry";
import { FEWEST_FOR_TREND, type TrendPoint, trendOf } from "@casement/shared/scoring/progress/trend";
import { LEVEL_NAMES, LEVELS } from "@casement/shared/scoring/rubric";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { plural } from "@/lib/duration";
import classes from "./progress.module.css";
import { judgeWords, type ProgressGroup } from "./progress-groups";

interface MarksChartProps {
  /** All sessions, oldest first. */
  readonly sessions: readonly ProgressSession[];
  /** Those that are compared; the others stand paler. */
  readonly group: ProgressGroup;
}

/** Every session as a dot, in the order in which they took place, and from five comparable ones on a line. */
export function MarksChart({ sessions, group }: MarksChartProps) {
  const scored = sessions.filter((session) => session.judge !== null);
  const compared = new Set(group.sessions);
  const trend = trendOf(group.sessions.map((session) => meanShown(session) ?? 0));
  const places = group.sessions.map((session) => across(scored.indexOf(session), scored.length));
  return (
    <figure className={classes.figure}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
      <section className={classes.scroll} tabIndex={0} aria-label="Marks over time">
        <div className={classes.chart} style={{ minInlineSize: scored.length * 14 }}>
          {LEVELS.map((level) => (
            <span key={level} className={classes.level} style={{ insetBlockEnd: `${up(level)}%` }}>
              {level} <span className={classes.levelName}>{LEVEL_NAMES[level].toLowerCase()}</span>
            </span>
          ))}
          <div className={classes.plot}>
            {LEVELS.map((level) => (
              <span key={level} className={classes.grid} style={{ insetBlockEnd: `${up(level)}%` }} />
            ))}
            {trend !== null && <Trend trend={trend} places={places} />}
            {scored.map((session, index) => (
              <Dot
                key={session.sessionId}
                session={session}
                at={across(index, scored.length)}
                compared={compared.has(session)}
              />
            ))}
          </div>
        </div>
      </section>
      <figcaption className={classes.caption}>
        <Legend />
        <p className={classes.note}>{trendWords(trend, group.sessions.length)}</p>
      </figcaption>
    </figure>
  );
}

const across = (index: number, count: number) => ((index + 0.5) / count) * 100;
const up = (value: number) => ((value - 1) / 3) * 100;

function Dot({ session, at, compared }: { session: ProgressSession; at: number; compared: boolean }) {
  const mean = meanShown(session);
  const words = mean === null ? "nothing observed" : `${mean.toFixed(1)} of 4`;
  const name = `${session.title}: ${words}, scored by ${judgeWords(session)}`;
  return (
    <Link
      to={paths.session(session.sessionId)}
      className={classes.dot}
      data-judge={session.judge === "oneself" ? "oneself" : "interviewer"}
      data-aided={session.help > 0}
      data-compared={compared}
      style={{ insetInlineStart: `${at}%`, insetBlockEnd: `${up(mean ?? 1)}%` }}
      aria-label={name}
      title={name}
    />
  );
}

function Trend({ trend, places }: { trend: readonly TrendPoint[]; places: readonly number[] }) {
  const points = (value: (point: TrendPoint) => number) =>
    trend.map((point, index) => `${places[index]},${100 - up(value(point))}`);
  const band = [...points(({ high }) => high), ...points(({ low }) => low).toReversed()];
  return (
    <svg className={classes.trend} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <polygon className={classes.band} points={band.join(" ")} />
      <polyline className={classes.line} points={points(({ value }) => value).join(" ")} />
    </svg>
  );
}

function Legend() {
  return (
    <ul className={classes.legend}>
      <li>
        <span className={classes.dot} data-judge="interviewer" data-compared="true" /> interviewers
      </li>
      <li>
        <span className={classes.dot} data-judge="oneself" data-compared="true" /> yourself
      </li>
      <li>
        <span className={classes.dot} data-judge="interviewer" data-compared="true" data-aided="true" /> with help
      </li>
    </ul>
  );
}

function trendWords(trend: readonly TrendPoint[] | null, count: number): string {
  if (trend === null) {
    const more = FEWEST_FOR_TREND - count;
    return `With ${plural(count, "session")} a line would say more about chance than about you. It comes after ${more} more.`;
  }
  const [first, last] = [trend[0]?.value ?? 0, trend.at(-1)?.value ?? 0];
  const change = Math.abs(last - first) < 0.05 ? "level" : `from ${first.toFixed(1)} to ${last.toFixed(1)}`;
  return `The line is ${change}. It is drawn towards your own mean as far as chance explains it; the band shows where it may lie (95%).`;
}
