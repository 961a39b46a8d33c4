import { clockFace, readClockFace } from "@casement/shared/lib/clock-face";
import { MIN_CLIP_MS } from "@casement/shared/session-log/share";

/** A part of the recording, in ms of playback time. */
export interface ClipSpan {
  readonly from: number;
  readonly to: number;
}

/** How long a clip is that begins at the shown moment, unless its maker chooses another length. */
export const CLIP_LENGTHS = [
  { ms: 30_000, label: "30 seconds" },
  { ms: 60_000, label: "1 minute" },
  { ms: 120_000, label: "2 minutes" },
  { ms: 300_000, label: "5 minutes" },
] as const;
const FIRST_LENGTH_MS = 60_000;

/** The clip that is offered first: the loop, as far as it was chosen, or a minute from the shown moment on. */
export function offeredClip(
  { t, loop }: { readonly t: number; readonly loop: { readonly from: number; readonly to: number | null } | null },
  durationMs: number,
): ClipSpan {
  const from = Math.min(loop?.from ?? t, Math.max(0, durationMs - MIN_CLIP_MS));
  const chosen = loop === null ? null : (loop.to ?? (t > from ? t : null));
  const to = Math.min(durationMs, Math.max(from + MIN_CLIP_MS, chosen ?? from + FIRST_LENGTH_MS));
  return { from, to };
}

/** The faces of a clip's clocks. A beginning within a second begins with that second, an end ends with it. */
export function clipFaces({ from, to }: ClipSpan): { readonly from: string; readonly to: string } {
  return { from: clockFace(from), to: clockFace(Math.ceil(to / 1000) * 1000) };
}

/** What is wrong with each of the written times; null where nothing is. */
interface ClipFaults {
  readonly from: string | null;
  readonly to: string | null;
}

/** Reads the written times of a clip: the clip, or what is wrong with them. */
export function readClip(
  written: { readonly from: string; readonly to: string },
  durationMs: number,
): { readonly span: ClipSpan; readonly faults: null } | { readonly span: null; readonly faults: ClipFaults } {
  const [from, end] = [readClockFace(written.from), readClockFace(written.to)];
  const unreadable = "Write a time such as 17:20.";
  if (from === null || end === null)
    return {
      span: null,
      faults: { from: from === null ? unreadable : null, to: end === null ? unreadable : null },
    };
  // The last second of a recording is seldom a whole one.
  if (end > Math.ceil(durationMs / 1000) * 1000)
    return { span: null, faults: { from: null, to: `The recording ends at ${clockFace(durationMs)}.` } };
  const to = Math.min(end, Math.floor(durationMs));
  if (to - from < MIN_CLIP_MS)
    return { span: null, faults: { from: null, to: "A clip ends at least a second after it begins." } };
  return { span: { from, to }, faults: null };
}
