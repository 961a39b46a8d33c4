import { EMPTY_GUIDE } from "@casement/shared/problem/problem";
import { DEFAULT_OPTIONS, optionsOf } from "@casement/shared/session/plan-options";
import { planSchema, sessionDraftSchema } from "@casement/shared/session/session";
import { foldEvents } from "@casement/shared/session-log/fold";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { decidePlan, decideSamePlan } from "./plan-session.js";

const step = (key: string, minutes: number) => ({
  key,
  title: key,
  minutes,
  worksheet: key === "clarify" ? ("api" as const) : null,
  candidatePrompts: [`ask ${key}`],
  interviewerPrompts: [`listen ${key}`],
});
const sources = {
  problem: { id: "twitter", title: "Twitter", prompt: "Design it.", guide: EMPTY_GUIDE },
  framework: {
    id: "own",
    name: "Own",
    description: "",
    builtIn: false,
    clonedFrom: null,
    steps: [step("clarify", 5), step("draw", 20), step("deep", 15)],
  },
  rubric: { id: "rubric", name: "Rubric", criteria: [] },
};
const draft = (part: object = {}) =>
  sessionDraftSchema.parse({ title: "Round", problemId: "twitter", frameworkId: "own", ...part });
const planOf = (part?: object) => {
  const [planned] = decidePlan(draft(part), sources);
  return planSchema.parse(planned?.payload);
};

describe("the plan of one session", () => {
  test("SES-30 has all steps of the framework and the usual options when nothing is chosen", () => {
    const plan = planOf();
    expect(plan.steps.map(({ key, minutes }) => [key, minutes])).toEqual([
      ["clarify", 5],
      ["draw", 20],
      ["deep", 15],
    ]);
    expect(plan.steps.map(({ worksheet }) => worksheet)).toEqual(["api", null, null]);
    expect(plan.options).toEqual({ mode: "interview", hints: true, patterns: false, checks: true });
  });

  test("SES-30 has the steps that were chosen, in the framework's order, with minutes and worksheets of its own", () => {
    const steps = [
      { key: "deep", minutes: 30, worksheet: null },
      { key: "clarify", minutes: 3, worksheet: "requirements" },
    ];
    const [planned, attached] = decidePlan(draft({ steps }), sources);
    expect(planned?.payload).toMatchObject({
      steps: [
        { key: "clarify", minutes: 3, worksheet: "requirements", prompts: ["ask clarify"] },
        { key: "deep", minutes: 30, worksheet: null, prompts: ["ask deep"] },
      ],
    });
    expect(attached?.payload).toMatchObject({ interviewerPrompts: [["listen clarify"], ["listen deep"]] });
  });

  test("SES-30 is refused with a step that the framework does not have, or none, or one twice", () => {
    expect(() => planOf({ steps: [{ key: "other", minutes: 5 }] })).toThrow(
      expect.objectContaining({ code: "VALIDATION" }),
    );
    for (const steps of [
      [],
      [
        { key: "draw", minutes: 5 },
        { key: "draw", minutes: 6 },
      ],
    ]) {
      expect(sessionDraftSchema.safeParse({ ...draft(), steps }).success).toBe(false);
    }
  });

  test("SES-31 a plan from before options existed has the usual ones", () => {
    const { plan } = foldEvents(sampleRecord);
    expect(plan?.options).toBeUndefined();
    expect(optionsOf(plan)).toEqual(DEFAULT_OPTIONS);
  });

  test("SES-31 a copy keeps options and steps, and starts with the first step", () => {
    const { plan, privateGuide } = foldEvents(sampleRecord);
    if (plan === null) throw new Error("the sample has no plan");
    const options = { ...DEFAULT_OPTIONS, hints: false };
    const branchedFrom = { sessionId: "other", at: 1000, stepIndex: 1, spentMs: [1000, 0], extendedMs: [0, 0] };
    const [copy] = decideSamePlan({ plan: { ...plan, options, branchedFrom }, privateGuide });
    expect(copy?.payload).toEqual({ ...plan, options, scheduledAt: null, timeZone: null });
  });
});
