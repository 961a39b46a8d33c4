import { seededRandom } from "../../testing/seeded-random.js";
import { LEVELS, type Level } from "../rubric.js";
import type { Mark } from "../score.js";
import { agreementOf, type ScoredSession } from "./agreement-of.js";
import { alpha } from "./alpha.js";
import { coefficientOf } from "./tally.js";

type Marks = readonly (Mark | null)[];
const session = (number: number, ...cards: readonly Marks[]): ScoredSession => ({
  sessionId: `s${number}`,
  cards: cards.map((marks, scorer) => ({ scorer, marks })),
});
const level = (value: number) => Math.min(4, Math.max(1, Math.round(value))) as Mark;

/** Sessions of candidates who differ, scored by people who add this much noise of their own. */
function simulated(count: number, noise: number, seed = 1, scorers = 2): ScoredSession[] {
  const { next } = seededRandom(seed);
  // Roughly normal, with a standard deviation of 1.
  const normal = () => (next() + next() + next() + next() - 2) * Math.sqrt(3);
  return Array.from({ length: count }, (_, number) => {
    const ability = Array.from({ length: 6 }, () => 2.5 + normal());
    return session(
      number,
      ...Array.from({ length: scorers }, () => ability.map((value) => level(value + noise * normal()))),
    );
  });
}

test("SCO-83 with fewer than eight sessions there is no coefficient, only what differs", () => {
  const report = agreementOf(6, simulated(7, 0.5));
  expect(report.together).toMatchObject({ sessions: 7, alpha: null, ac2: null, standing: "few" });
  expect(report.sameScorers).toBeNull();
  expect(report.disagreements.length).toBeGreaterThan(0);
});

test("SCO-83 from eight to nineteen sessions a coefficient is rough, from twenty on it has a verdict if its interval allows", () => {
  expect(agreementOf(6, simulated(8, 0.5)).together.standing).toBe("rough");
  expect(agreementOf(6, simulated(19, 0.05)).together.standing).toBe("rough");
  expect(agreementOf(6, simulated(40, 0.05)).together.standing).toBe("reliable");
  expect(agreementOf(6, simulated(40, 5)).together.standing).toBe("low");
  const open = agreementOf(6, simulated(20, 0.45)).together;
  expect([open.standing, (open.alpha?.low ?? 1) < 0.8, (open.alpha?.high ?? 0) > 0.8]).toEqual(["open", true, true]);
});

test("SCO-83 all marks alike leave alpha undefined, and that is said", () => {
  const alike = Array.from({ length: 9 }, (_, number) => session(number, [3, 3], [3, 3]));
  expect(agreementOf(2, alike).together).toMatchObject({ alpha: null, same: 1, standing: "undefined" });
});

test("SCO-84 not observed is missing, and a criterion counts the sessions in which two gave a level", () => {
  const sessions = [
    session(1, [3, "not-observed"], [3, 2]),
    session(2, [1, 2], [2, 2]),
    session(3, [4, null], ["not-observed", 1]),
  ];
  const { criteria, together, disagreements } = agreementOf(2, sessions);
  expect(criteria.map((each) => [each.sessions, each.same, each.close])).toEqual([
    [2, 0.5, 1],
    [1, 1, 1],
  ]);
  expect([together.sessions, together.same?.toFixed(3)]).toEqual([2, "0.667"]);
  expect(disagreements).toEqual([{ sessionId: "s2", criterion: 0, levels: [1, 2], acrossBar: false }]);
});

test("SCO-85 the largest disagreement comes first, in each of a thousand panels; across the bar before the others", () => {
  const { below } = seededRandom(85);
  const mark = () => ([1, 2, 3, 4, "not-observed"] as const)[below(5)] as Mark;
  for (let panel = 0; panel < 1000; panel++) {
    const cards = Array.from({ length: 2 + below(2) }, () => Array.from({ length: 6 }, mark));
    const spreads = Array.from({ length: 6 }, (_, criterion) => {
      const levels = cards.map((marks) => marks[criterion]).filter((each) => typeof each === "number");
      return levels.length < 2 ? 0 : Math.max(...levels) - Math.min(...levels);
    });
    const [first] = agreementOf(6, [session(0, ...cards)]).disagreements;
    expect((first?.levels.at(-1) ?? 0) - (first?.levels[0] ?? 0)).toBe(Math.max(...spreads));
  }
  const { disagreements } = agreementOf(3, [session(0, [1, 2, 3], [2, 3, 4])]);
  expect(disagreements.map(({ criterion }) => criterion)).toEqual([1, 0, 2]);
});

test("SCO-86 the interval covers the value of many sessions, and is the same every time", () => {
  const many = simulated(3000, 0.5, 7).flatMap(({ cards: [one, other] }) =>
    (one?.marks ?? []).map((mark, criterion) => [mark as Level, (other?.marks[criterion] ?? null) as Level]),
  );
  const truth = coefficientOf(alpha(LEVELS, "ordinal"), many) ?? 0;
  let covered = 0;
  for (let seed = 100; seed < 140; seed++) {
    const { low = 1, high = 0 } = agreementOf(6, simulated(30, 0.5, seed)).together.alpha ?? {};
    if (low <= truth && truth <= high) covered++;
  }
  expect(covered).toBeGreaterThan(32);
  const again = simulated(30, 0.5);
  expect(agreementOf(6, again)).toEqual(agreementOf(6, again));
});

test("SCO-87 coefficients for the same people come from those who share the most sessions", () => {
  const pair = simulated(10, 0.3);
  const others = simulated(9, 3, 5).map((each) => ({
    ...each,
    cards: each.cards.map((card) => ({ ...card, scorer: card.scorer + 5 })),
  }));
  const { sameScorers } = agreementOf(6, [...pair, ...others]);
  expect(sameScorers).toMatchObject({ scorers: 2, sessions: 10 });
  expect(sameScorers?.single?.value).toBeGreaterThan(0.7);
  expect(sameScorers?.mean?.value).toBeGreaterThan(sameScorers?.single?.value ?? 1);
  expect(sameScorers?.kappa?.value).toBeGreaterThan(0.6);
  expect(agreementOf(6, simulated(9, 0.3, 2, 3)).sameScorers).toMatchObject({ scorers: 3, kappa: null });
});
