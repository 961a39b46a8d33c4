import { randomNumbers } from "../../lib/random-numbers.js";
import type { Mark } from "../score.js";
import { criterionStandings, weakest } from "./criterion-standings.js";
import { meanShown, type ProgressSession } from "./progress-entry.js";
import { stepTimes } from "./step-times.js";
import { tQuantile975, trendOf } from "./trend.js";
import { whatNext } from "./what-next.js";

function session(index: number, given: Readonly<Record<string, Mark>>, more: Partial<ProgressSession> = {}) {
  return {
    sessionId: `s${index}`,
    title: `Session ${index}`,
    problemId: "twitter",
    problemTitle: "Twitter",
    practice: false,
    endedAt: index,
    rubric: "v1",
    judge: "interviewer" as const,
    marks: Object.entries(given).map(([criterion, mark]) => ({
      criterion,
      title: criterion,
      mark,
      anchor: null,
      pins: [],
    })),
    help: 0,
    followUps: null,
    steps: [],
    retry: false,
    shareId: null,
    ...more,
  } satisfies ProgressSession;
}

test("SCO-150 there is no line under five sessions", () => {
  expect(trendOf([1, 2, 3, 4])).toBeNull();
  expect(trendOf([1, 2, 3, 4, 4])).toHaveLength(5);
});

test("SCO-151 a slope no larger than its own error is drawn to the person's mean; a clear one stays nearly whole", () => {
  const flat = trendOf([2, 3, 2, 3, 2, 3, 2]) ?? [];
  expect(new Set(flat.map(({ value }) => value.toFixed(9)))).toEqual(new Set([(17 / 7).toFixed(9)]));
  const clear = trendOf([1.5, 1.8, 2, 2.4, 2.5, 2.8, 3.1]) ?? [];
  const slope = ((clear[6]?.value ?? 0) - (clear[0]?.value ?? 0)) / 6;
  // Least squares has 0.2607 (7.3 / 28).
  expect(slope).toBeGreaterThan(0.255);
  expect(slope).toBeLessThan(0.2608);
  for (const { low, value, high } of clear) expect(low < value && value < high).toBe(true);
});

test("SCO-152 the band is from Student's t and holds the true last point of most people", () => {
  // Published quantiles.
  for (const [degrees, t] of [
    [3, 3.182],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
  ] as const)
    expect(Math.abs(tQuantile975(degrees) / t - 1)).toBeLessThan(0.01);
  const random = randomNumbers(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  for (const sessions of [5, 10, 20])
    for (const slope of [0, 0.03, 0.08]) {
      let held = 0;
      for (let person = 0; person < 1000; person++) {
        const truth = (x: number) => 2.5 + slope * (x - (sessions - 1) / 2);
        const line = trendOf(Array.from({ length: sessions }, (_, x) => truth(x) + 0.25 * normal())) ?? [];
        const last = line.at(-1);
        if (last !== undefined && last.low <= truth(sessions - 1) && truth(sessions - 1) <= last.high) held += 1;
      }
      expect(held).toBeGreaterThan(900);
    }
});

test("SCO-153 a mean is of the levels that were shown: not observed is none of them", () => {
  expect(meanShown(session(1, { a: 2, b: 4, c: "not-observed" }))).toBe(3);
  expect(meanShown(session(1, { a: "not-observed" }))).toBeNull();
});

test("SCO-154 the weakest two criteria stand with their lowest moments; means of few marks are drawn to the person's own", () => {
  const sessions = [
    session(1, { scale: 2, depth: 1, structure: 3, talk: 4 }),
    session(2, { scale: 1, structure: 3, talk: 3 }),
    session(3, { scale: 2, structure: 3, talk: 4 }),
    session(4, { scale: 1, structure: 4, talk: 4 }),
  ];
  const found = weakest(criterionStandings(sessions));
  expect(found.map(({ criterion }) => criterion)).toEqual(["depth", "scale"]);
  const [depth, scale] = found;
  expect(scale?.lowest.map(({ session: { sessionId } }) => sessionId)).toEqual(["s4", "s2", "s3"]);
  expect(depth).toMatchObject({ mean: 1, sessions: 1 });
  expect(depth?.drawn).toBeGreaterThan(1.05);
  expect(weakest(criterionStandings([session(1, { a: 3, b: 3 }), session(2, { a: 3, b: 3 })]))).toEqual([]);
});

test("SCO-155 minutes are told step by step, without retries and steps that were not entered", () => {
  const steps = (spent: number) => [
    { title: "Clarify", spentMs: spent, budgetMs: 5 },
    { title: "Wrap up", spentMs: 0, budgetMs: 5 },
  ];
  const times = stepTimes([
    session(1, {}, { steps: steps(4) }),
    session(2, {}, { steps: steps(8) }),
    session(3, {}, { steps: steps(9) }),
    session(4, {}, { steps: steps(50), retry: true }),
  ]);
  expect(times).toMatchObject([{ title: "Clarify", medianSpentMs: 8, medianBudgetMs: 5, over: 2 }]);
  expect(times[0]?.sessions).toHaveLength(3);
});

test("SCO-156 what to practise next is said with its reason, and nothing is made up where there is none", () => {
  const steps = [{ title: "Estimate", spentMs: 9, budgetMs: 5 }];
  const sessions = [1, 2].map((index) => session(index, { a: 2, b: 3 }, { steps, help: 1 }));
  const last = session(3, { a: 2, b: 4 }, { practice: true, followUps: { all: 4, ticked: 1 }, problemId: "chat" });
  const problems = [
    { id: "twitter", title: "Twitter", topics: ["feeds"] },
    { id: "chat", title: "Chat", topics: ["messages"] },
    { id: "maps", title: "Maps", topics: ["feeds", "places"] },
    { id: "feed", title: "Feed", topics: ["feeds"] },
  ];
  const all = [...sessions, last];
  expect(whatNext(all, criterionStandings(all), problems)).toMatchObject([
    { kind: "criterion", standing: { criterion: "a" } },
    { kind: "step", title: "Estimate", over: 2, sessions: 2 },
    { kind: "topics", problem: { id: "maps" }, topics: ["places"] },
    { kind: "help", aided: 2, sessions: 3 },
    { kind: "follow-ups", missed: 3, all: 4 },
  ]);
  expect(whatNext([session(1, { a: 4, b: 4 })], criterionStandings([session(1, { a: 4, b: 4 })]), [])).toEqual([]);
});
