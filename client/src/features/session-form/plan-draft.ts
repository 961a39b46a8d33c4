import type { SessionItem } from "@casement/shared/contract/http";
import type { SessionDraftInput } from "@casement/shared/session";
import { instantOf, ownZone, wallTimeOf } from "../../lib/zoned-time";

/** The built-in framework that is chosen unless somebody chooses another; when it is missing, the first of the list. */
export const DEFAULT_FRAMEWORK_ID = "six-steps";

/** What the form holds. `title` is null until somebody types one: then it follows the problem. */
export interface PlanDraft {
  readonly title: string | null;
  readonly problemId: string | null;
  readonly frameworkId: string | null;
  readonly timed: boolean;
  readonly date: string;
  readonly time: string;
  readonly timeZone: string;
}

const HOUR_MS = 60 * 60_000;

/** Defaults that work at once: no time set; if one is wanted, the next full hour after now. */
export function newDraft(now: number, zone: string = ownZone()): PlanDraft {
  const nextHour = wallTimeOf(Math.ceil((now + 1) / HOUR_MS) * HOUR_MS, zone);
  return { title: null, problemId: null, frameworkId: DEFAULT_FRAMEWORK_ID, timed: false, ...nextHour, timeZone: zone };
}

export function draftOf(item: SessionItem, now: number): PlanDraft {
  const base = { ...newDraft(now), title: item.title, problemId: item.problemId, frameworkId: item.frameworkId };
  if (item.scheduledAt === null) return base;
  const timeZone = item.timeZone ?? base.timeZone;
  return { ...base, timed: true, ...wallTimeOf(item.scheduledAt, timeZone), timeZone };
}

/** "Twitter" -> "Design Twitter"; a problem that is called "Design …" already keeps its name. */
export function suggestTitle(problemTitle: string): string {
  return /^design\b/i.test(problemTitle) ? problemTitle : `Design ${problemTitle}`;
}

/** The draft as the API takes it, or what is wrong, by field. */
export type Ready =
  | { readonly ok: true; readonly body: SessionDraftInput }
  | { readonly ok: false; readonly faults: Faults };
export type Faults = { readonly title?: string; readonly date?: string };

export interface Chosen {
  readonly title: string;
  readonly problemId: string;
  readonly frameworkId: string;
}

export function readyDraft(draft: PlanDraft, chosen: Chosen): Ready {
  const title = chosen.title.trim();
  const instant = draft.timed ? instantOf(draft, draft.timeZone) : null;
  const faults: Faults = {
    ...(title === "" ? { title: "Give the session a title." } : {}),
    ...(draft.timed && instant === null ? { date: "Choose a date and a time, or switch the time off." } : {}),
  };
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const when =
    instant === null
      ? { scheduledAt: null, timeZone: null }
      : { scheduledAt: new Date(instant).toISOString(), timeZone: draft.timeZone };
  return { ok: true, body: { title, problemId: chosen.problemId, frameworkId: chosen.frameworkId, ...when } };
}
