import { own } from "../../lib/own.js";
import { common, joined, type Stretch } from "../../lib/stretches.js";
import { optionsOf } from "../../session/plan-options.js";
import { closed, presenceOf } from "../presence.js";
import type { SessionState } from "../state.js";
import type { Viewer } from "./viewer.js";

/**
 * When the viewer may hear this speaker, in epoch ms: stretches in order, apart from each other. The only such decision,
 * the sibling of `visibleTo`: every exit of recorded sound and of the words that were said calls it. People hear what was said during the interview while
 * they were there themselves, so what interviewers say once the candidate has left stays theirs. A share that includes
 * sound lets hear what its candidates heard, or of a practice its owner, and of a clip only what lies in it. Nobody is
 * heard outside the time for which they agreed, or once their sound has expired. `state` is the full fold of a whole log.
 */
export function audibleTo(state: SessionState, speakerId: string, viewer: Viewer): readonly Stretch[] {
  if (state.soundExpiredAt !== null) return [];
  const interview = interviewOf(state);
  const agreed = joined(closed(own(state.participants, speakerId)?.sound.periods ?? []));
  const within = common(interview, agreed);
  if (!("share" in viewer)) {
    const speaks = viewer.role !== "observer" || viewer.participantId === speakerId;
    return speaks ? common(within, presenceOf(state, [viewer.participantId])) : [];
  }
  if (!viewer.share.sound) return [];
  return common(common(within, presenceOf(state, sharedFor(state))), clipOf(viewer.clip, state));
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
