import { splitLines } from "@casement/shared/lib/split-lines";
import { type FrameworkDraft, frameworkDraftSchema, MAX_STEPS } from "@casement/shared/session/framework";
import { addStep, faultOf, moveStep, removeStep, setStep } from "./framework-draft";

const prompts = { candidatePrompts: [], interviewerPrompts: [], worksheet: null };
const step = (key: string, minutes = 5) => ({ key, title: key, minutes, ...prompts });
const draft: FrameworkDraft = { name: "Mine", description: "", steps: [step("a"), step("b"), step("c")] };
const keys = ({ steps }: FrameworkDraft) => steps.map(({ key }) => key).join("");

test("UI-10 a step moves up and down, and stops at the ends", () => {
  expect(keys(moveStep(draft, 1, 0))).toBe("bac");
  expect(keys(moveStep(draft, 1, 2))).toBe("acb");
  expect(keys(moveStep(draft, 0, 2))).toBe("bca");
  expect(keys(moveStep(draft, 0, -1))).toBe("abc");
  expect(keys(moveStep(draft, 2, 3))).toBe("abc");
});

test("UI-10 steps are added up to the most there may be, and the last one stays", () => {
  let full = draft;
  for (let index = 0; index < 20; index += 1) full = addStep(full, `new-${index}`);
  expect(full.steps).toHaveLength(MAX_STEPS);
  expect(keys(removeStep(draft, 1))).toBe("ac");
  expect(removeStep({ ...draft, steps: [step("a")] }, 0).steps).toHaveLength(1);
});

test("UI-10 prompts are one per line, without blank lines", () => {
  expect(splitLines(" What? \n\n  Who?\n")).toEqual(["What?", "Who?"]);
});

test("UI-10 a draft without a fault can be saved", () => {
  expect(faultOf(draft)).toBeNull();
  expect(frameworkDraftSchema.safeParse(draft).success).toBe(true);
  expect(faultOf({ ...draft, name: " " })).toContain("name");
  expect(faultOf(setStep(draft, 1, { title: "" }))).toBe("Give step 2 a title.");
  expect(faultOf(setStep(draft, 2, { minutes: Number.NaN }))).toContain("Step 3");
  expect(faultOf(setStep(draft, 2, { minutes: 0 }))).toContain("Step 3");
});

test("UI-10 too many or too long prompts are named before the server refuses them", () => {
  const many = Array.from({ length: 13 }, (_none, index) => `Prompt ${index}`);
  expect(faultOf(setStep(draft, 0, { candidatePrompts: many }))).toContain("Step 1");
  expect(faultOf(setStep(draft, 0, { interviewerPrompts: ["x".repeat(401)] }))).toContain("Step 1");
});
