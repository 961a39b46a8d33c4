const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** In words: "less than a minute", "1 minute", "12 minutes", "1 hour 30 minutes". */
export function spoken(ms: number): string {
  if (ms < MINUTE_MS) return ms < SECOND_MS ? "no time" : "less than a minute";
  const minutes = Math.round(ms / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return plural(rest, "minute");
  return rest === 0 ? plural(hours, "hour") : `${plural(hours, "hour")} ${plural(rest, "minute")}`;
}

/** "1 minute", "2 minutes"; `many` where the plural has no s. */
export function plural(count: number, word: string, many = `${word}s`): string {
  return `${count} ${count === 1 ? word : many}`;
}

/** Time left, rounded up to a second, so that a step begins with its full budget. */
export function upToSecond(remainingMs: number): number {
  return Math.ceil(remainingMs / 1000) * 1000;
}
