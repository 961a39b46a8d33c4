import {
  type Agreement,
  type AgreementReport,
  ENOUGH_SESSIONS,
  FEWEST_SESSIONS,
  RELIABLE,
  type Standing,
  TENTATIVE,
} from "@casement/shared/scoring/agreement/agreement-of";
import type { Interval } from "@casement/shared/scoring/agreement/bootstrap";
import { plural } from "@/lib/duration";

export const percent = (share: number | null): string => (share === null ? "–" : `${Math.round(share * 100)}%`);

const decimal = (value: number): string => value.toFixed(2).replace("-", "−");

/** "0.71 (0.52 to 0.84)" */
export function intervalWords({ value, low, high }: Interval): string {
  return `${decimal(value)} (${decimal(low)} to ${decimal(high)})`;
}

const BOUNDS = `${decimal(TENTATIVE)} and ${decimal(RELIABLE)}`;

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  few: "Too few sessions",
  rough: "Rough",
  undefined: "Undefined: (nearly) all marks are the same",
  open: "Not clear yet",
  low: "Low",
  tentative: "Enough for tentative conclusions",
  reliable: "Reliable",
};

/** What the figures allow to be said of all criteria together. */
export function summaryWords({ sessions, standing }: Agreement): string {
  const counted = plural(sessions, "session");
  switch (standing) {
    case "few":
      return `You have ${counted} with two marks or more. Coefficients need at least ${FEWEST_SESSIONS}: with fewer, they depend more on which sessions there were than on the scorers. Until then, what differs says more.`;
    case "rough":
      return `${counted}: the coefficients are rough. From ${ENOUGH_SESSIONS} sessions on there is a verdict.`;
    case "undefined":
      return `In ${counted} all marks, or nearly all, were the same level. Alpha is undefined then: there is nothing to tell apart.`;
    case "open":
      return `After ${counted} alpha's interval still lies on both sides of ${BOUNDS}, so there is no verdict yet.`;
    case "low":
      return `Over ${counted} the scorers agree too little to draw conclusions from one card. Look at what differs below, and at the anchors.`;
    case "tentative":
      return `Over ${counted} the scorers agree enough for tentative conclusions.`;
    case "reliable":
      return `Over ${counted} the scorers agree reliably.`;
  }
}

const MOSTLY_THE_SAME = 0.8;

/** Many equal marks make alpha low although people agree; that is worth a sentence. */
export function isParadox({ together }: AgreementReport): boolean {
  const { same, alpha, ac2 } = together;
  return (same ?? 0) >= MOSTLY_THE_SAME && (alpha === null || alpha.value < TENTATIVE) && (ac2?.value ?? 0) >= RELIABLE;
}
