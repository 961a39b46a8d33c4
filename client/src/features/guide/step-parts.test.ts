import { partsOfStep } from "./step-parts";

const steps = [
  { worksheet: "requirements" },
  { worksheet: "api" },
  { worksheet: null },
  { worksheet: "deep-dive" },
] as const;

test.each([
  [0, ["requirements"]],
  [1, ["api", "data-model"]],
  [2, ["design"]],
  [3, ["deep-dive"]],
  [9, []],
])("GDE-1 step %i of the plan is about %p", (index, parts) => {
  expect(partsOfStep(steps, index)).toEqual(parts);
});

test("GDE-1 API and data model are told apart where each has a step", () => {
  const both = [{ worksheet: "api" }, { worksheet: "data-model" }] as const;
  expect(both.map((_, index) => partsOfStep(both, index))).toEqual([["api"], ["data-model"]]);
});
