import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { MAX_STEP_MINUTES } from "@casement/shared/session/framework";
import { NEW_OPTIONS, type PlanOptions, type StepChoice } from "@casement/shared/session/plan-options";
import { meetingUrlSchema, type SessionDraftInput } from "@casement/shared/session/session";
import { DEFAULT_FRAMEWORK_ID } from "@/lib/addresses/new-session";
import { instantOf, ownZone, wallTimeOf } from "@/lib/zoned-time";

/** The form's values. `title` is null until somebody types one: until then it follows the problem. */
export interface PlanDraft {
  readonly title: string | null;
  readonly problemId: string | null;
  readonly frameworkId: string | null;
  /** null: the built-in one. */
  readonly rubricId: string | null;
  /** Whom it is for; may be empty, as the meeting's link may. */
  readonly candidateName: string;
  readonly meetingUrl: string;
  /** null: all steps of the framework, unchanged. */
  readonly steps: readonly StepChoice[] | null;
  readonly options: PlanOptions;
  readonly timed: boolean;
  readonly date: string;
  readonly time: string;
  readonly timeZone: string;
}

const HOUR_MS = 60 * 60_000;

/** Defaults that can be saved at once: no time is set; if one is wanted, the next full hour is offered. */
export function newDraft(now: number, zone: string = ownZone()): PlanDraft {
  const nextHour = wallTimeOf(Math.ceil((now + 1) / HOUR_MS) * HOUR_MS, zone);
  const plan = {
    title: null,
    problemId: null,
    frameworkId: DEFAULT_FRAMEWORK_ID,
    rubricId: null,
    candidateName: "",
    meetingUrl: "",
    steps: null,
    options: NEW_OPTIONS,
  };
  return { ...plan, timed: false, ...nextHour, timeZone: zone };
}

/** What was chosen for an existing session. */
export type ChosenPlan = Pick<PlanDraft, "options" | "candidateName" | "meetingUrl" | "rubricId"> & {
  readonly steps: readonly StepChoice[];
};

export function draftOf(item: SessionItem, plan: ChosenPlan, now: number): PlanDraft {
  const { title, problemId, frameworkId } = item;
  const base = { ...newDraft(now), title, problemId, frameworkId, ...plan, options: asPlanned(plan.options) };
  if (item.scheduledAt === null) return base;
  const timeZone = item.timeZone ?? base.timeZone;
  return { ...base, timed: true, ...wallTimeOf(item.scheduledAt, timeZone), timeZone };
}

/** Sound that was planned without a choice of how long stays as long as the recording: so people are told. */
function asPlanned(options: PlanOptions): PlanOptions {
  return options.recordSound === true ? { ...options, soundDays: options.soundDays ?? null } : options;
}

/** The draft in the API's form, or its faults by field. */
export type Ready =
  | { readonly ok: true; readonly body: SessionDraftInput }
  | { readonly ok: false; readonly faults: Faults };
export type Faults = {
  readonly title?: string;
  readonly date?: string;
  readonly steps?: string;
  readonly meetingUrl?: string;
};

const isMeetingUrl = (text: string) => meetingUrlSchema.safeParse(text).success;
const MINUTES_FAULT = `Give each step whole minutes, from 1 to ${MAX_STEP_MINUTES}.`;
const isWhole = ({ minutes }: StepChoice) => Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_STEP_MINUTES;

export interface Chosen {
  readonly title: string;
  readonly problemId: string;
  readonly frameworkId: string;
  readonly rubricId: string;
  readonly steps: readonly StepChoice[] | null;
}

export function readyDraft(draft: PlanDraft, chosen: Chosen): Ready {
  const title = chosen.title.trim();
  const instant = draft.timed ? instantOf(draft, draft.timeZone) : null;
  const faults: Faults = {
    ...(chosen.steps !== null && !chosen.steps.every(isWhole) ? { steps: MINUTES_FAULT } : {}),
    ...(title === "" ? { title: "Give the session a title." } : {}),
    ...(isMeetingUrl(draft.meetingUrl.trim()) ? {} : { meetingUrl: "Paste a link that begins with https://." }),
    ...(draft.timed && instant === null ? { date: "Choose a date and a time, or switch the time off." } : {}),
  };
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const when =
    instant === null
      ? { scheduledAt: null, timeZone: null }
      : { scheduledAt: new Date(instant).toISOString(), timeZone: draft.timeZone };
  const { problemId, frameworkId, rubricId, steps } = chosen;
  const [candidateName, meetingUrl] = [draft.candidateName.trim(), draft.meetingUrl.trim()];
  const withWhom =
    draft.options.mode === "practice" ? { candidateName: "", meetingUrl: "" } : { candidateName, meetingUrl };
  const sources = { problemId, frameworkId, rubricId };
  const plan = { ...sources, options: draft.options, steps: steps === null ? null : [...steps] };
  return { ok: true, body: { title, ...plan, ...withWhom, ...when } };
}
