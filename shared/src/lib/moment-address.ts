import { readClockFace } from "./clock-face.js";

const PARTS = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/;

/** Reads a moment from an address into ms: "17m20s", "1h2m3s", "95", "17:20". null for anything else. */
export function readMoment(text: string | null): number | null {
  if (text === null || text === "") return null;
  const [whole, hours, minutes, seconds] = PARTS.exec(text) ?? [];
  if (whole === undefined) return readClockFace(text);
  return (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000;
}

/** ms -> "17m20s". Fractions of a second are cut off. */
export function writeMoment(ms: number): string {
  const all = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  const seconds = all % 60;
  return `${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${seconds}s`;
}
