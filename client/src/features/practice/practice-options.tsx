import type { PlanOptions } from "@casement/shared/session/plan-options";
import { Switch } from "@mantine/core";
import { useEditSession, useSession } from "@/api/sessions";
import { usePlanOptions } from "@/session/plan-options";
import { useSessionId } from "@/session/session-context";
import { ErrorNotice } from "@/ui/notices/error-notice";

/** Options that help in practice; each switch is saved at once. */
export function PracticeOptions() {
  const sessionId = useSessionId();
  const session = useSession(sessionId);
  const edit = useEditSession(sessionId);
  const options = usePlanOptions();
  const set = (part: Partial<PlanOptions>) => {
    if (session.data === undefined) return;
    const { title, problemId, frameworkId, scheduledAt, timeZone } = session.data.item;
    const when = { scheduledAt: scheduledAt === null ? null : new Date(scheduledAt).toISOString(), timeZone };
    const { steps } = session.data.plan;
    edit.mutate({ title, problemId, frameworkId, steps, options: { ...options, ...part }, ...when });
  };
  const shown = { ...options, ...(edit.isPending ? edit.variables.options : {}) };
  return (
    <>
      <ErrorNotice error={edit.error} />
      <Switch
        label="Hints can be taken"
        description="One at a time, each listed at the end."
        checked={shown.hints}
        disabled={session.data === undefined}
        onChange={(event) => set({ hints: event.currentTarget.checked })}
      />
      <Switch
        label="Patterns at hand"
        description="The pattern library and the reference card, beside the board."
        checked={shown.patterns}
        disabled={session.data === undefined}
        onChange={(event) => set({ patterns: event.currentTarget.checked })}
      />
      <Switch
        label="Check my design while I draw"
        description="Single points of failure, stores without replicas and so on. The summary at the end says that checks were on."
        checked={shown.checks}
        disabled={session.data === undefined}
        onChange={(event) => set({ checks: event.currentTarget.checked })}
      />
      <Switch
        label="Record sound"
        description="Hear yourself think when you watch it. You are asked once more below."
        checked={shown.recordSound ?? false}
        disabled={session.data === undefined}
        onChange={(event) => set({ recordSound: event.currentTarget.checked })}
      />
    </>
  );
}
