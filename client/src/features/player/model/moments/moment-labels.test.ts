import { emptyState } from "@casement/shared/session-log/state";
import { remarkWords } from "./moment-labels";

const pin = { pinId: "p1", criterion: "structure", at: 1, shapeIds: ["shape:a", "shape:b"], label: "Cache, Queue" };
const comment = { author: "ana", at: 1, editedAt: null };

test("UI-81 evidence is told by its criterion and shapes, a thread by the first words that are left of it", () => {
  const words = (one: typeof pin) => remarkWords({ kind: "pin", at: 1, scorerId: "ana", pin: one }, emptyState);
  expect(words(pin)).toBe("Evidence for a criterion, 2 shapes: Cache, Queue");
  expect(words({ ...pin, shapeIds: [], label: "" })).toBe("Evidence for a criterion");
  const comments = [
    { ...comment, id: "t1", text: "", deletedAt: 2 },
    { ...comment, id: "c1", text: "An answer", deletedAt: null },
  ];
  const thread = { id: "t1", at: 1, withCandidate: false, resolvedAt: null, comments };
  expect(remarkWords({ kind: "comment", at: 1, thread }, emptyState)).toBe("An answer");
});
