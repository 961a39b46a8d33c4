import { randomNumbers } from "../lib/random-numbers.js";
import type { ScoredCase } from "../scoring/calibration/calibration-of.js";
import type { Level } from "../scoring/rubric.js";

/** How a simulated rater marks. */
export interface PlantedRater {
  /** In levels below the experts. */
  readonly severity?: number;
  /** Share of the experts' range. */
  readonly spread?: number;
  /** Share of one impression in every criterion's mark, 0 to 1. */
  readonly halo?: number;
  /** Marks by lot. */
  readonly random?: boolean;
}

export const PLANTED = {
  severe: { severity: 1 },
  lenient: { severity: -1 },
  central: { spread: 0.35 },
  halo: { halo: 1 },
  erratic: { random: true },
} as const satisfies Record<string, PlantedRater>;

const CRITERIA = ["scope", "estimates", "design", "depth", "trade-offs", "communication"];
/** Standard deviations, in levels. */
const CANDIDATE_SD = 0.7;
const CRITERION_SD = 0.45;
const EXPERT_SD = 0.4;
const MARK_SD = 0.45;
const CASE_SD = 0.3;
const IMPRESSION_SD = 0.25;
const MEAN = 2.5;

/** Cases with the cards of two experts and of this rater; the same seed gives the same. */
export function plantRater(rater: PlantedRater, cases: number, seed: number): ScoredCase[] {
  const random = randomNumbers(seed);
  // Box and Muller's way to normal numbers.
  const normal = (sd: number) => sd * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const level = (value: number) => Math.min(4, Math.max(1, Math.round(value))) as Level;
  const { severity = 0, spread = 1, halo = 0 } = rater;
  return Array.from({ length: cases }, (_, number) => {
    const candidate = MEAN + normal(CANDIDATE_SD);
    const performances = CRITERIA.map(() => candidate + normal(CRITERION_SD));
    const shift = normal(CASE_SD);
    const mean = performances.reduce((sum, one) => sum + one, 0) / CRITERIA.length;
    return {
      caseId: `case-${number}`,
      at: number,
      marks: CRITERIA.map((criterion, place) => {
        const performance = performances[place] ?? MEAN;
        const seen = (1 - halo) * performance + halo * mean;
        const noise = normal(halo === 0 ? MARK_SD : IMPRESSION_SD);
        const thought = MEAN + spread * (seen - MEAN) - severity + shift + noise;
        return {
          criterion,
          own: rater.random === true ? ((1 + Math.floor(random() * 4)) as Level) : level(thought),
          experts: [level(performance + normal(EXPERT_SD)), level(performance + normal(EXPERT_SD))],
        };
      }),
    };
  });
}
