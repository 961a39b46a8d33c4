import { publicTitle } from "@casement/shared/session/withheld-problem";
import { useMe } from "@/api/accounts";
import { useSession } from "@/api/sessions";
import type { Appointment } from "./invitation";

/** What the host's invitations say; undefined until it is known. */
export function useAppointment(sessionId: string): Appointment | undefined {
  const me = useMe();
  const session = useSession(sessionId);
  const hostName = me.data?.account?.name;
  if (session.data === undefined || hostName === undefined) return undefined;
  const { item, plan, calendarSequence } = session.data;
  return {
    sessionId,
    title: publicTitle(item),
    hostName,
    candidate: item.candidate,
    startAt: item.scheduledAt,
    minutes: Math.round(item.steps.reduce((sum, { budgetMs }) => sum + budgetMs, 0) / 60_000),
    meetingUrl: plan.meetingUrl === "" ? null : plan.meetingUrl,
    sequence: calendarSequence,
  };
}
