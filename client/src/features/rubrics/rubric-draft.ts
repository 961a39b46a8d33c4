import { newId } from "@casement/shared/lib/new-id";
import {
  type Criterion,
  MAX_CRITERIA,
  MAX_WEIGHT,
  MIN_WEIGHT,
  type Rubric,
  type RubricDraft,
} from "@casement/shared/scoring/rubric";
import { moveItem } from "@/lib/move-item";

/** The functions here change a rubric that is being edited. Pure; an index out of range changes nothing. */
export function draftFrom({ name, description, criteria }: Rubric): RubricDraft {
  return { name, description, criteria };
}

/** A rubric with one criterion, which is still to be written. */
export function newRubric(): RubricDraft {
  return { name: "", description: "", criteria: [newCriterion()] };
}

/** Its key stays when its title changes. */
export function newCriterion(): Criterion {
  return {
    key: `criterion-${newId()}`,
    title: "",
    question: "",
    weight: 1,
    evidenceIn: "all steps",
    anchors: ["", "", "", ""],
  };
}

export function setCriterion(draft: RubricDraft, index: number, part: Partial<Criterion>): RubricDraft {
  return { ...draft, criteria: draft.criteria.map((each, at) => (at === index ? { ...each, ...part } : each)) };
}

/** At `index`, or at the end. */
export function addCriterion(draft: RubricDraft, criterion: Criterion, index = draft.criteria.length): RubricDraft {
  const { criteria } = draft;
  if (criteria.length >= MAX_CRITERIA || criteria.some(({ key }) => key === criterion.key)) return draft;
  return { ...draft, criteria: criteria.toSpliced(index, 0, criterion) };
}

/** The last criterion stays: there is nothing to score without one. */
export function removeCriterion(draft: RubricDraft, index: number): RubricDraft {
  if (draft.criteria.length <= 1) return draft;
  return { ...draft, criteria: draft.criteria.filter((_criterion, at) => at !== index) };
}

export function moveCriterion(draft: RubricDraft, from: number, to: number): RubricDraft {
  return { ...draft, criteria: moveItem(draft.criteria, from, to) };
}

/** What the criterion still needs, to follow "needs"; null when it is complete. */
export function needOf({ title, question, weight, evidenceIn, anchors }: Criterion): string | null {
  if (title.trim() === "") return "a title";
  if (!(weight >= MIN_WEIGHT && weight <= MAX_WEIGHT)) return `a weight between ${MIN_WEIGHT} and ${MAX_WEIGHT}`;
  if (question.trim() === "") return "a question";
  if (evidenceIn.trim() === "") return "the steps in which its evidence is found";
  const level = anchors.findIndex((anchor) => anchor.trim() === "");
  return level === -1 ? null : `a sentence for level ${level + 1}`;
}

/** Why the draft cannot be saved, in a sentence; null when it can. */
export function faultOf({ name, criteria }: RubricDraft): string | null {
  if (name.trim() === "") return "Give the rubric a name.";
  for (const [index, criterion] of criteria.entries()) {
    const need = needOf(criterion);
    if (need !== null) return `Criterion ${index + 1} needs ${need}.`;
  }
  return null;
}
