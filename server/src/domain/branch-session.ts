import { AppError } from "@casement/shared/contract/errors";
import { clockFace } from "@casement/shared/lib/clock-face";
import { cut } from "@casement/shared/lib/cut";
import { optionsOf } from "@casement/shared/session/plan-options";
import { MAX_SESSION_TITLE_LENGTH, type SessionDraft } from "@casement/shared/session/session";
import { originAt } from "@casement/shared/session/step-clock";
import type { Fact, PayloadOf, SessionEvent } from "@casement/shared/session-log/event-kinds";
import { foldEvents } from "@casement/shared/session-log/fold";
import type { SessionState } from "@casement/shared/session-log/state";
import { appointmentOf, keptRubric, sequenced, withoutAppointment } from "./plan-session.js";

interface Origin {
  readonly sessionId: string;
  readonly events: readonly SessionEvent[];
  /** ms since the start of the interview. */
  readonly at: number;
}

/**
 * Plans a retry from a second of an ended session: the same steps, guide and rubric, in the step of that second, with
 * the time spent and added by then. Throws VALIDATION beyond the recording's end.
 */
export function decideBranch({ sessionId, events, at }: Origin): Fact[] {
  const { plan, privateGuide, clock } = foldEvents(events);
  if (plan === null || privateGuide === null || clock.startedAt === null || clock.endedAt === null) {
    throw new AppError("CONFLICT", "This session has no recording to retry from.");
  }
  const moment = clock.startedAt + at;
  if (moment > clock.endedAt) {
    throw new AppError("VALIDATION", "The recording ends before that.", { at: "is after the end of the recording" });
  }
  const then = foldEvents(events.filter((event) => event.at <= moment)).clock;
  return [
    {
      kind: "session.planned",
      payload: {
        ...withoutAppointment(plan),
        title: branchTitle(plan.title, at),
        options: { ...optionsOf(plan), mode: "practice", checks: false },
        branchedFrom: { sessionId, at, ...originAt(then, plan.steps, moment) },
      },
    },
    { kind: "guide.attached", payload: privateGuide as PayloadOf<"guide.attached"> },
  ];
}

/** "Design Twitter, from 17:20". For a retry of a retry too, the title is the first original's. */
function branchTitle(title: string, at: number): string {
  const ending = `, from ${clockFace(at)}`;
  return cut(title.replace(/, from (\d+:)?\d+:\d\d$/, ""), MAX_SESSION_TITLE_LENGTH - ending.length) + ending;
}

/** Changes title, time and options of a retry; everything else is its original's. Throws CONFLICT. */
export function decideReplanBranch(state: Pick<SessionState, "plan" | "privateGuide">, draft: SessionDraft): Fact[] {
  const { plan } = state;
  if (plan === null) return [];
  const sameSteps =
    draft.steps === null ||
    draft.steps.every(({ key, minutes }, index) => {
      const step = plan.steps[index];
      return step?.key === key && step.minutes === minutes;
    });
  const sameSources = draft.problemId === plan.problemId && draft.frameworkId === plan.frameworkId;
  if (!sameSources || !sameSteps || keptRubric(state, draft.rubricId) === null) {
    throw new AppError("CONFLICT", "A retry of a recording keeps its problem, steps and rubric.");
  }
  const { title, options } = draft;
  const replanned = { ...withoutAppointment(plan), title, options, ...appointmentOf(draft) };
  return [{ kind: "session.planned", payload: sequenced(replanned, plan) }];
}
