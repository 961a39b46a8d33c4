import type { Criterion } from "./rubric.js";
import { emptyScorecard, isSubmittable, type Mark, missingIn, type Scorecard, weightedMean } from "./score.js";

const criterion = (key: string, weight = 1): Criterion => ({
  key,
  title: key,
  question: "?",
  weight,
  evidenceIn: "all",
  anchors: ["1", "2", "3", "4"],
});
const criteria = [criterion("structure"), criterion("depth", 2)];

function card(marks: Record<string, Mark | null>, changes: Partial<Scorecard> = {}): Scorecard {
  const scores = Object.fromEntries(
    Object.entries(marks).map(([key, mark]) => [key, { criterion: key, mark, evidence: `about ${key}` }]),
  );
  return { ...emptyScorecard("p1"), scores, ...changes };
}

describe("scorecards", () => {
  test("SCO-1 an empty card lacks every mark and the recommendation", () => {
    const missing = missingIn(emptyScorecard("p1"), criteria);
    expect(missing).toEqual({ marks: ["structure", "depth"], evidence: [], recommendation: true });
    expect(isSubmittable(missing)).toBe(false);
  });

  test.each<[string, Record<string, Mark | null>, Partial<Scorecard>, boolean]>([
    ["all marks and a recommendation", { structure: 3, depth: 1 }, { recommendation: "yes" }, true],
    ["not observed is an answer", { structure: "not-observed", depth: 1 }, { recommendation: "no" }, true],
    ["a mark taken back", { structure: null, depth: 1 }, { recommendation: "no" }, false],
    ["no recommendation", { structure: 3, depth: 1 }, {}, false],
  ])("SCO-2 what can be submitted: %s", (_title, marks, changes, submittable) => {
    expect(isSubmittable(missingIn(card(marks, changes), criteria))).toBe(submittable);
  });

  test("SCO-3 a level without evidence gives a warning, and the card can be submitted", () => {
    const bare = card({ structure: 3, depth: "not-observed" }, { recommendation: "yes" });
    const scores = {
      structure: { criterion: "structure", mark: 3 as const, evidence: "  " },
      depth: { criterion: "depth", mark: "not-observed" as const, evidence: "" },
    };
    const missing = missingIn({ ...bare, scores }, criteria);
    expect(missing.evidence).toEqual(["structure"]);
    expect(isSubmittable(missing)).toBe(true);
  });

  test.each<[string, Record<string, Mark | null>, number | null]>([
    ["weights count", { structure: 1, depth: 4 }, 3],
    ["not observed never counts as zero", { structure: 3, depth: "not-observed" }, 3],
    ["unanswered never counts as zero", { structure: 3, depth: null }, 3],
    ["nothing observed has no mean", { structure: "not-observed" }, null],
    ["an empty card has no mean", {}, null],
  ])("SCO-4 the mean is of what was observed: %s", (_title, marks, mean) => {
    expect(weightedMean(card(marks), criteria)).toBe(mean);
  });
});
