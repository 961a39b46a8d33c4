import { type Criterion, weightShares } from "@casement/shared/scoring/rubric";

/** How much of the mean each criterion makes, in their order: "17%". */
export function shareWords(criteria: ReadonlyArray<Pick<Criterion, "weight">>): string[] {
  return weightShares(criteria).map((share) => `${Math.round(share * 100)}%`);
}
