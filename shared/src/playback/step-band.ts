import { stepBudget } from "../session/step-clock.js";
import type { Stretch } from "./idle-stretches.js";
import { durationOf, type PlaybackManifest } from "./manifest.js";
import { stateAt } from "./state-at.js";

/** One visit to a step, in playback time. */
export interface BandStep extends Stretch {
  readonly stepIndex: number;
  readonly title: string;
  /** Budget of the whole step with its extensions, in ms. */
  readonly budgetMs: number;
  /** From when on the step is over its budget; null when it never is during this visit. */
  readonly overrunFrom: number | null;
}

interface StepBand {
  readonly steps: readonly BandStep[];
  readonly pauses: readonly Stretch[];
}

/** The interview's steps and pauses as a band over the whole recording. */
export function stepBand(manifest: PlaybackManifest): StepBand {
  const duration = durationOf(manifest);
  const { clock, plan } = stateAt(manifest, duration);
  const toT = (at: number | null) => (at === null ? duration : at - manifest.startAt);
  const pauses = clock.pauses.map(({ from, to }) => ({ from: toT(from), to: toT(to) }));
  const spent = new Map(Object.entries(clock.carried).map(([index, ms]) => [Number(index), ms]));
  const planned = plan?.steps ?? [];
  const steps = clock.visits.map(({ stepIndex, enteredAt, leftAt }): BandStep => {
    const visit = { from: toT(enteredAt), to: toT(leftAt) };
    const budgetMs = stepBudget(clock, planned, stepIndex);
    const before = spent.get(stepIndex) ?? 0;
    const running = withoutPauses(visit, pauses);
    spent.set(stepIndex, before + running.reduce((sum, { from, to }) => sum + to - from, 0));
    const title = planned[stepIndex]?.title ?? "";
    return { ...visit, stepIndex, title, budgetMs, overrunFrom: momentAfter(running, budgetMs - before) };
  });
  return { steps, pauses };
}

function withoutPauses(visit: Stretch, pauses: readonly Stretch[]): Stretch[] {
  let rest: Stretch[] = [visit];
  for (const pause of pauses) {
    rest = rest.flatMap(({ from, to }) =>
      [
        { from, to: Math.min(to, pause.from) },
        { from: Math.max(from, pause.to), to },
      ].filter((part) => part.to > part.from && (part.to <= pause.from || part.from >= pause.to)),
    );
  }
  return rest;
}

/** When `ms` of running time have passed; null if they never do. With no ms left, that is at the beginning. */
function momentAfter(running: readonly Stretch[], ms: number): number | null {
  let left = ms;
  for (const { from, to } of running) {
    if (left < to - from) return from + Math.max(0, left);
    left -= to - from;
  }
  return null;
}
