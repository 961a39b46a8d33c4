import type { Participant } from "@casement/shared/session-log/state";
import { useMemo } from "react";
import { type RecordedVoices, useRecordedVoices } from "@/api/sound";
import { talkOfRecording } from "@/recording/talk-of-recording";
import { useMyself, useServerNow, useSessionId, useSessionState } from "@/session/session-context";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import classes from "../reading.module.css";
import { TalkFigures } from "./talk-figures";

/** The server makes takes out of what was recorded within this time of the end. */
const PREPARED_WITHIN_MS = 2 * 60_000;

/** Who talked how much, as far as this interviewer may hear it: from voice activity alone. */
export function TalkMirror() {
  const { id: myId } = useMyself();
  const clock = useSessionState((state) => state.clock);
  const participants = useSessionState((state) => state.participants);
  const plan = useSessionState((state) => state.plan);
  const presence = useSessionState((state) => state.presence);
  const serverNow = useServerNow();
  const recorded = Object.values(participants).filter(isRecorded);
  const isAwaiting = ({ takes }: RecordedVoices) =>
    serverNow() - (clock.endedAt ?? 0) < PREPARED_WITHIN_MS &&
    recorded.some(({ id }) => takes.every(({ participantId }) => participantId !== id));
  // Sound that was deleted is gone from here too.
  const edition = JSON.stringify(Object.values(participants).map(({ sound }) => [sound.periods, sound.erasedAt]));
  const { data: voices, isError, error, refetch } = useRecordedVoices(useSessionId(), edition, isAwaiting);
  const found = useMemo(
    () => (voices === undefined ? null : talkOfRecording(voices, { clock, participants, plan, presence }, myId)),
    [voices, clock, participants, plan, presence, myId],
  );
  if (voices === undefined || found === null)
    return isError ? (
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    ) : (
      <LoadingRows rows={2} height={40} />
    );
  const awaiting = isAwaiting(voices);
  if (found.talk.people.length === 0)
    return <p className={classes.none}>{sayNothing(awaiting, recorded.length > 0)}</p>;
  return (
    <>
      {awaiting && (
        <p className={classes.lead}>Somebody's sound is still being prepared and is counted once it is ready.</p>
      )}
      <TalkFigures recorded={found} />
    </>
  );
}

/** Whether this person's sound was recorded and not deleted since. */
const isRecorded = ({ role, sound }: Participant) =>
  role !== "observer" && sound.periods.length > 0 && sound.erasedAt === null;

function sayNothing(awaiting: boolean, anybody: boolean): string {
  if (awaiting) return "The sound is still being prepared. The figures appear here once it is ready.";
  return anybody ? "There is no sound of this interview that you can hear." : "No sound was recorded.";
}
