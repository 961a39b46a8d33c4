import { clockFace } from "@casement/shared/lib/clock-face";
import { ownZone, wallTimeOf } from "@/lib/zoned-time";
import { participantName } from "@/session/people";
import { useOpenMoment, useSessionState } from "@/session/session-context";
import { MomentTime } from "@/ui/moment-time";
import classes from "./reading.module.css";

/** All chat messages, each with its time in the interview; those before the start with the time of day. */
export function Transcript() {
  const chat = useSessionState((state) => state.chat);
  const participants = useSessionState((state) => state.participants);
  const startedAt = useSessionState((state) => state.clock.startedAt);
  const openMoment = useOpenMoment();
  if (chat.length === 0) return <p className={classes.none}>No chat messages.</p>;
  const zone = ownZone();
  return (
    <ol className={classes.moments}>
      {chat.map((message) => (
        <li key={message.id}>
          {openMoment === null || startedAt === null || message.at < startedAt ? (
            <time dateTime={new Date(message.at).toISOString()}>{wallTimeOf(message.at, zone).time}</time>
          ) : (
            <MomentTime label={clockFace(message.at - startedAt)} onOpen={() => openMoment(message.at)} />
          )}
          <span className={classes.spoken}>
            <b dir="auto">{participantName(participants, message.author)}</b> <span dir="auto">{message.text}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
