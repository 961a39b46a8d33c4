import { newId } from "@casement/shared/lib/new-id";
import {
  type Framework,
  type FrameworkDraft,
  MAX_PROMPT_LENGTH,
  MAX_PROMPTS,
  MAX_STEP_MINUTES,
  MAX_STEPS,
  type Step,
} from "@casement/shared/session/framework";
import { moveItem } from "@/lib/move-item";

/** The functions here change a framework that is being edited. Pure; an index out of range changes nothing. */
export function draftFrom({ name, description, steps }: Framework): FrameworkDraft {
  return { name, description, steps };
}

/** A framework with one step, which is still to be named. */
export function newFramework(): FrameworkDraft {
  return addStep({ name: "", description: "", steps: [] }, `step-${newId()}`);
}

export function setStep(draft: FrameworkDraft, index: number, part: Partial<Step>): FrameworkDraft {
  return { ...draft, steps: draft.steps.map((step, at) => (at === index ? { ...step, ...part } : step)) };
}

/** `key` must be new within the framework. */
export function addStep(draft: FrameworkDraft, key: string): FrameworkDraft {
  if (draft.steps.length >= MAX_STEPS) return draft;
  const step: Step = { key, title: "", minutes: 5, candidatePrompts: [], interviewerPrompts: [], worksheet: null };
  return { ...draft, steps: [...draft.steps, step] };
}

/** The last step stays: an interview has at least one. */
export function removeStep(draft: FrameworkDraft, index: number): FrameworkDraft {
  if (draft.steps.length <= 1) return draft;
  return { ...draft, steps: draft.steps.filter((_step, at) => at !== index) };
}

export function moveStep(draft: FrameworkDraft, from: number, to: number): FrameworkDraft {
  return { ...draft, steps: moveItem(draft.steps, from, to) };
}

/** Why the draft cannot be saved, in a sentence; null when it can. */
export function faultOf(draft: FrameworkDraft): string | null {
  if (draft.name.trim() === "") return "Give the framework a name.";
  const untitled = draft.steps.findIndex((step) => step.title.trim() === "");
  if (untitled !== -1) return `Give step ${untitled + 1} a title.`;
  const untimed = draft.steps.findIndex(
    ({ minutes }) => !Number.isInteger(minutes) || minutes < 1 || minutes > MAX_STEP_MINUTES,
  );
  if (untimed !== -1) return `Step ${untimed + 1} needs between 1 and ${MAX_STEP_MINUTES} minutes.`;
  const crowded = draft.steps.findIndex((step) => !fits(step.candidatePrompts) || !fits(step.interviewerPrompts));
  if (crowded !== -1) {
    return `Step ${crowded + 1} takes up to ${MAX_PROMPTS} prompts a side, each of at most ${MAX_PROMPT_LENGTH} characters.`;
  }
  return null;
}

function fits(prompts: readonly string[]): boolean {
  return prompts.length <= MAX_PROMPTS && prompts.every((prompt) => prompt.length <= MAX_PROMPT_LENGTH);
}
