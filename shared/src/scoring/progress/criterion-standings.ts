import { MEETS_BAR } from "../rubric.js";
import { grouped } from "./grouped.js";
import type { ProgressSession, ShownMark } from "./progress-entry.js";

/** How a person's marks of one criterion compare with their others. */
export interface CriterionStanding {
  readonly criterion: string;
  readonly title: string;
  /** Sessions in which a level was given. */
  readonly sessions: number;
  /** Of their levels. */
  readonly mean: number;
  /** Drawn towards the person's mean of all criteria: few marks say little. */
  readonly drawn: number;
  /** The sessions with the lowest levels, at most three; the newer of equal ones first. */
  readonly lowest: readonly { readonly session: ProgressSession; readonly shown: ShownMark }[];
}

const MOST_MOMENTS = 3;

type Level = { readonly session: ProgressSession; readonly shown: ShownMark; readonly level: number };

/**
 * The criteria of sessions with one version of a rubric and one kind of judge, the weakest first. Each mean is drawn
 * towards the mean of all by B = between / (between + within / n), the parametric empirical Bayes estimate for means
 * of different sizes (Morris 1983, "Parametric empirical Bayes inference"), its variances by moments: `within` pooled
 * over criteria, `between` what is left of the means' variance. With one mark each nothing can be said of chance, and
 * the means stay as they are.
 */
export function criterionStandings(sessions: readonly ProgressSession[]): CriterionStanding[] {
  const groups = grouped(
    sessions.flatMap((session): Level[] =>
      session.marks.flatMap((shown) => (shown.mark === "not-observed" ? [] : [{ session, shown, level: shown.mark }])),
    ),
    ({ shown }) => shown.criterion,
  );
  const all = [...groups.values()].map((levels) => ({ levels, mean: mean(levels.map(({ level }) => level)) }));
  const overall = mean(all.map((each) => each.mean));
  const degrees = all.reduce((total, { levels }) => total + levels.length - 1, 0);
  const squares = all.flatMap((each) => each.levels.map(({ level }) => (level - each.mean) ** 2));
  const within = degrees === 0 ? 0 : total(squares) / degrees;
  const ofMeans = all.length < 2 ? 0 : total(all.map((each) => (each.mean - overall) ** 2)) / (all.length - 1);
  const between = Math.max(0, ofMeans - within * mean(all.map(({ levels }) => 1 / levels.length)));
  const share = (n: number) => (within === 0 ? 1 : between / (between + within / n));
  return all
    .map(({ levels, mean: own }) => ({
      criterion: levels[0]?.shown.criterion ?? "",
      title: levels.at(-1)?.shown.title ?? "",
      sessions: levels.length,
      mean: own,
      drawn: overall + share(levels.length) * (own - overall),
      lowest: levels
        .toSorted((one, other) => one.level - other.level || other.session.endedAt - one.session.endedAt)
        .slice(0, MOST_MOMENTS)
        .map(({ session, shown }) => ({ session, shown })),
    }))
    .toSorted((one, other) => one.drawn - other.drawn);
}

/** At most two criteria that lie below the person's others, or below the bar; none if all are alike and meet it. */
export function weakest(standings: readonly CriterionStanding[]): CriterionStanding[] {
  const highest = standings.at(-1)?.drawn ?? 0;
  return standings.slice(0, 2).filter(({ drawn }) => drawn < highest - 1e-9 || drawn < MEETS_BAR);
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]) => (values.length === 0 ? 0 : total(values) / values.length);
