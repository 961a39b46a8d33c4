import { seededRandom } from "../testing/seeded-random.js";
import { debriefRows, isAlike, panelMean } from "./debrief-rows.js";
import type { Criterion } from "./rubric.js";
import { emptyScorecard, type Mark, type Scorecard } from "./score.js";

const criterion = (key: string, weight = 1): Criterion => ({
  key,
  title: key,
  question: "?",
  weight,
  evidenceIn: "all steps",
  anchors: ["1", "2", "3", "4"],
});
const card = (scorer: string, marks: Record<string, Mark | null>): Scorecard => ({
  ...emptyScorecard(scorer),
  scores: Object.fromEntries(Object.entries(marks).map(([key, mark]) => [key, { criterion: key, mark, evidence: "" }])),
});

test("SCO-90 opposite sides of the bar come first, then what differs, then what only some observed, alike last", () => {
  const keys = ["alike", "partly", "same-side", "close-to-bar", "far"];
  const cards = [
    card("a", { alike: 3, partly: 3, "same-side": 3, "close-to-bar": 2, far: 1 }),
    card("b", { alike: 3, partly: "not-observed", "same-side": 4, "close-to-bar": 3, far: 3 }),
  ];
  const rows = debriefRows(
    keys.map((key) => criterion(key)),
    cards,
  );
  expect(rows.map((row) => row.criterion.key)).toEqual(["far", "close-to-bar", "same-side", "partly", "alike"]);
  expect(rows.map(isAlike)).toEqual([false, false, false, false, true]);
});

test("SCO-90 among equal spreads the marks that are further from each other on the whole come first, then the heavier", () => {
  const cards = [
    card("a", { one: 2, two: 2, three: 2 }),
    card("b", { one: 3, two: 3, three: 2 }),
    card("c", { one: 3, two: 3, three: 3 }),
    card("d", { one: 3, two: 2, three: 3 }),
  ];
  const rows = debriefRows([criterion("one"), criterion("two"), criterion("three", 2)], cards);
  expect(rows.map((row) => row.criterion.key)).toEqual(["three", "two", "one"]);
});

test("SCO-90 the first row is the largest disagreement in 1000 of 1000 generated panels", () => {
  let disagreed = 0;
  for (let seed = 1; seed <= 1000; seed += 1) {
    const random = seededRandom(seed);
    const keys = Array.from({ length: 1 + random.below(12) }, (_, index) => `c${index}`);
    const marks: Mark[] = [1, 2, 3, 4, "not-observed"];
    const cards = Array.from({ length: 2 + random.below(4) }, (_, index) =>
      card(`s${index}`, Object.fromEntries(keys.map((key) => [key, marks[random.below(marks.length)] ?? null]))),
    );
    const [first] = debriefRows(
      keys.map((key) => criterion(key)),
      cards,
    );
    // Told from the cards alone, without the rows.
    const disagreement = (key: string) => {
      let [apart, across] = [0, false];
      for (const one of cards)
        for (const other of cards) {
          const [a, b] = [one.scores[key]?.mark, other.scores[key]?.mark];
          if (typeof a !== "number" || typeof b !== "number") continue;
          apart = Math.max(apart, a - b);
          across ||= a <= 2 && b >= 3;
        }
      return apart + (across ? 10 : 0);
    };
    const largest = Math.max(...keys.map(disagreement));
    expect([seed, disagreement(first?.criterion.key ?? "")]).toEqual([seed, largest]);
    if (largest > 0) disagreed += 1;
  }
  expect(disagreed).toBeGreaterThan(900);
});

test("SCO-91 the panel's mean is that of the cards' means, with its spread; without anything observed there is none", () => {
  const criteria = [criterion("one"), criterion("two", 3)];
  const cards = [card("a", { one: 4, two: 4 }), card("b", { one: 1, two: 3 }), card("c", { one: "not-observed" })];
  expect(panelMean(cards, criteria)).toEqual({ mean: 3.25, lowest: 2.5, highest: 4 });
  expect(panelMean([card("c", { one: "not-observed" })], criteria)).toBeNull();
});
