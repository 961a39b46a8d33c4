import { EMPTY_GUIDE, type ProblemDraft } from "./problem.js";
import { MAX_PROBLEM_FILE_BYTES, readProblemFile, writeProblemFile } from "./problem-file.js";

const draft: ProblemDraft = {
  title: "Design a lift",
  summary: "Cabins and calls.",
  topics: ["state"],
  seniorities: ["entry"],
  prompt: "Design the control of a lift.\n\nMind the <script>doors</script>.",
  guide: { ...EMPTY_GUIDE, hints: [{ id: "h-1", title: "Floors", text: "Which way does it go?" }] },
};
const file = (problem: unknown, more: object = {}) =>
  JSON.stringify({ format: "casement-problem", formatVersion: 1, problem, ...more });
const faultsOf = (text: string) => {
  const read = readProblemFile(text);
  return read.ok ? [] : read.faults;
};
const withGuide = (part: object) => file({ ...draft, guide: { ...EMPTY_GUIDE, ...part } });
const box = (id: string, column: number) => ({ id, kind: "service", label: id, column, row: 0 });

test("PRB-20 what is exported is imported as it was", () => {
  expect(readProblemFile(writeProblemFile(draft))).toEqual({ ok: true, draft });
});

test("PRB-20 parts that may be left out are empty", () => {
  const { topics, seniorities, ...rest } = draft;
  const { requirements, design, entities, ...guide } = EMPTY_GUIDE;
  expect(readProblemFile(file({ ...rest, guide }))).toEqual({
    ok: true,
    draft: { ...draft, topics: [], seniorities: [], guide: EMPTY_GUIDE },
  });
});

test.each([
  ["no JSON", "hello", "The file is not JSON, so it was not exported by Casement."],
  ["another file", "[1]", "The file is not a problem: it does not say “format”: “casement-problem”."],
  ["a newer format", file(draft, { formatVersion: 2 }), "The file has format version 2; this Casement reads 1."],
  ["too large", " ".repeat(MAX_PROBLEM_FILE_BYTES + 1), "The file is larger than 240 kB."],
  ["nothing in it", file(undefined), "The problem is missing."],
  ["no title", file({ ...draft, title: " " }), "Title must not be empty."],
  ["no prompt", file({ ...draft, prompt: undefined }), "What the candidate reads is missing."],
  [
    "a foreign level",
    file({ ...draft, seniorities: ["mid", "god"] }),
    "Level 2 has to be one of entry, mid, senior, staff.",
  ],
  ["foreign parts", file({ ...draft, ownerId: "x" }), "The problem has parts that no problem has: ownerId."],
  [
    "a long hint",
    withGuide({ hints: [...draft.guide.hints, { id: "h-2", title: "x", text: "x".repeat(601) }] }),
    "Hint 2, text is longer than 600 characters.",
  ],
  ["a number for a text", withGuide({ entities: ["a", 5] }), "Entity 2 has to be a string."],
  [
    "wrong arithmetic",
    withGuide({ estimates: [{ key: "rate", name: "Rate", formula: "86 400 / 1 day", exact: "2/s", said: "2" }] }),
    "Estimate 1, formula says 2/s, but its formula gives 1/s.",
  ],
  [
    "an arrow to nowhere",
    withGuide({ design: { components: [box("a", 0)], connections: [{ from: "a", to: "b" }] } }),
    "Drawing, connection 1, to is not a component: “b”.",
  ],
  [
    "two boxes in one place",
    withGuide({ design: { components: [box("a", 0), box("b", 0)], connections: [] } }),
    "Drawing, component 2, column is the place of another component.",
  ],
])("PRB-21 %s is refused with the place named", (_title, text, sentence) => {
  expect(faultsOf(text)).toContain(sentence);
});

test("PRB-21 of many faults some are listed and the others counted", () => {
  const faults = faultsOf(withGuide({ entities: Array.from({ length: 20 }, () => "") }));
  expect(faults).toHaveLength(13);
  expect(faults.at(-1)).toBe("And 8 more.");
});
