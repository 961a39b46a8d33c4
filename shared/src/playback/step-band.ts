import { stepBudget } from "../session/step-clock.js";
import { durationOf, type PlaybackManifest } from "./manifest.js";
import { stateAt } from "./state-at.js";
import { cutAt, type Stretch } from "./stretch.js";
import { undoneIn } from "./undone.js";

/** One visit to a step, in playback time. */
export interface BandStep extends Stretch {
  readonly stepIndex: number;
  readonly title: string;
  /** Budget of the whole step as it was when this visit ended, in ms: minutes that were added later do not count. */
  readonly budgetMs: number;
  /** How far the step was over that budget when this visit ended, in ms. */
  readonly overMs: number;
  /** When people saw the step over its budget. Minutes that were added end an overrun, and pauses interrupt it. */
  readonly overruns: readonly Stretch[];
}

interface StepBand {
  readonly steps: readonly BandStep[];
  readonly pauses: readonly Stretch[];
}

/** Time that was added to a step or (negative) taken off again, at its playback time. */
interface Added {
  readonly t: number;
  readonly stepIndex: number;
  readonly byMs: number;
}

/**
 * The interview's steps and pauses as a band over the whole recording. A clip's band has what of them lies in the clip;
 * budgets and overruns count what was spent before it.
 */
export function stepBand(manifest: PlaybackManifest): StepBand {
  const duration = durationOf(manifest);
  const { clock, plan } = stateAt(manifest, duration);
  const toT = (at: number | null) => (at === null ? duration : at - manifest.startAt);
  const pauses = clock.pauses.map(({ from, to }) => ({ from: toT(from), to: toT(to) }));
  const spent = new Map(Object.entries(clock.carried).map(([index, ms]) => [Number(index), ms]));
  const planned = plan?.steps ?? [];
  const added = timeAdded(manifest);
  const within = ({ from, to }: Stretch) => ({ from: Math.max(0, from), to: Math.min(duration, to) });
  const steps = clock.visits.map(({ stepIndex, enteredAt, leftAt }): BandStep => {
    const visit = { from: toT(enteredAt), to: toT(leftAt) };
    const changes = added.filter((each) => each.stepIndex === stepIndex);
    const budgetAt = (t: number) =>
      changes.filter((each) => each.t > t).reduce((ms, { byMs }) => ms - byMs, stepBudget(clock, planned, stepIndex));
    const before = spent.get(stepIndex) ?? 0;
    const running = withoutPauses(visit, pauses);
    const used = before + running.reduce((sum, { from, to }) => sum + to - from, 0);
    spent.set(stepIndex, used);
    const budgetMs = budgetAt(visit.to);
    const cuts = changes.map(({ t }) => t);
    return {
      ...within(visit),
      stepIndex,
      title: planned[stepIndex]?.title ?? "",
      budgetMs,
      overMs: Math.max(0, used - budgetMs),
      overruns: overBudget(running, before, cuts, budgetAt).map(within).filter(isNotEmpty),
    };
  });
  // The step in which a recording begins stays, even if it is left at once.
  return { steps: steps.filter(({ from, to }) => to >= from), pauses: pauses.map(within).filter(isNotEmpty) };
}

function isNotEmpty({ from, to }: Stretch): boolean {
  return to > from;
}

/** Time that was added during the interview, or taken off, where that was not undone. */
function timeAdded({ events, startAt }: PlaybackManifest): Added[] {
  const undone = undoneIn(events);
  return events.flatMap((event, index) => {
    if (undone.has(index) || (event.kind !== "step.extended" && event.kind !== "step.shortened")) return [];
    const { stepIndex, byMs } = event.payload;
    return [{ stepIndex, byMs: event.kind === "step.extended" ? byMs : -byMs, t: event.at - startAt }];
  });
}

/** Where `running` is over the budget valid there. `before`: spent earlier, in ms. `cuts`: when the budget changed. */
function overBudget(
  running: readonly Stretch[],
  before: number,
  cuts: readonly number[],
  budgetAt: (t: number) => number,
): Stretch[] {
  const over: Stretch[] = [];
  let used = before;
  for (const { from, to } of running.flatMap((stretch) => cutAt(stretch, cuts))) {
    const start = from + Math.max(0, budgetAt(from) - used);
    used += to - from;
    if (start >= to) continue;
    const last = over.at(-1);
    if (last?.to === start) over[over.length - 1] = { from: last.from, to };
    else over.push({ from: start, to });
  }
  return over;
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
