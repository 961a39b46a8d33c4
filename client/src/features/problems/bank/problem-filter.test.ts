import type { ProblemItem } from "@casement/shared/problem/problem";
import { filterProblems, type ProblemFilter, topicsOf } from "./problem-filter";

const problem = (id: string, more: Partial<ProblemItem> = {}): ProblemItem => ({
  id,
  title: `Design ${id}`,
  summary: "A line.",
  topics: ["feeds"],
  seniorities: ["mid"],
  version: 1,
  builtIn: true,
  clonedFrom: null,
  archived: false,
  ...more,
});
const bank = [
  problem("twitter"),
  problem("chat", { topics: ["messaging", "real time"], seniorities: ["mid", "senior"] }),
  problem("mine", { builtIn: false }),
  problem("old", { builtIn: false, archived: true }),
];
const all: ProblemFilter = { query: "", topic: null, seniority: null, shelf: "all" };
const found = (filter: Partial<ProblemFilter>) => filterProblems(bank, { ...all, ...filter }).map(({ id }) => id);

test("UI-18 the account's own problems come first, and archived ones have a shelf of their own", () => {
  expect(found({})).toEqual(["mine", "twitter", "chat"]);
  expect(found({ shelf: "own" })).toEqual(["mine"]);
  expect(found({ shelf: "built-in" })).toEqual(["twitter", "chat"]);
  expect(found({ shelf: "archived" })).toEqual(["old"]);
});

test("UI-18 search, topic and level are combined", () => {
  expect(found({ query: " CHAT mess " })).toEqual(["chat"]);
  expect(found({ topic: "feeds" })).toEqual(["mine", "twitter"]);
  expect(found({ seniority: "senior" })).toEqual(["chat"]);
  expect(found({ seniority: "senior", topic: "feeds" })).toEqual([]);
  expect(topicsOf(bank)).toEqual(["feeds", "messaging", "real time"]);
});
