import { own } from "../lib/own.js";
import { optionsOf } from "../session/plan-options.js";
import type { Fact, SessionEvent } from "../session-log/event-kinds.js";
import type { Period, SessionState } from "../session-log/state.js";
import type { Viewer } from "../session-log/visible-to.js";
import { common, joined, type Stretch } from "./stretches.js";

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

/**
 * Whose ears a share has: the candidates', who may be told of everything in it. An interview that no candidate joined
 * was heard by interviewers alone, and what they said among themselves is in no share.
 */
function sharedFor({ participants, plan }: SessionState): ReadonlySet<string> {
  const ears = optionsOf(plan).mode === "practice" ? "owner" : "candidate";
  return new Set(Object.values(participants).flatMap(({ id, role }) => (role === ears ? [id] : [])));
}

const closed = (periods: readonly Period[]): Stretch[] =>
  periods.map(({ from, to }) => ({ from, to: to ?? Number.POSITIVE_INFINITY }));

/**
 * When at least one of these people was connected, in epoch ms. That somebody left is recorded late, after a crash of the
 * server very late: they were there until the connection ended, or until they were last known to be.
 */
export function presenceOf(events: readonly (Fact & { readonly at: number })[], who: ReadonlySet<string>): Stretch[] {
  const cameAt = new Map<string, number>();
  const stretches: Stretch[] = [];
  for (const event of events) {
    if (event.kind === "participant.arrived") {
      const { participantId } = event.payload;
      if (who.has(participantId) && !cameAt.has(participantId)) cameAt.set(participantId, event.at);
    } else if (event.kind === "participant.left" || event.kind === "participant.removed") {
      const { participantId } = event.payload;
      const since = event.kind === "participant.left" ? event.payload.since : undefined;
      const from = cameAt.get(participantId);
      cameAt.delete(participantId);
      if (from !== undefined) stretches.push({ from, to: Math.min(event.at, since ?? event.at) });
    }
  }
  const stillHere = [...cameAt.values()].map((from) => ({ from, to: Number.POSITIVE_INFINITY }));
  return joined([...stretches, ...stillHere].filter(({ from, to }) => to > from));
}

/** Whether all of `stretch` lies in one of the others. */
export function liesWithin({ from, to }: Stretch, others: readonly Stretch[]): boolean {
  return others.some((other) => from >= other.from && to <= other.to);
}
