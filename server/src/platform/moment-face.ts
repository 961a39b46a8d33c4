const SECOND_MS = 1000;

/** "17:20" or "1:02:03": a moment of a recording, as people say it. `ms` is negative before the start. */
export function momentFace(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / SECOND_MS);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  const [first = 0, ...rest] = shown;
  const sign = ms < 0 && seconds > 0 ? "-" : "";
  return sign + [String(first), ...rest.map((part) => String(part).padStart(2, "0"))].join(":");
}
