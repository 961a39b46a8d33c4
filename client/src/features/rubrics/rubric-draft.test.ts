import { type Criterion, MAX_CRITERIA, type RubricDraft, rubricDraftSchema } from "@casement/shared/scoring/rubric";
import {
  addCriterion,
  faultOf,
  moveCriterion,
  newCriterion,
  newRubric,
  removeCriterion,
  setCriterion,
} from "./rubric-draft";
import { shareWords } from "./share-words";

const criterion = (key: string, part: Partial<Criterion> = {}): Criterion => {
  const anchors: Criterion["anchors"] = ["no", "hardly", "yes", "very"];
  return { key, title: key, question: "Does it?", weight: 1, evidenceIn: "all steps", anchors, ...part };
};
const draft: RubricDraft = {
  name: "Ours",
  description: "",
  criteria: [criterion("a"), criterion("b"), criterion("c")],
};
const keys = ({ criteria }: RubricDraft) => criteria.map(({ key }) => key).join("");

test("SCO-59 a criterion moves up and down, and stops at the ends", () => {
  expect(keys(moveCriterion(draft, 1, 0))).toBe("bac");
  expect(keys(moveCriterion(draft, 1, 2))).toBe("acb");
  expect(keys(moveCriterion(draft, 0, 2))).toBe("bca");
  expect(keys(moveCriterion(draft, 0, -1))).toBe("abc");
  expect(keys(moveCriterion(draft, 2, 3))).toBe("abc");
});

test("SCO-59 criteria are added up to twelve, with keys of their own, and the last one stays", () => {
  let full = draft;
  for (let index = 0; index < 20; index += 1) full = addCriterion(full, newCriterion());
  expect(full.criteria).toHaveLength(MAX_CRITERIA);
  expect(new Set(full.criteria.map(({ key }) => key)).size).toBe(MAX_CRITERIA);
  expect(keys(removeCriterion(draft, 1))).toBe("ac");
  expect(removeCriterion({ ...draft, criteria: [criterion("a")] }, 0).criteria).toHaveLength(1);
});

test("SCO-59 a removed criterion comes back to its place, and only once", () => {
  const back = addCriterion(removeCriterion(draft, 1), criterion("b"), 1);
  expect(keys(back)).toBe("abc");
  expect(keys(addCriterion(back, criterion("b"), 1))).toBe("abc");
});

test("SCO-59 what the contract would refuse is said in a sentence; a draft without a fault is accepted", () => {
  expect(faultOf(draft)).toBeNull();
  expect(rubricDraftSchema.safeParse(draft).success).toBe(true);
  expect(faultOf({ ...draft, name: " " })).toBe("Give the rubric a name.");
  const cases: [Partial<Criterion>, string][] = [
    [{ title: "" }, "Criterion 2 needs a title."],
    [{ weight: Number.NaN }, "Criterion 2 needs a weight between 0.1 and 10."],
    [{ weight: 0 }, "Criterion 2 needs a weight between 0.1 and 10."],
    [{ question: " " }, "Criterion 2 needs a question."],
    [{ evidenceIn: "" }, "Criterion 2 needs the steps in which its evidence is found."],
    [{ anchors: ["no", "hardly", "", "very"] }, "Criterion 2 needs a sentence for level 3."],
  ];
  for (const [part, sentence] of cases) {
    const faulty = setCriterion(draft, 1, part);
    expect(faultOf(faulty)).toBe(sentence);
    expect(rubricDraftSchema.safeParse(faulty).success).toBe(false);
  }
  expect(faultOf({ ...newRubric(), name: "Ours" })).toBe("Criterion 1 needs a title.");
});

test("SCO-59 each criterion says which part of the mean it is", () => {
  const weights = (...all: number[]) => all.map((weight) => ({ weight }));
  expect(shareWords(weights(1, 1, 2))).toEqual(["25%", "25%", "50%"]);
  expect(shareWords(weights(1, Number.NaN))).toEqual(["100%", "0%"]);
  expect(shareWords(weights(Number.NaN))).toEqual(["0%"]);
});
