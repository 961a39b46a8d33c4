import { idleStretches, type Stretch } from "@casement/shared/playback/idle-stretches";
import { durationOf, type PlaybackManifest } from "@casement/shared/playback/manifest";
import { markers } from "@casement/shared/playback/markers";
import { StateFold } from "@casement/shared/playback/state-at";
import { type BandStep, stepBand } from "@casement/shared/playback/step-band";
import type { Playback } from "@/recording/playback";
import { type JumpKind, type MomentKind, momentWords } from "./moments/moment-kinds";

/** A moment of the recording that a viewer may want to see again. */
export interface Moment {
  readonly id: string;
  readonly kind: MomentKind;
  /** Playback time in ms. */
  readonly t: number;
  /** Who did it, or null for the server. */
  readonly actor: string | null;
  readonly text: string;
  /** A note's tag. */
  readonly tone: string | null;
  /** The evidence that it shows. */
  readonly pinId?: string;
}

/** Everything that the parts of the player need to know about a recording, computed once. */
export interface Recording {
  readonly manifest: PlaybackManifest;
  readonly fold: StateFold;
  readonly playback: Playback;
  readonly durationMs: number;
  readonly band: readonly BandStep[];
  readonly pauses: readonly Stretch[];
  readonly idle: readonly Stretch[];
  /** What happened during the session; `useMoments` adds the comments that people made about it. */
  readonly moments: readonly Moment[];
  /** Times of all events, ascending, each once. */
  readonly eventTimes: readonly number[];
}

export function readRecording(playback: Playback): Recording {
  const { manifest } = playback;
  const fold = new StateFold(manifest);
  const durationMs = durationOf(manifest);
  const { steps: band, pauses } = stepBand(manifest);
  const end = fold.after(manifest.events.length);
  const moments = markers(manifest).map((marker): Moment => {
    const { kind, t, index, event } = marker;
    const tone = event.kind === "note.added" ? event.payload.tag : null;
    return { id: String(index), kind, t, actor: event.actor, text: momentWords(marker, end, manifest), tone };
  });
  return {
    manifest,
    fold,
    playback,
    durationMs,
    band,
    pauses,
    idle: idleStretches(manifest),
    moments,
    eventTimes: unique(manifest.events.map(({ at }) => at - manifest.startAt).filter((t) => t >= 0 && t <= durationMs)),
  };
}

/** The times (ms) at which a jump to this kind stops, ascending. */
export function stopsOf(moments: readonly Moment[], kind: JumpKind): readonly number[] {
  return unique(moments.filter((moment) => moment.kind === kind).map(({ t }) => t));
}

function unique(times: readonly number[]): number[] {
  return [...new Set(times)].sort((a, b) => a - b);
}

/** The visit of a step that is shown at `t`. */
export function partAt(band: readonly BandStep[], t: number): BandStep | null {
  return band.findLast((part) => part.from <= t) ?? null;
}

/** How long a visit ran without its pauses, and how much of that exceeded the step's budget. Both in ms. */
export function visitTimes({ from, to, overrunFrom }: BandStep, pauses: readonly Stretch[]) {
  return {
    spentMs: runningIn(from, to, pauses),
    overMs: overrunFrom === null ? 0 : runningIn(overrunFrom, to, pauses),
  };
}

function runningIn(from: number, to: number, pauses: readonly Stretch[]): number {
  const paused = pauses.reduce(
    (sum, pause) => sum + Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from)),
    0,
  );
  return to - from - paused;
}
