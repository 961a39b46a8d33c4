import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { own } from "../lib/own.js";
import type { Pin } from "./evidence.js";
import { type Criterion, type Level, levelSchema } from "./rubric.js";

/** The overall judgement: given by the scorer, never computed from the marks. */
export const recommendationSchema = z.enum(["strong-no", "no", "yes", "strong-yes"]);
export type Recommendation = z.infer<typeof recommendationSchema>;

export const RECOMMENDATION_NAMES: Readonly<Record<Recommendation, string>> = {
  "strong-no": "Strong no",
  no: "No",
  yes: "Yes",
  "strong-yes": "Strong yes",
};

/** "not-observed" is an answer of its own and never counts as zero. `null` = not answered yet. */
export const markSchema = z.union([levelSchema, z.literal("not-observed")]);
export type Mark = z.infer<typeof markSchema>;

/** How long the evidence beside a mark and a card's summary may be, in UTF-16 code units. */
export const MAX_EVIDENCE_LENGTH = 4000;
export const MAX_SUMMARY_LENGTH = 4000;
/** Of the reason for opening a debrief, agreeing on a mark or deciding. */
export const MAX_REASON_LENGTH = 1000;

/** One mark with its evidence. */
export const scoreSchema = z.strictObject({
  criterion: idSchema,
  mark: markSchema.nullable(),
  evidence: z.string().max(MAX_EVIDENCE_LENGTH),
});
export type Score = z.infer<typeof scoreSchema>;

/** One scorer's scores. `submittedAt` is server time in epoch ms; a submitted card is final. */
export interface Scorecard {
  readonly scorerId: string;
  readonly scores: Readonly<Record<string, Score>>;
  /** When each criterion got its current mark, epoch ms. */
  readonly markedAt: Readonly<Record<string, number>>;
  /** In the order in which they were pinned. */
  readonly pins: readonly Pin[];
  readonly recommendation: Recommendation | null;
  readonly summary: string;
  readonly submittedAt: number | null;
}

export function emptyScorecard(scorerId: string): Scorecard {
  return { scorerId, scores: {}, markedAt: {}, pins: [], recommendation: null, summary: "", submittedAt: null };
}

/** What a card still lacks before it can be submitted; an empty list means complete. */
export interface Missing {
  /** Criteria without a mark. */
  readonly marks: readonly string[];
  /** Criteria with a level but no evidence. */
  readonly evidence: readonly string[];
  readonly recommendation: boolean;
}

export function missingIn(card: Scorecard, criteria: readonly Criterion[]): Missing {
  const marks: string[] = [];
  const evidence: string[] = [];
  for (const { key } of criteria) {
    const score = own(card.scores, key);
    if (score === undefined || score.mark === null) marks.push(key);
    else if (score.mark !== "not-observed" && score.evidence.trim() === "") evidence.push(key);
  }
  return { marks, evidence, recommendation: card.recommendation === null };
}

/** Marks and the recommendation are required to submit; missing evidence only warns. */
export function isSubmittable(missing: Missing): boolean {
  return missing.marks.length === 0 && !missing.recommendation;
}

/** Weighted mean of the observed levels (1..4), or null when nothing was observed. */
export function weightedMean(card: Scorecard, criteria: readonly Criterion[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const { key, weight } of criteria) {
    const mark: Level | "not-observed" | null = own(card.scores, key)?.mark ?? null;
    if (mark === null || mark === "not-observed") continue;
    sum += mark * weight;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}
