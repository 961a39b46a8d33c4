import type { Prisma } from "@casement/prisma/client";
import { isPlannable } from "@casement/shared/lib/moment";
import { optionsOf } from "@casement/shared/session/plan-options";
import type { Plan } from "@casement/shared/session/session";
import { usedInStep } from "@casement/shared/session/step-clock";
import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";

const SHOWN_IN_LISTS = new Set<SessionEvent["kind"]>(["session.planned", "session.started", "session.ended"]);

/** The columns of the session's row that follow from its plan. `spentMs` is 0 until the end. */
export function planColumns(plan: Plan) {
  return {
    title: plan.title,
    problemId: plan.problemId,
    problemTitle: plan.problemTitle,
    frameworkId: plan.frameworkId,
    frameworkName: plan.frameworkName,
    steps: plan.steps.map(({ title, minutes }) => ({ title, minutes, spentMs: 0 })),
    // An imported record may hold any number; a date that the database cannot return would break every list.
    scheduledAt: plan.scheduledAt === null || !isPlannable(plan.scheduledAt) ? null : new Date(plan.scheduledAt),
    timeZone: plan.timeZone,
    mode: optionsOf(plan).mode,
  };
}

/** All columns of the session's row that follow from its events. */
export function readModelOf(plan: Plan, { phase, clock }: Pick<SessionState, "phase" | "clock">) {
  const columns = planColumns(plan);
  const { startedAt, endedAt } = clock;
  const steps = columns.steps.map((step, index) =>
    endedAt === null ? step : { ...step, spentMs: usedInStep(clock, index, endedAt) },
  );
  return {
    ...columns,
    steps,
    phase,
    startedAt: startedAt === null ? null : new Date(startedAt),
    endedAt: endedAt === null ? null : new Date(endedAt),
  };
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
