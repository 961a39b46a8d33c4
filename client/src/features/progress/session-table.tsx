import { meanShown, type ProgressSession } from "@casement/shared/scoring/progress/progress-entry";
import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { sayWhen } from "@/lib/zoned-time";
import classes from "./progress.module.css";
import { judgeWords } from "./progress-groups";

const PART = 20;

/** The sessions, newest first, in parts. */
export function SessionTable({ sessions }: { sessions: readonly ProgressSession[] }) {
  const [shown, setShown] = useState(PART);
  const newest = sessions.toReversed();
  const more = Math.min(PART, newest.length - shown);
  const now = Date.now();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
      <section className={classes.scroll} tabIndex={0} aria-label="Sessions and their marks">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Session</th>
              <th scope="col">When</th>
              <th scope="col">Mean mark</th>
              <th scope="col">Scored by</th>
              <th scope="col">Recording</th>
            </tr>
          </thead>
          <tbody>
            {newest.slice(0, shown).map((session) => (
              <tr key={session.sessionId}>
                <th scope="row">
                  <Link to={paths.session(session.sessionId)} dir="auto">
                    {session.title}
                  </Link>
                  <span className={classes.soft} dir="auto">
                    {session.problemTitle}
                    {session.retry ? ", a retry from a moment" : ""}
                  </span>
                </th>
                <td>{sayWhen(session.endedAt, now)}</td>
                <td>{meanShown(session)?.toFixed(1) ?? "–"}</td>
                <td>{judgeWords(session)}</td>
                <td>
                  <Watch session={session} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && (
        <Button variant="default" size="xs" mt={12} onClick={() => setShown(shown + PART)}>
          Show {more} more
        </Button>
      )}
    </>
  );
}

function Watch({ session: { practice, sessionId, shareId } }: { session: ProgressSession }) {
  if (practice) return <Link to={paths.playback(sessionId)}>Watch</Link>;
  return shareId === null ? "not shared" : <Link to={paths.sharedPlayback(shareId)}>Watch</Link>;
}
