import type { Level } from "../rubric.js";
import type { Mark } from "../score.js";
import { type Halo, haloOf, type MarkedCriterion } from "./halo.js";
import { type RaterEffects, raterEffects } from "./rater-model.js";
import { referenceOf } from "./reference.js";

/** Below this many cases nothing is said of a rater but the figures with their intervals. */
export const FEWEST_CASES = 10;
/** From here on, in levels, a rater is called severe or lenient, if the whole interval lies beyond. */
const SEVERE = 0.3;
/** Below this share of the experts' range, marks keep to the middle. */
const CENTRAL = 0.75;
/** A mark that strays further than this from the rater's own rule, in levels, says little. */
const ERRATIC = 0.8;
/** How much more alike than the experts' the criteria of a case are, at least. */
const HALO = 0.15;
/** What the lower end of its interval must exceed: from few cases, a percentile bootstrap gives too narrow ones. */
const HALO_LOW = 0.05;

/** One case as a rater scored it. */
export interface ScoredCase {
  readonly caseId: string;
  /** When the card was submitted, epoch ms. */
  readonly at: number;
  readonly marks: readonly {
    readonly criterion: string;
    readonly own: Mark;
    /** One mark of each expert. */
    readonly experts: readonly Mark[];
  }[];
}

/** What may be wrong with a rater's marks. */
export type RaterFlag = "severe" | "lenient" | "central" | "halo" | "erratic";

/** The marks of cases that were scored again, each beside the first time. */
export interface Repeats {
  readonly cases: number;
  readonly marks: number;
  /** The share that is the same level, with its 90 % interval; 0 to 1. */
  readonly same: { readonly value: number; readonly low: number; readonly high: number };
}

export interface Calibration {
  /** Cases in which at least one criterion can be compared. */
  readonly cases: number;
  readonly marks: number;
  /** Null without a case. */
  readonly effects: RaterEffects | null;
  /** Null below `FEWEST_CASES`: its interval would be far too narrow. */
  readonly halo: Halo | null;
  /** Null if no case was scored again. */
  readonly repeats: Repeats | null;
  /** Empty below `FEWEST_CASES`. */
  readonly flags: readonly RaterFlag[];
}

/**
 * How a rater marks beside the experts. Only the first attempt at each case was blind, so that it alone counts for
 * severity, spread, noise and halo; later ones tell how alike the same person marks the same case. "Not observed" is
 * missing. Deterministic.
 *
 * @param attempts in any order
 */
export function calibrationOf(attempts: readonly ScoredCase[]): Calibration {
  const inOrder = attempts.toSorted((one, other) => one.at - other.at);
  const first = new Map<string, ScoredCase>();
  for (const attempt of inOrder) if (!first.has(attempt.caseId)) first.set(attempt.caseId, attempt);
  const cases = [...first.values()].map(compared).filter((marks) => marks.length > 0);
  const effects =
    cases.length === 0
      ? null
      : raterEffects(
          cases.map((marks) => marks.map(({ mark, experts }) => ({ mark, reference: referenceOf(experts) }))),
        );
  const halo = cases.length < FEWEST_CASES ? null : haloOf(cases);
  return {
    cases: cases.length,
    marks: cases.flat().length,
    effects,
    halo,
    repeats: repeatsIn(inOrder, first),
    flags: cases.length < FEWEST_CASES || effects === null ? [] : flagsOf(effects, halo),
  };
}

/** The criteria for which both the rater and an expert gave a level. */
function compared({ marks }: ScoredCase): MarkedCriterion[] {
  return marks.flatMap(({ criterion, own, experts }) => {
    const levels = experts.filter((mark): mark is Level => mark !== "not-observed");
    return own === "not-observed" || levels.length === 0 ? [] : [{ criterion, mark: own, experts: levels }];
  });
}

/** A flag needs the whole interval on the wrong side, and more than a trifle. */
function flagsOf({ severity, spread, noise }: RaterEffects, halo: Halo | null): RaterFlag[] {
  // Marks without a rule have neither a severity nor a range of their own.
  if (noise.low > ERRATIC) return ["erratic"];
  const flags: RaterFlag[] = [];
  if (severity.low > SEVERE) flags.push("severe");
  if (severity.high < -SEVERE) flags.push("lenient");
  if (halo !== null && halo.difference.low > HALO_LOW && halo.difference.value > HALO) flags.push("halo");
  // Criteria that are all alike use less of the range too: that is the halo, not a second fault.
  else if (spread.high < CENTRAL) flags.push("central");
  return flags;
}

/** The 90 % interval of a normal distribution, in standard deviations. */
const NINE_OF_TEN = 1.6448536;

function repeatsIn(inOrder: readonly ScoredCase[], first: ReadonlyMap<string, ScoredCase>): Repeats | null {
  const cases = new Set<string>();
  let [marks, same] = [0, 0];
  for (const attempt of inOrder) {
    const before = first.get(attempt.caseId);
    if (before === undefined || before === attempt) continue;
    for (const { criterion, own } of attempt.marks) {
      const once = before.marks.find((mark) => mark.criterion === criterion)?.own;
      if (once === undefined || once === "not-observed" || own === "not-observed") continue;
      cases.add(attempt.caseId);
      marks++;
      if (once === own) same++;
    }
  }
  return marks === 0 ? null : { cases: cases.size, marks, same: wilson(same, marks) };
}

/** A share with E. B. Wilson's score interval (Journal of the American Statistical Association 22, 1927). */
function wilson(part: number, whole: number): Repeats["same"] {
  const share = part / whole;
  const z = NINE_OF_TEN ** 2 / whole;
  const middle = (share + z / 2) / (1 + z);
  const half = (NINE_OF_TEN / (1 + z)) * Math.sqrt((share * (1 - share)) / whole + z / (4 * whole));
  return { value: share, low: middle - half, high: middle + half };
}
