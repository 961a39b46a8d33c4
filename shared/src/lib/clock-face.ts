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
