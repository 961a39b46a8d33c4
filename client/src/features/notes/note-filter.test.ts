import { ALL_NOTES, passes } from "./note-filter";

const note = { text: "Asks about Scale\nbefore drawing", tag: "strength" } as const;

test.each([
  ["no filter", ALL_NOTES, true],
  ["words in any order and case", { words: " drawing scale ", tag: null }, true],
  ["a word that is missing", { words: "scale cache", tag: null }, false],
  ["its tag", { words: "", tag: "strength" }, true],
  ["another tag", { words: "scale", tag: "concern" }, false],
] as const)("UI-51 notes are filtered by words and tag: %s", (_what, filter, shown) => {
  expect(passes(note, filter)).toBe(shown);
});
