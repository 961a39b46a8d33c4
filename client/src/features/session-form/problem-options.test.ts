import type { SessionItem } from "@casement/shared/contract/http/sessions";
import type { ProblemItem } from "@casement/shared/problem/problem";
import { optionMatches, problemOptions } from "./problem-options";

const problem = (id: string, more: Partial<ProblemItem> = {}): ProblemItem => ({
  id,
  title: `Design ${id}`,
  summary: "Posts and readers",
  topics: ["feeds"],
  seniorities: ["mid"],
  version: 1,
  builtIn: true,
  clonedFrom: null,
  archived: false,
  ...more,
});
const session = (problemId: string) => ({ problemId, problemTitle: "Design a lift" }) as SessionItem;
const idsOf = (options: readonly { id: string }[]) => options.map(({ id }) => id);

test("UI-17 the account's own problems come first, and archived ones are not offered", () => {
  const all = [
    problem("twitter"),
    problem("mine", { builtIn: false }),
    problem("old", { builtIn: false, archived: true }),
  ];
  expect(idsOf(problemOptions(all, undefined))).toEqual(["mine", "twitter"]);
});

test("UI-17 the problem that a session uses stays on offer, archived or deleted", () => {
  expect(idsOf(problemOptions([problem("old", { archived: true })], session("old")))).toEqual(["old"]);
  const [kept, ...others] = problemOptions([problem("twitter")], session("gone"));
  expect(kept).toMatchObject({ id: "gone", title: "Design a lift" });
  expect(idsOf(others)).toEqual(["twitter"]);
});

test("UI-17 the search looks through title, summary, topics and levels", () => {
  const [option] = problemOptions([problem("twitter")], undefined);
  if (option === undefined) throw new Error("no option");
  expect(["TWIT", "feeds mid", "readers", "", "money"].map((query) => optionMatches(option, query))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});
