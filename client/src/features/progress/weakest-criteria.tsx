import { clockFace } from "@casement/shared/lib/clock-face";
import { writeMoment } from "@casement/shared/lib/moment-address";
import { type CriterionStanding, weakest } from "@casement/shared/scoring/progress/criterion-standings";
import type { ProgressSession, ShownMark } from "@casement/shared/scoring/progress/progress-entry";
import { LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { plural } from "@/lib/duration";
import classes from "./progress.module.css";

/** The two criteria in which the marks are lowest, with the sessions and moments to look at again. */
export function WeakestCriteria({ standings }: { standings: readonly CriterionStanding[] }) {
  const found = weakest(standings);
  if (found.length === 0)
    return <p className={classes.note}>All criteria stand alike and meet the bar: none is weaker than the others.</p>;
  return (
    <ul className={classes.cards}>
      {found.map(({ criterion, title, mean, sessions, lowest }) => (
        <li key={criterion} className={classes.card}>
          <h3>{title}</h3>
          <p className={classes.note}>
            Mean {mean.toFixed(1)} of 4 in {plural(sessions, "session")}. Its lowest marks:
          </p>
          <ul className={classes.plain}>
            {lowest.map(({ session, shown }) => (
              <li key={session.sessionId}>
                <Lowest session={session} shown={shown} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Lowest({ session, shown: { mark, anchor, pins } }: { session: ProgressSession; shown: ShownMark }) {
  const level = mark === "not-observed" ? "not observed" : `${mark}, ${LEVEL_NAMES[mark].toLowerCase()}`;
  return (
    <>
      <Link to={paths.session(session.sessionId)} dir="auto">
        {session.title}
      </Link>
      : {level}
      {pins.map(({ pinId, atMs }) => (
        <Link
          key={pinId}
          className={classes.moment}
          to={paths.playback(session.sessionId, writeMoment(atMs), pinId)}
          aria-label={`${session.title} at ${clockFace(atMs)}`}
        >
          {clockFace(atMs)}
        </Link>
      ))}
      {anchor !== null && <span className={classes.soft}>{anchor}</span>}
    </>
  );
}
