import { AppError } from "@casement/shared/contract/errors";
import { EMPTY_GUIDE } from "@casement/shared/problem/problem";
import { DEFAULT_OPTIONS, optionsOf } from "@casement/shared/session/plan-options";
import { type Plan, planSchema, sessionDraftSchema } from "@casement/shared/session/session";
import { foldEvents } from "@casement/shared/session-log/fold";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { decidePlan, decideSamePlan, requireSealKept } from "./plan-session.js";

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
    expect(plan.options).toEqual({ mode: "interview", hints: true, patterns: false, checks: true, sealNotes: true });
  });

  test("SCO-31 notes are sealed unless the owner chose open ones; a plan from before there was the choice stays open", () => {
    const sealOf = (options: object, before: Plan | null = null) =>
      optionsOf(planSchema.parse(decidePlan(draft({ options }), sources, before)[0]?.payload)).sealNotes;
    const { plan: old } = foldEvents(sampleRecord);
    expect(sealOf({})).toBe(true);
    expect(sealOf({ sealNotes: false })).toBe(false);
    expect(sealOf({ mode: "practice" })).toBeUndefined();
    expect(sealOf({}, old)).toBeUndefined();
    const sealing = old && { ...old, options: { ...DEFAULT_OPTIONS, sealNotes: true } };
    expect(sealOf({}, sealing)).toBe(true);
  });

  test("SCO-31 notes that were written under a seal are not opened by changing the plan", () => {
    const state = foldEvents(sampleRecord);
    const sealing = state.plan && { ...state.plan, options: { ...DEFAULT_OPTIONS, sealNotes: true } };
    const opening = draft({ options: { sealNotes: false } });
    expect(() => requireSealKept({ ...state, plan: sealing }, opening)).toThrow(AppError);
    expect(() => requireSealKept({ ...state, plan: sealing, notes: [] }, opening)).not.toThrow();
    expect(() => requireSealKept(state, opening)).not.toThrow();
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

describe("the appointment of a session", () => {
  const at = (scheduledAt: string | null) => ({ scheduledAt, timeZone: "UTC" });
  const replanned = (before: ReturnType<typeof planOf>, part: object) =>
    planSchema.parse(decidePlan(draft(part), sources, before)[0]?.payload);

  test("SES-39 the calendar's version rises with time, length and meeting link, and with nothing else", () => {
    const noon = planOf(at("2027-03-01T12:00:00Z"));
    expect(noon.calendarSequence).toBeUndefined();
    const renamed = replanned(noon, { ...at("2027-03-01T12:00:00Z"), title: "Other", candidateName: "Ben" });
    expect(renamed.calendarSequence).toBeUndefined();
    const later = replanned(renamed, at("2027-03-01T13:00:00Z"));
    expect(later.calendarSequence).toBe(1);
    const shorter = replanned(later, { ...at("2027-03-01T13:00:00Z"), steps: [{ key: "draw", minutes: 5 }] });
    expect(shorter.calendarSequence).toBe(2);
    const called = replanned(shorter, {
      ...at("2027-03-01T13:00:00Z"),
      steps: [{ key: "draw", minutes: 5 }],
      meetingUrl: "https://meet.example.org/x",
    });
    expect(called.calendarSequence).toBe(3);
  });

  test("SES-36 a meeting link begins with https and names a host", () => {
    const taken = (meetingUrl: string) => sessionDraftSchema.safeParse({ ...draft(), meetingUrl }).success;
    expect(["", "https://meet.example.org/x?y=1#z", "HTTPS://a.example", "https://é.example/ß"].map(taken)).toEqual(
      Array(4).fill(true),
    );
    const refused = [
      "http://a.example",
      "javascript:alert(1)",
      "https://",
      "https:// a",
      "https://a@b.example/",
      "//a",
      "https://a.example/\u202Egpj",
      "https://a.example/\u0085SUMMARY:x",
      "https://a.example/\u001Cx",
      "https://a\u200B.example/",
    ];
    expect(refused.map(taken)).toEqual(refused.map(() => false));
  });

  test("SES-23 a copy has neither time nor people nor meeting", () => {
    const planned = draft({ ...at("2027-03-01T12:00:00Z"), candidateName: "Ben", meetingUrl: "https://a.example/x" });
    const state = foldEvents(
      decidePlan(planned, sources).map((fact, index) => ({ ...fact, at: 0, actor: null, seq: index + 1 })),
    );
    const copy = planSchema.parse(decideSamePlan(state)[0]?.payload);
    expect(copy).toMatchObject({ scheduledAt: null, timeZone: null });
    expect([copy.candidateName, copy.meetingUrl, copy.calendarSequence]).toEqual([undefined, undefined, undefined]);
  });
});
