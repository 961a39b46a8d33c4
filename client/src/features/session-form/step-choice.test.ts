import { choicesOf, fittingChoices, stepRows } from "./step-choice";

const step = (key: string, minutes: number) => ({
  key,
  title: key,
  minutes,
  worksheet: null,
  candidatePrompts: [],
  interviewerPrompts: [],
});
const framework = {
  id: "f",
  name: "F",
  description: "",
  builtIn: true,
  clonedFrom: null,
  steps: [step("a", 5), step("b", 10)],
};

test("UI-100 a plan without differences is sent as the framework's own", () => {
  expect(choicesOf(stepRows(framework, null))).toBeNull();
  expect(
    choicesOf(
      stepRows(framework, [
        { key: "a", minutes: 5 },
        { key: "b", minutes: 10 },
      ]),
    ),
  ).toBeNull();
});

test("UI-100 steps that are left out, longer, or open another worksheet are sent", () => {
  const choices = [{ key: "b", minutes: 20, worksheet: "api" as const }];
  const rows = stepRows(framework, choices);
  expect(rows.map(({ chosen, minutes }) => [chosen, minutes])).toEqual([
    [false, 5],
    [true, 20],
  ]);
  expect(choicesOf(rows)).toEqual(choices);
});

test("UI-100 choices for steps that a framework no longer has do no harm", () => {
  expect(fittingChoices(framework, [{ key: "gone", minutes: 5 }])).toBeNull();
  expect(
    fittingChoices(framework, [
      { key: "gone", minutes: 5 },
      { key: "a", minutes: 7 },
    ]),
  ).toEqual([{ key: "a", minutes: 7 }]);
});
