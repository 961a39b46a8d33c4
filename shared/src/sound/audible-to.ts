import { own } from "../lib/own.js";
import type { Fact, SessionEvent } from "../session-log/event-kinds.js";
import type { Period, SessionState } from "../session-log/state.js";
import type { Viewer } from "../session-log/visible-to.js";
import { common, type Stretch } from "./stretches.js";

/**
 * When the viewer may hear this speaker, in epoch ms: stretches in order, apart from each other. The only such decision,
 * the sibling of `visibleTo`: every exit of recorded sound calls it. People hear what was said during the interview while
 * they were there themselves, so what interviewers say once the candidate has left stays theirs. A share that includes
 * sound lets hear what its candidates heard, or of a practice its owner, and of a clip only what lies in it. Nobody is
 * heard outside the time for which they agreed. `state` is the full fold of `events`, a whole log.
 */
export function audibleTo(
  events: readonly SessionEvent[],
  speakerId: string,
  viewer: Viewer,
  state: SessionState,
): readonly Stretch[] {
  const interview = interviewOf(state);
  const agreed = closed(own(state.participants, speakerId)?.sound.periods ?? []);
  const within = common(interview, agreed);
  if (!("share" in viewer)) {
    const speaks = viewer.role !== "observer" || viewer.participantId === speakerId;
    return speaks ? common(within, presenceOf(events, new Set([viewer.participantId]))) : [];
  }
  if (!viewer.share.sound) return [];
  return common(common(within, presenceOf(events, sharedFor(state))), clipOf(viewer.clip, state));
}

function interviewOf({ clock: { startedAt, endedAt } }: SessionState): Stretch[] {
  return startedAt === null ? [] : [{ from: startedAt, to: endedAt ?? Number.POSITIVE_INFINITY }];
}

function clipOf(clip: { readonly fromMs: number; readonly toMs: number } | null, { clock }: SessionState): Stretch[] {
  const startedAt = clock.startedAt ?? 0;
  if (clip === null) return [{ from: 0, to: Number.POSITIVE_INFINITY }];
  return [{ from: startedAt + clip.fromMs, to: startedAt + clip.toMs }];
}

/** Whose ears a share has: the candidates', who may be told of everything in it. */
function sharedFor({ participants }: SessionState): ReadonlySet<string> {
  const people = Object.values(participants);
  const candidates = people.filter(({ role }) => role === "candidate");
  const ears = candidates.length > 0 ? candidates : people.filter(({ role }) => role === "owner");
  return new Set(ears.map(({ id }) => id));
}

const closed = (periods: readonly Period[]): Stretch[] =>
  periods.map(({ from, to }) => ({ from, to: to ?? Number.POSITIVE_INFINITY }));

/** When at least one of these people was connected, in epoch ms. */
export function presenceOf(events: readonly (Fact & { readonly at: number })[], who: ReadonlySet<string>): Stretch[] {
  const here = new Set<string>();
  const stretches: Stretch[] = [];
  let since = 0;
  for (const event of events) {
    const before = here.size;
    if (event.kind === "participant.arrived" && who.has(event.payload.participantId))
      here.add(event.payload.participantId);
    if (event.kind === "participant.left" || event.kind === "participant.removed")
      here.delete(event.payload.participantId);
    if (before === 0 && here.size > 0) since = event.at;
    if (before > 0 && here.size === 0) stretches.push({ from: since, to: event.at });
  }
  return here.size > 0 ? [...stretches, { from: since, to: Number.POSITIVE_INFINITY }] : stretches;
}

/** Whether all of `stretch` lies in one of the others. */
export function liesWithin({ from, to }: Stretch, others: readonly Stretch[]): boolean {
  return others.some((other) => from >= other.from && to <= other.to);
}
