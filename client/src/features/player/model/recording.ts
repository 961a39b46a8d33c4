import { idleStretches } from "@casement/shared/playback/idle-stretches";
import { durationOf, type PlaybackManifest } from "@casement/shared/playback/manifest";
import { markers } from "@casement/shared/playback/markers";
import { StateFold } from "@casement/shared/playback/state-at";
import { type BandStep, stepBand } from "@casement/shared/playback/step-band";
import type { Stretch } from "@casement/shared/playback/stretch";
import { wholeSeconds } from "@/lib/whole-seconds";
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
  /** The evidence, or comment that points at something, that it shows. */
  readonly remarkId?: string;
}

/** Everything that the parts of the player need to know about a recording, computed once. */
export interface Recording {
  readonly manifest: PlaybackManifest;
  readonly fold: StateFold;
  readonly playback: Playback;
  readonly durationMs: number;
  readonly band: readonly BandStep[];
  /** How long each visit of the band ran: see `visitsSpent`. */
  readonly spent: readonly number[];
  readonly pauses: readonly Stretch[];
  readonly idle: readonly Stretch[];
  /** What happened during the session; `useMoments` adds the comments that people made about it. */
  readonly moments: readonly Moment[];
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
    spent: visitsSpent(band, pauses, durationMs),
    pauses,
    idle: idleStretches(manifest),
    moments,
  };
}

/** The times (ms) at which a jump to this kind stops, ascending. */
export function stopsOf(moments: readonly Moment[], kind: JumpKind): readonly number[] {
  return timesOf(moments.filter((moment) => moment.kind === kind));
}

/** The times (ms) of these moments, ascending, each once. */
export function timesOf(moments: readonly Moment[]): readonly number[] {
  return [...new Set(moments.map(({ t }) => t))].sort((a, b) => a - b);
}

/** The visit of a step that is shown at `t`. */
export function partAt(band: readonly BandStep[], t: number): BandStep | null {
  return band.findLast((part) => part.from <= t) ?? null;
}

/**
 * How long each visit ran without its pauses, in whole seconds (as ms) that add up as in the table of the session's
 * page: visits of one step to the step's time, and all of them with the pauses to the whole.
 */
export function visitsSpent(band: readonly BandStep[], pauses: readonly Stretch[], durationMs: number): number[] {
  const ran = band.map(({ from, to }) => runningIn(from, to, pauses));
  const indices = [...new Set(band.map(({ stepIndex }) => stepIndex))].sort((a, b) => a - b);
  const visitsOf = (index: number) => ran.filter((_ms, at) => band[at]?.stepIndex === index);
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  const perStep = indices.map((index) => sum(visitsOf(index)));
  const shown = wholeSeconds([...perStep, durationMs - sum(perStep)]);
  const left = new Map(indices.map((index, at) => [index, wholeSeconds(visitsOf(index), shown[at])]));
  return band.map(({ stepIndex }) => left.get(stepIndex)?.shift() ?? 0);
}

function runningIn(from: number, to: number, pauses: readonly Stretch[]): number {
  const paused = pauses.reduce(
    (sum, pause) => sum + Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from)),
    0,
  );
  return to - from - paused;
}
