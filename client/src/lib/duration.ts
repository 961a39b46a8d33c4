const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** "4:05", "1:02:03": as on a clock. Fractions of a second are cut off. */
export function clockFace(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** Parses "4:05" and "1:02:03" into ms; null for anything else. */
export function readClockFace(face: string): number | null {
  const [, hours, minutes, seconds] = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(face.trim()) ?? [];
  if (seconds === undefined) return null;
  return (Number(hours ?? 0) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * SECOND_MS;
}

/** In words: "less than a minute", "1 minute", "12 minutes", "1 hour 30 minutes". */
export function spoken(ms: number): string {
  if (ms < MINUTE_MS) return ms < SECOND_MS ? "no time" : "less than a minute";
  const minutes = Math.round(ms / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return plural(rest, "minute");
  return rest === 0 ? plural(hours, "hour") : `${plural(hours, "hour")} ${plural(rest, "minute")}`;
}

/** "1 minute", "2 minutes". */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Time left, rounded up to a second, so that a step begins with its full budget. */
export function upToSecond(remainingMs: number): number {
  return Math.ceil(remainingMs / 1000) * 1000;
}
