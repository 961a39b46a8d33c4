import { AppError } from "@casement/shared/contract/errors";
import { cut } from "@casement/shared/lib/cut";
import { optionsOf } from "@casement/shared/session/plan-options";
import type { SessionDraft } from "@casement/shared/session/session";
import { originAt } from "@casement/shared/session/step-clock";
import type { Fact, PayloadOf, SessionEvent } from "@casement/shared/session-log/event-kinds";
import { foldEvents } from "@casement/shared/session-log/fold";
import type { SessionState } from "@casement/shared/session-log/state";

const MAX_TITLE_LENGTH = 120;

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
    throw new AppError("CONFLICT", "This session has no recording to go on from.");
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
        ...plan,
        title: branchTitle(plan.title, at),
        scheduledAt: null,
        timeZone: null,
        options: { ...optionsOf(plan), mode: "practice", checks: false },
        branchedFrom: { sessionId, at, ...originAt(then, plan.steps, moment) },
      },
    },
    { kind: "guide.attached", payload: privateGuide as PayloadOf<"guide.attached"> },
  ];
}

/** "Design Twitter, from 17:20". For a retry of a retry too, the title is the first original's. */
function branchTitle(title: string, at: number): string {
  const seconds = Math.floor(at / 1000);
  const ending = `, from ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return cut(title.replace(/, from \d+:\d\d$/, ""), MAX_TITLE_LENGTH - ending.length) + ending;
}

/** Changes title, time and options of a retry; everything else is its original's. Throws CONFLICT. */
export function decideReplanBranch({ plan }: Pick<SessionState, "plan">, draft: SessionDraft): Fact[] {
  if (plan === null) return [];
  const sameSteps =
    draft.steps === null ||
    draft.steps.every(({ key, minutes }, index) => {
      const step = plan.steps[index];
      return step?.key === key && step.minutes === minutes;
    });
  if (draft.problemId !== plan.problemId || draft.frameworkId !== plan.frameworkId || !sameSteps) {
    throw new AppError("CONFLICT", "A session that goes on from a recording keeps its problem and steps.");
  }
  const { title, options, timeZone } = draft;
  const scheduledAt = draft.scheduledAt === null ? null : Date.parse(draft.scheduledAt);
  return [{ kind: "session.planned", payload: { ...plan, title, options, timeZone, scheduledAt } }];
}
