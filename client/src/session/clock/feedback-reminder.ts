import { useState } from "react";
import { browserStorage } from "@/lib/browser/browser-storage";
import { plural } from "@/lib/duration";
import { wallTimeOf } from "@/lib/zoned-time";

const DAY_MS = 86_400_000;
/** Whoever has not given feedback for so long does not mean to. */
const LATEST_DAYS = 30;

/** "Feedback due tomorrow", "Feedback 3 days late"; null long after it was due. By the days of that time zone. Pure. */
export function dueWords(dueAt: number, now: number, zone: string): string | null {
  const day = (at: number) => Date.parse(wallTimeOf(at, zone).date) / DAY_MS;
  const days = Math.round(day(dueAt) - day(now));
  if (days < -LATEST_DAYS) return null;
  if (days < 0) return `Feedback ${plural(-days, "day")} late`;
  if (days === 0) return "Feedback due today";
  return days === 1 ? "Feedback due tomorrow" : `Feedback due in ${days} days`;
}

/** Whether somebody wants to be reminded of this session's feedback: a choice of theirs in this browser. */
export function useFeedbackReminder(sessionId: string) {
  const key = `casement:no-feedback-reminder:${sessionId}`;
  const [dismissed, setDismissed] = useState(() => browserStorage.getItem(key) !== null);
  const dismiss = () => {
    browserStorage.setItem(key, "1");
    setDismissed(true);
  };
  return { dismissed, dismiss };
}
