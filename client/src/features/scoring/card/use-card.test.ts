import { emptyScorecard } from "@casement/shared/scoring/score";
import type { SaveEntries } from "@/session/saver";
import { withWaiting } from "./use-card";

const waiting = (value: unknown): SaveEntries[string] => ({ value, state: "saving", error: null, edition: 1 });

test("SCO-50 unsaved changes are shown over the saved card, and nothing else changes", () => {
  const stored = {
    ...emptyScorecard("ana"),
    scores: {
      depth: { criterion: "depth", mark: 3, evidence: "sharding" },
      scale: { criterion: "scale", mark: 2, evidence: "" },
    },
    summary: "old",
  } as const;
  const card = withWaiting(stored, {
    "score:mark:depth": waiting({ criterion: "depth", mark: 4, evidence: "sharding and replicas" }),
    "score:verdict": waiting({ recommendation: "yes", summary: "new" }),
    "note:1": waiting({ text: "a note" }),
  });
  expect(card.scores.depth).toEqual({ criterion: "depth", mark: 4, evidence: "sharding and replicas" });
  expect(card.scores.scale).toBe(stored.scores.scale);
  expect(card).toMatchObject({ recommendation: "yes", summary: "new" });
});
