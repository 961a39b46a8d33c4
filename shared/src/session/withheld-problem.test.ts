import { NEUTRAL_TITLE, namesProblem, publicTitle, withholdsProblem, withoutProblem } from "./withheld-problem.js";

test.each([
  ["Design Twitter", "Design Twitter", true],
  ["Round 2: TWITTER, with Ben", "Design Twitter", true],
  ["A parking-lot for Eva", "Design a parking lot", true],
  ["Interview with Ben", "Design Twitter", false],
  ["Twitterati", "Design Twitter", false],
  ["Anything", "Design", false],
  ["設計 短網址 一", "短網址", true],
])("SEC-130 the title %j of the problem %j names it: %s", (title, problem, named) => {
  expect(namesProblem(title, problem)).toBe(named);
  expect(publicTitle({ title, problemTitle: problem })).toBe(named ? NEUTRAL_TITLE : title);
});

test("SEC-130 nothing of the problem stays in a plan without it", () => {
  const plan = { title: "Design Twitter", problemId: "twitter", problemTitle: "Twitter", problemVersion: 3, steps: [] };
  expect(JSON.stringify(withoutProblem(plan))).not.toMatch(/twitter|3/i);
  expect(withoutProblem(plan)).toMatchObject({ title: NEUTRAL_TITLE, steps: [] });
});

test("SEC-130 interviewers know the problem, others from the start on", () => {
  const before = (["owner", "interviewer", "candidate", "observer"] as const).map((role) =>
    withholdsProblem(role, "planned"),
  );
  expect(before).toEqual([false, false, true, true]);
  expect([withholdsProblem("candidate", "live"), withholdsProblem("observer", "ended")]).toEqual([false, false]);
});
