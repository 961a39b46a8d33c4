import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { spoken } from "@/lib/duration";
import { sayWhen } from "@/lib/zoned-time";

/** Problem and framework. The problem is left out when the title already names it, or when it is withheld. */
export function planText({ title, problemTitle, frameworkName }: SessionItem): string {
  return problemTitle === "" || title === problemTitle ? frameworkName : `${problemTitle} · ${frameworkName}`;
}

/** Whose interview it is; null in practice, and for the candidate's own list. */
export function candidateText({ mode, role, candidate, phase }: SessionItem): string | null {
  if (mode === "practice" || role === "candidate") return null;
  return candidate ?? (phase === "ended" ? "No candidate" : "No candidate yet");
}

/** The time that matters in the session's phase: of an ended one its start, as on its own page. */
export function whenText(item: SessionItem, now: number): string {
  const { phase, startedAt, scheduledAt } = item;
  if (phase === "live") return liveText(item);
  if (phase === "ended") return startedAt === null ? "Ended" : sayWhen(startedAt, now);
  return scheduledAt === null ? "No time set" : sayWhen(scheduledAt, now);
}

const MINUTE_MS = 60_000;

/** The list is read again rarely, so it shows no seconds. Pauses do not count, as on the room's clock. */
function liveText({ running }: SessionItem): string {
  if (running === null) return "Live";
  const { paused, ranMs } = running;
  if (ranMs < MINUTE_MS) return paused ? "Paused" : "Live, just started";
  return paused ? `Paused after ${spoken(ranMs)}` : `Live for ${spoken(ranMs)}`;
}
