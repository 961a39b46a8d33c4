import { dueWords } from "./feedback-reminder";

const due = Date.UTC(2026, 10, 22, 20, 0);
const HOUR = 3_600_000;

test.each([
  [-48 * HOUR, "Feedback due in 2 days"],
  [-23 * HOUR, "Feedback due tomorrow"],
  [-HOUR, "Feedback due today"],
  [HOUR, "Feedback due today"],
  [24 * HOUR, "Feedback 1 day late"],
  [72 * HOUR, "Feedback 3 days late"],
  [24 * 40 * HOUR, null],
])("UI-262 %i ms from when feedback is due it says %s", (after, words) => {
  expect(dueWords(due, due + after, "UTC")).toBe(words);
});

test("UI-262 days are those of the reader: at 20:00 UTC it is tomorrow in Tokyo", () => {
  expect(dueWords(due, due - 6 * HOUR, "UTC")).toBe("Feedback due today");
  expect(dueWords(due, due - 6 * HOUR, "Asia/Tokyo")).toBe("Feedback due tomorrow");
});
