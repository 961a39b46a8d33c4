import type { Rubric } from "@casement/shared/scoring/rubric";
import { plural } from "@/lib/duration";

/** A session's own copy of a rubric. */
export interface KeptRubric {
  readonly id: string;
  readonly name: string;
}

export interface RubricOption {
  readonly id: string;
  readonly title: string;
  /** One line under the field. */
  readonly summary: string;
  readonly own: boolean;
  /** Whether the library has it, or only the session. */
  readonly listed: boolean;
}

/** The rubrics to choose from. The one that the session has is always included, even when it was deleted. */
export function rubricOptions(rubrics: readonly Rubric[], kept: KeptRubric | null): RubricOption[] {
  const options = rubrics.map(({ id, name, criteria, builtIn }) => ({
    id,
    title: name,
    summary: id === kept?.id ? KEPT : `${plural(criteria.length, "criterion", "criteria")}: ${titlesOf(criteria)}`,
    own: !builtIn,
    listed: true,
  }));
  if (kept === null || rubrics.some(({ id }) => id === kept.id)) return options;
  return [...options, { id: kept.id, title: kept.name, summary: `It was deleted. ${KEPT}`, own: true, listed: false }];
}

const KEPT = "This session keeps it as it was when you chose it.";

const titlesOf = (criteria: Rubric["criteria"]) => criteria.map(({ title }) => title).join(", ");

/** The option for an id; the built-in one for none, and for one that is not on offer. */
export function chosenRubric(options: readonly RubricOption[], id: string | null): RubricOption | undefined {
  return options.find((option) => option.id === id) ?? options.find(({ own }) => !own) ?? options[0];
}
