import type { Level } from "../rubric.js";
import { LEVELS, MEETS_BAR } from "../rubric.js";
import type { Mark } from "../score.js";
import { alpha } from "./alpha.js";
import { bootstrap, type Interval } from "./bootstrap.js";
import { ac, kappa, rawAgreement } from "./chance-corrected.js";
import { linear, nominal, ordinal } from "./distance.js";
import { intraclass } from "./intraclass.js";
import { type Coefficient, coefficientOf, present, type Unit } from "./tally.js";

/** Below this many sessions a coefficient says more about which sessions there were than about the scorers. */
export const FEWEST_SESSIONS = 8;
/** Below this many it is only rough. */
export const ENOUGH_SESSIONS = 20;
/** Krippendorff's bounds: below the first no conclusions, from the second on reliable. */
export const TENTATIVE = 2 / 3;
export const RELIABLE = 0.8;

/** One session with the cards of all its scorers; `scorer` is the same for the same person in all sessions. */
export interface ScoredSession {
  readonly sessionId: string;
  readonly cards: readonly {
    readonly scorer: number;
    /** A mark for each criterion of the rubric, in its order. */
    readonly marks: readonly (Mark | null)[];
  }[];
}

/** How alike the marks of a criterion, or of all criteria together, are. */
export interface Agreement {
  /** Sessions in which at least two scorers gave a level. */
  readonly sessions: number;
  /** The share of pairs of marks that are the same level, 0 to 1. */
  readonly same: number | null;
  /** The share that is at most one level apart. */
  readonly close: number | null;
  /** Krippendorff's ordinal alpha. */
  readonly alpha: Interval | null;
  /** Gwet's AC2 with ordinal weights. */
  readonly ac2: Interval | null;
  readonly standing: Standing;
}

/**
 * What may be said of it: "few" sessions for a coefficient, a "rough" one, "open" when the interval lies on both sides
 * of a bound, or a verdict.
 */
export type Standing = "few" | "rough" | "undefined" | "open" | "low" | "tentative" | "reliable";

/** Marks of one criterion in one session that differ. */
export interface Disagreement {
  readonly sessionId: string;
  /** The criterion's place in the rubric. */
  readonly criterion: number;
  /** From the lowest to the highest. */
  readonly levels: readonly Level[];
  /** Whether some mark is below the bar and some is not. */
  readonly acrossBar: boolean;
}

/** The scorers who share the most sessions, of whom the coefficients for the same raters can be computed. */
export interface SameScorers {
  readonly scorers: number;
  readonly sessions: number;
  /** One scorer's marks, ICC(2,1). */
  readonly single: Interval | null;
  /** The mean of all their marks, ICC(2,k). */
  readonly mean: Interval | null;
  /** Cohen's kappa with linear weights, of two scorers. */
  readonly kappa: Interval | null;
}

export interface AgreementReport {
  readonly together: Agreement;
  /** One for each criterion, in the rubric's order. */
  readonly criteria: readonly Agreement[];
  /** Null if no two people have scored `FEWEST_SESSIONS` sessions together. */
  readonly sameScorers: SameScorers | null;
  /** Largest first; across the bar before as large ones on one side of it. */
  readonly disagreements: readonly Disagreement[];
}

/** How alike these sessions were scored; all with the same version of one rubric. Deterministic. */
export function agreementOf(criteria: number, sessions: readonly ScoredSession[]): AgreementReport {
  const perSession = sessions.map(({ cards }) =>
    Array.from({ length: criteria }, (_, criterion) => cards.map(({ marks }) => levelOf(marks[criterion] ?? null))),
  );
  const withinOne = (one: number, other: number) => (Math.abs(one - other) <= 1 ? 0 : 1);
  const measure = (units: readonly (readonly Unit[])[]): Agreement => {
    const compared = units.filter((session) => session.some((unit) => present(unit).length > 1));
    const all = compared.flat();
    const interval = (coefficient: Coefficient) =>
      compared.length < FEWEST_SESSIONS ? null : bootstrap(coefficient, compared);
    const ofAlpha = interval(alpha(LEVELS, "ordinal"));
    return {
      sessions: compared.length,
      same: coefficientOf(rawAgreement(LEVELS, nominal), all),
      close: coefficientOf(rawAgreement(LEVELS, withinOne), all),
      alpha: ofAlpha,
      ac2: interval(ac(LEVELS, ordinal)),
      standing: standingOf(compared.length, ofAlpha),
    };
  };
  return {
    together: measure(perSession),
    criteria: Array.from({ length: criteria }, (_, criterion) =>
      measure(perSession.map((units) => [units[criterion] ?? []])),
    ),
    sameScorers: sameScorers(sessions, criteria),
    disagreements: disagreementsIn(sessions, criteria),
  };
}

/** "Not observed" is no level: it is missing, never 0. */
function levelOf(mark: Mark | null): Level | null {
  return mark === "not-observed" ? null : mark;
}

function standingOf(sessions: number, of: Interval | null): Standing {
  if (sessions < FEWEST_SESSIONS) return "few";
  if (of === null) return "undefined";
  if (sessions < ENOUGH_SESSIONS) return "rough";
  if (of.high < TENTATIVE) return "low";
  if (of.low >= RELIABLE) return "reliable";
  return of.low >= TENTATIVE && of.high < RELIABLE ? "tentative" : "open";
}

function sameScorers(sessions: readonly ScoredSession[], criteria: number): SameScorers | null {
  const groups = new Map<string, ScoredSession[]>();
  for (const session of sessions) {
    const people = session.cards.map(({ scorer }) => scorer).toSorted((one, other) => one - other);
    if (people.length < 2) continue;
    const key = people.join(" ");
    groups.set(key, [...(groups.get(key) ?? []), session]);
  }
  const [key, most] = [...groups].toSorted((one, other) => other[1].length - one[1].length)[0] ?? ["", []];
  if (most.length < FEWEST_SESSIONS) return null;
  const people = key.split(" ").map(Number);
  const units = most.map(({ cards }) =>
    Array.from({ length: criteria }, (_, criterion) =>
      people.map((person) => levelOf(cards.find(({ scorer }) => scorer === person)?.marks[criterion] ?? null)),
    ),
  );
  return {
    scorers: people.length,
    sessions: most.length,
    single: bootstrap(intraclass(people.length, "2,1"), units),
    mean: bootstrap(intraclass(people.length, "2,k"), units),
    kappa: people.length === 2 ? bootstrap(kappa(LEVELS, linear), units) : null,
  };
}

function disagreementsIn(sessions: readonly ScoredSession[], criteria: number): Disagreement[] {
  const found: Disagreement[] = [];
  for (const { sessionId, cards } of sessions)
    for (let criterion = 0; criterion < criteria; criterion++) {
      const levels = cards
        .map(({ marks }) => levelOf(marks[criterion] ?? null))
        .filter((level) => level !== null)
        .toSorted((one, other) => one - other);
      const [lowest = 0, highest = 0] = [levels[0], levels.at(-1)];
      if (lowest !== highest)
        found.push({ sessionId, criterion, levels, acrossBar: lowest < MEETS_BAR && highest >= MEETS_BAR });
    }
  const spread = ({ levels }: Disagreement) => (levels.at(-1) ?? 0) - (levels[0] ?? 0);
  return found.toSorted((one, other) => spread(other) - spread(one) || Number(other.acrossBar) - Number(one.acrossBar));
}
