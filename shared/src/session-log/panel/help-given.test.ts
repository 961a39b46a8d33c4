import { sampleRecord } from "../../testing/sample-record.js";
import { foldEvents } from "../fold.js";
import { helpOn } from "./help-given.js";

test("SCO-96 help counts for the criteria whose evidence is found in the step in which it was given", () => {
  const state = foldEvents(sampleRecord);
  const helped = (evidenceIn: string) => helpOn({ evidenceIn }, state).map(({ kind, words }) => [kind, words]);
  const both = [
    ["hint", "Think of hot users"],
    ["check", "There is no monitoring."],
  ];
  // Both were given in the second step, "Estimate".
  expect(helped("all steps")).toEqual(both);
  expect(helped("estimate and bottlenecks")).toEqual(both);
  expect(helped("clarify")).toEqual([]);
  const titled = state.plan?.steps.map((step) => ({ ...step, key: "second-step", title: "Deep-dive" })) ?? [];
  const renamed = { ...state, plan: state.plan && { ...state.plan, steps: titled } };
  expect(helpOn({ evidenceIn: "deep dive" }, renamed)).toHaveLength(2);
  expect(helpOn({ evidenceIn: "the second step" }, renamed)).toHaveLength(2);
});
