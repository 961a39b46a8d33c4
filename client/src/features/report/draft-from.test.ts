import type { Criterion } from "@casement/shared/scoring/rubric";
import { emptyScorecard, type Mark } from "@casement/shared/scoring/score";
import { MAX_FEEDBACK_LENGTH } from "@casement/shared/session/session";
import type { Note } from "@casement/shared/session-log/state";
import { draftFrom, withInserted } from "./draft-from";

const note = (text: string, tag: Note["tag"], deletedAt: number | null = null): Note => ({
  id: text,
  author: "ana",
  at: 0,
  stepIndex: 0,
  text,
  tag,
  deletedAt,
  history: [],
});
const criterion = (key: string, title: string) => ({ key, title }) as Criterion;
const score = (key: string, mark: Mark | null, evidence: string) => [key, { criterion: key, mark, evidence }] as const;

test("RED-3 a draft sorts strengths from concerns, notes before evidence, each on one line", () => {
  const scores = Object.fromEntries([
    score("structure", 3, "Went step by step"),
    score("scale", 2, "Off by ten.\nCorrected it"),
    score("depth", "not-observed", "Never came up"),
    score("tradeoffs", 4, " "),
  ]);
  const draft = draftFrom({
    notes: [
      note("Asked who the users are", "strength"),
      note("No numbers on arrows", "concern"),
      note("Which queue?", "question"),
      note("Took back", "strength", 1),
      note("Untagged", null),
    ],
    card: { ...emptyScorecard("ana"), scores },
    criteria: [
      criterion("structure", "Structured thinking"),
      criterion("scale", "Scale awareness"),
      criterion("depth", "Depth"),
      criterion("tradeoffs", "Trade-offs"),
    ],
  });
  expect(draft).toBe(
    `What went well
- Asked who the users are
- Structured thinking: Went step by step

What to work on
- No numbers on arrows
- Scale awareness: Off by ten. Corrected it

One thing to try next time
- `,
  );
});

test("RED-3 without tagged notes and evidence there is no draft", () => {
  expect(draftFrom({ notes: [note("Untagged", null)], card: undefined, criteria: [] })).toBeNull();
});

test("RED-3 a draft goes below what is written already, and never beyond the limit", () => {
  expect(withInserted(" ", "new")).toBe("new");
  expect(withInserted("Written before.\n", "new")).toBe("Written before.\n\nnew");
  expect(withInserted("a".repeat(MAX_FEEDBACK_LENGTH), "new")).toHaveLength(MAX_FEEDBACK_LENGTH);
});
