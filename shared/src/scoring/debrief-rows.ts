import { own } from "../lib/own.js";
import { type Criterion, type Level, MEETS_BAR } from "./rubric.js";
import { type Scorecard, weightedMean } from "./score.js";

/** How far a panel's marks of one criterion are from each other. */
export interface DebriefRow {
  readonly criterion: Criterion;
  /** The levels that were given, from the lowest to the highest. */
  readonly levels: readonly Level[];
  /** The highest level less the lowest. */
  readonly spread: number;
  /** Some mark is below the bar and some is not. */
  readonly acrossBar: boolean;
  /** Somebody gave a level and somebody else did not observe it. */
  readonly partlyObserved: boolean;
}

/**
 * The criteria in the order in which a panel talks about them: what lies on both sides of the bar, then what differs,
 * then what only some observed, then what is alike. Within these the larger spread comes first, then the larger distance
 * between all marks, the heavier weight and the rubric's own order. Pure.
 */
export function debriefRows(criteria: readonly Criterion[], cards: readonly Scorecard[]): DebriefRow[] {
  return criteria
    .map((criterion) => rowOf(criterion, cards))
    .toSorted(
      (one, other) =>
        rank(one) - rank(other) ||
        other.spread - one.spread ||
        distance(other) - distance(one) ||
        other.criterion.weight - one.criterion.weight,
    );
}

function rowOf(criterion: Criterion, cards: readonly Scorecard[]): DebriefRow {
  const marks = cards.map(({ scores }) => own(scores, criterion.key)?.mark ?? null);
  const levels = marks.filter((mark) => typeof mark === "number").toSorted((one, other) => one - other);
  const [lowest = 0, highest = 0] = [levels[0], levels.at(-1)];
  return {
    criterion,
    levels,
    spread: highest - lowest,
    acrossBar: levels.length > 0 && lowest < MEETS_BAR && highest >= MEETS_BAR,
    partlyObserved: levels.length > 0 && marks.includes("not-observed"),
  };
}

function rank({ acrossBar, spread, partlyObserved }: DebriefRow): number {
  if (acrossBar) return 0;
  if (spread > 0) return 1;
  return partlyObserved ? 2 : 3;
}

/** Whether there is nothing to talk about: everybody who marked it gave the same. */
export const isAlike = (row: DebriefRow): boolean => rank(row) === 3;

/** The mean distance between two marks of the criterion. */
function distance({ levels }: DebriefRow): number {
  const pairs = levels.flatMap((one, index) => levels.slice(index + 1).map((other) => other - one));
  return pairs.length === 0 ? 0 : pairs.reduce((sum, each) => sum + each, 0) / pairs.length;
}

/** The cards' weighted means together, 1 to 4: their own mean, the lowest and the highest. Null if nothing was observed. */
export function panelMean(
  cards: readonly Scorecard[],
  criteria: readonly Criterion[],
): { readonly mean: number; readonly lowest: number; readonly highest: number } | null {
  const means = cards.map((card) => weightedMean(card, criteria)).filter((mean) => mean !== null);
  if (means.length === 0) return null;
  const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
  return { mean, lowest: Math.min(...means), highest: Math.max(...means) };
}
