import { plural } from "@/lib/duration";
import { partAt, type Recording } from "./recording";

/** "17 minutes 20 seconds, step 3 Estimate". */
export function sayPlace(recording: Pick<Recording, "band">, t: number): string {
  const part = partAt(recording.band, t);
  return part === null ? sayTime(t) : `${sayTime(t)}, step ${part.stepIndex + 1} ${part.title}`;
}

function sayTime(t: number): string {
  const all = Math.max(0, Math.floor(t / 1000));
  const [minutes, seconds] = [Math.floor(all / 60), all % 60];
  if (minutes === 0) return plural(seconds, "second");
  return seconds === 0 ? plural(minutes, "minute") : `${plural(minutes, "minute")} ${plural(seconds, "second")}`;
}
