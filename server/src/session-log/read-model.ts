import { createHash } from "node:crypto";
import type { Prisma } from "@casement/prisma/client";
import type { NewsKind } from "@casement/shared/contract/http/sessions";
import { isPlannable } from "@casement/shared/lib/moment";
import type { ProgressEntry } from "@casement/shared/scoring/progress/progress-entry";
import type { RubricCopy } from "@casement/shared/scoring/rubric";
import type { Mark, Recommendation, Scorecard } from "@casement/shared/scoring/score";
import { unansweredThreads } from "@casement/shared/session/comment";
import { optionsOf } from "@casement/shared/session/plan-options";
import type { Plan } from "@casement/shared/session/session";
import { type StepClock, stepBudget, usedInStep } from "@casement/shared/session/step-clock";
import { commentsReach } from "@casement/shared/session-log/audience/visible-to";
import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import { isLate } from "@casement/shared/session-log/panel/panel";
import { progressOf } from "@casement/shared/session-log/progress/progress-of";
import type { SessionState } from "@casement/shared/session-log/state";
import { soundEndsAt } from "@casement/shared/sound/sound-end";

const SHOWN_IN_LISTS = new Set<SessionEvent["kind"]>([
  "session.planned",
  "session.started",
  "session.ended",
  "scorecard.recommended",
  "scorecard.submitted",
  "debrief.opened",
  "report.published",
  "report.withdrawn",
  "thread.begun",
  "thread.resolved",
  "thread.reopened",
  "comment.added",
  "comment.deleted",
  "recording.shared",
  "recording.unshared",
]);

const NEWS = new Set<SessionEvent["kind"]>([
  "session.ended",
  "report.published",
  "scorecard.submitted",
  "thread.begun",
  "comment.added",
]);

/** Whether lists call an event of this kind unread until it was seen. */
export const isNews = (kind: SessionEvent["kind"]): boolean => NEWS.has(kind);

/**
 * Raised when the columns are made differently: rows of an earlier version are written anew at the server's start
 * (renew-read-models.ts).
 */
export const READ_MODEL_VERSION = 6;

/** What came of an interview so far, by participant: who may see which part is decided when it is read. */
export interface Outcome {
  readonly cards: Readonly<Record<string, ListedCard>>;
  /** The rubric that the session keeps its copy of. Missing in rows of before version 4. */
  readonly rubric?: ListedRubric | null;
  readonly feedbackShared: boolean;
  /** The plan's option; missing where the plan has none. */
  readonly feedbackDays?: number | null;
  /** Open threads in which the candidate wrote last. Missing in rows of before version 3. */
  readonly unanswered?: number;
  /** Missing in rows of before version 2. */
  readonly news?: readonly News[];
  /** What its candidate was shown of their own work. Missing in rows of before version 6. */
  readonly progress?: ProgressEntry | null;
}

/** A type, because the database takes no interface as JSON. */
export type ListedCard = {
  readonly submitted: boolean;
  readonly recommendation: Recommendation | null;
  /** It came after the debrief was opened without it. Missing in rows of before version 5. */
  readonly late?: boolean;
  /** By criterion, once it is submitted. Missing in rows of before version 4. */
  readonly marks?: Readonly<Record<string, Mark>>;
};

/** `version`: the same for all copies whose criteria are the same to the letter. */
export type ListedRubric = {
  readonly name: string;
  readonly version: string;
  readonly criteria: readonly { readonly key: string; readonly title: string }[];
};

/**
 * When each kind of news last came, by author; of comments only those that are still there. A type, because the
 * database takes no interface as JSON.
 */
export type News = {
  readonly kind: NewsKind;
  readonly at: number;
  /** null where it does not matter who it was. */
  readonly author: string | null;
  /** Whether the candidate may read it. */
  readonly forCandidate: boolean;
};

/** A step in a list. `budgetMs`: with extensions, once the interview has ended; missing in rows of before version 1. */
export interface ListedStep {
  readonly title: string;
  readonly minutes: number;
  readonly spentMs: number;
  readonly budgetMs?: number;
}

/** The columns of the session's row that follow from its plan. `spentMs` is 0 until the end. */
export function planColumns(plan: Plan) {
  return {
    title: plan.title,
    problemId: plan.problemId,
    problemTitle: plan.problemTitle,
    frameworkId: plan.frameworkId,
    frameworkName: plan.frameworkName,
    candidateName: plan.candidateName ?? null,
    steps: plan.steps.map(({ title, minutes }) => ({ title, minutes, spentMs: 0, budgetMs: minutes * 60_000 })),
    // An imported record may hold any number; a date that the database cannot return would break every list.
    scheduledAt: plan.scheduledAt === null || !isPlannable(plan.scheduledAt) ? null : new Date(plan.scheduledAt),
    timeZone: plan.timeZone,
    mode: optionsOf(plan).mode,
    readModel: READ_MODEL_VERSION,
  };
}

type ListedState = Pick<
  SessionState,
  | "phase"
  | "clock"
  | "scorecards"
  | "report"
  | "threads"
  | "participants"
  | "sharedRecordings"
  | "privateGuide"
  | "debrief"
> &
  Parameters<typeof progressOf>[0];

/** All columns of the session's row that follow from its events. */
export function readModelOf(plan: Plan, state: ListedState) {
  const { phase, clock } = state;
  const columns = planColumns(plan);
  const { startedAt, endedAt } = clock;
  const soundUntil = soundEndsAt({ plan, clock });
  const steps = columns.steps.map((step, index) =>
    endedAt === null ? step : { ...step, ...stepTimes(clock, plan.steps, index, endedAt) },
  );
  return {
    ...columns,
    steps,
    phase,
    outcome: outcomeOf(plan, state),
    startedAt: startedAt === null ? null : new Date(startedAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
    soundUntil: soundUntil === null ? null : new Date(soundUntil),
  };
}

/** What a step has used of its budget, extensions included, in ms. */
export function stepTimes(clock: StepClock, steps: Plan["steps"], index: number, now: number) {
  return { spentMs: usedInStep(clock, index, now), budgetMs: stepBudget(clock, steps, index) };
}

function outcomeOf(plan: Plan, state: ListedState) {
  const { feedbackDays } = optionsOf(plan);
  const { scorecards, report, privateGuide } = state;
  return {
    cards: Object.fromEntries(
      Object.values(scorecards).map((card) => [
        card.scorerId,
        { ...listedCard(card), late: isLate(card.scorerId, state) },
      ]),
    ),
    rubric: privateGuide === null ? null : listedRubric(privateGuide.rubric),
    feedbackShared: report !== null,
    ...(feedbackDays === undefined ? {} : { feedbackDays }),
    unanswered: unansweredThreads(state).length,
    news: newsOf(state),
    progress: progressOf(state),
  } satisfies Outcome;
}

function listedCard({ submittedAt, recommendation, scores }: Scorecard) {
  const marks = Object.entries(scores).flatMap(([key, { mark }]) => (mark === null ? [] : [[key, mark] as const]));
  return {
    submitted: submittedAt !== null,
    recommendation,
    marks: submittedAt === null ? {} : Object.fromEntries(marks),
  } satisfies ListedCard;
}

function listedRubric({ name, criteria }: RubricCopy) {
  return {
    name,
    version: createHash("sha256").update(JSON.stringify(criteria)).digest("base64url"),
    criteria: criteria.map(({ key, title }) => ({ key, title })),
  } satisfies ListedRubric;
}

function newsOf(state: ListedState): News[] {
  const { clock, report, scorecards, threads } = state;
  const reached = commentsReach("candidate", state);
  const news: News[] = [];
  if (clock.endedAt !== null) news.push({ kind: "ended", at: clock.endedAt, author: null, forCandidate: true });
  if (report !== null) news.push({ kind: "feedback", at: report.at, author: null, forCandidate: true });
  for (const { scorerId, submittedAt } of Object.values(scorecards))
    if (submittedAt !== null) news.push({ kind: "scorecard", at: submittedAt, author: scorerId, forCandidate: false });
  const comments = new Map<string, News>();
  for (const { withCandidate, comments: written } of threads)
    for (const { author, at, deletedAt } of written) {
      const forCandidate = withCandidate && reached;
      const key = `${author} ${forCandidate}`;
      if (deletedAt === null && at > (comments.get(key)?.at ?? -1))
        comments.set(key, { kind: "comment", at, author, forCandidate });
    }
  return [...news, ...comments.values()];
}

/** Updates the session's row to the new state, in the transaction of the events. */
export async function updateReadModel(
  tx: Prisma.TransactionClient,
  sessionId: string,
  events: readonly SessionEvent[],
  state: SessionState,
): Promise<void> {
  const { plan } = state;
  if (plan === null || !events.some((event) => SHOWN_IN_LISTS.has(event.kind))) return;
  await tx.session.update({ where: { id: sessionId }, data: readModelOf(plan, state) });
}
