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
      {Object.values(participants).map(({ id, name, role, color, consent, refusedAt, removed, sound }) => (
        <li key={id}>
          <span className={classes.dot} style={{ background: color }} aria-hidden="true" />
          <span>
            <b dir="auto">{name}</b>, {ROLE_NAMES[role]}
            {removed && ", removed"}
          </span>
          <span className={classes.none}>
            {consent !== null
              ? `agreed to the recording ${sayWhenWithin(consent.at, serverNow(), ownZone())}`
              : refusedAt !== null
                ? `did not agree to the recording, ${sayWhenWithin(refusedAt, serverNow(), ownZone())}`
                : role === "candidate"
                  ? "did not answer whether they agree to the recording"
                  : "not asked"}
            {sound.periods.length > 0 && "; sound recorded"}
            {sound.erasedAt !== null && "; sound deleted"}
          </span>
        </li>
      ))}
    </ul>
  );
}
