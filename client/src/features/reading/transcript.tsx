import { ownZone, wallTimeOf } from "../../lib/zoned-time";
import { nameOf } from "../../realtime/people";
import { useSessionState } from "../../realtime/room-context";
import classes from "./reading.module.css";

/** All chat messages with their times of day. */
export function Transcript() {
  const chat = useSessionState((state) => state.chat);
  const participants = useSessionState((state) => state.participants);
  if (chat.length === 0) return <p className={classes.none}>Nobody wrote in the chat.</p>;
  const zone = ownZone();
  return (
    <ol className={classes.moments}>
      {chat.map((message) => (
        <li key={message.id}>
          <time dateTime={new Date(message.at).toISOString()}>{wallTimeOf(message.at, zone).time}</time>
          <span className={classes.spoken}>
            <b>{nameOf(participants, message.author)}</b> {message.text}
          </span>
        </li>
      ))}
    </ol>
  );
}
