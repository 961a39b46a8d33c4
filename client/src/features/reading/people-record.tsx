import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { ROLE_NAMES } from "@/session/people";
import { useServerNow, useSessionState } from "@/session/session-context";
import classes from "./reading.module.css";

/** Everybody who took part, removed people too, and whether they agreed to the recording. */
export function PeopleRecord() {
  const participants = useSessionState((state) => state.participants);
  const serverNow = useServerNow();
  return (
    <ul className={classes.people}>
      {Object.values(participants).map(({ id, name, role, color, consent, removed }) => (
        <li key={id}>
          <span className={classes.dot} style={{ background: color }} aria-hidden="true" />
          <span>
            <b dir="auto">{name}</b>, {ROLE_NAMES[role]}
            {removed && ", removed"}
          </span>
          <span className={classes.none}>
            {consent === null
              ? "no agreement to the recording"
              : `agreed ${sayWhenWithin(consent.at, serverNow(), ownZone())}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
