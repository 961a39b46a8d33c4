import { common, joined, lengthOf, type Stretch, without } from "@casement/shared/lib/stretches";
import { presenceOf } from "@casement/shared/session-log/presence";
import type { SessionState } from "@casement/shared/session-log/state";
import { type Talk, talkOf } from "@casement/shared/sound/talk";
import type { RecordedVoices } from "@/api/sound";

export interface RecordedTalk {
  readonly talk: Talk;
  /** The interview without its pauses, whether or not the viewer was there, in ms. */
  readonly wholeMs: number;
}

/** Who talked how much in an ended interview, as far as this viewer may hear it; all times are playback times. */
export function talkOfRecording(
  { startAt, takes }: RecordedVoices,
  { clock, participants, plan, presence: there }: Pick<SessionState, "clock" | "participants" | "plan" | "presence">,
  viewerId: string,
): RecordedTalk {
  const played = (stretches: readonly Stretch[]) =>
    stretches.map(({ from, to }) => ({ from: from - startAt, to: to - startAt }));
  const end = clock.endedAt ?? clock.startedAt ?? startAt;
  const closed = ({ from, to }: { readonly from: number; readonly to: number | null }) => ({ from, to: to ?? end });
  const whole = without(played([{ from: clock.startedAt ?? end, to: end }]), played(joined(clock.pauses.map(closed))));
  const presence = (id: string) => played(presenceOf({ presence: there }, [id]));
  const people = Object.values(participants).filter(({ role }) => role !== "observer");
  const speakers = people.map(({ id }) => {
    const heard = takes.filter(({ participantId }) => participantId === id);
    return {
      id,
      there: presence(id),
      known: joined(heard.flatMap(({ known }) => known)),
      spoken: joined(heard.flatMap(({ spoken }) => spoken)),
    };
  });
  const visits = (plan?.steps ?? []).map((_, index) =>
    clock.visits
      .filter(({ stepIndex }) => stepIndex === index)
      .map(({ enteredAt, leftAt }) => closed({ from: enteredAt, to: leftAt })),
  );
  const counted = common(whole, presence(viewerId));
  return { talk: talkOf({ speakers, counted, steps: visits.map(played) }), wholeMs: lengthOf(whole) };
}
