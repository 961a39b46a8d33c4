import { meanShown, type ProgressSession } from "@casement/shared/scoring/progress/progress-entry";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { sayWhen } from "@/lib/zoned-time";
import classes from "./progress.module.css";
import { judgeWords } from "./progress-groups";

/** More columns cannot be read side by side. */
const MOST_BESIDE = 6;

/** Problems that were met more than once, each with its attempts side by side. */
export function Attempts({ sessions }: { sessions: readonly ProgressSession[] }) {
  const problems = new Map<string, ProgressSession[]>();
  for (const session of sessions)
    problems.set(session.problemId, [...(problems.get(session.problemId) ?? []), session]);
  const again = [...problems.values()].filter((attempts) => attempts.length > 1);
  if (again.length === 0)
    return (
      <p className={classes.note}>No problem was met twice yet. When one is, its attempts stand here side by side.</p>
    );
  return again.map((attempts) => <Beside key={attempts[0]?.problemId} attempts={attempts.slice(-MOST_BESIDE)} />);
}

function Beside({ attempts }: { attempts: readonly ProgressSession[] }) {
  const now = Date.now();
  const title = attempts.at(-1)?.problemTitle ?? "";
  const criteria = new Map(
    attempts.flatMap(({ marks }) => marks.map(({ criterion, title: name }) => [criterion, name] as const)),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={`Attempts of ${title}`}>
      <table className={classes.table}>
        <caption dir="auto">{title}</caption>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            {attempts.map(({ sessionId, endedAt, retry }) => (
              <th key={sessionId} scope="col">
                <Link to={paths.session(sessionId)}>{sayWhen(endedAt, now)}</Link>
                {retry && <span className={classes.soft}>retry from a moment</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Scored by</th>
            {attempts.map((session) => (
              <td key={session.sessionId}>{judgeWords(session)}</td>
            ))}
          </tr>
          {[...criteria].map(([criterion, name]) => (
            <tr key={criterion}>
              <th scope="row">{name}</th>
              {attempts.map((session) => (
                <td key={session.sessionId}>{markIn(session, criterion)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Mean mark</th>
            {attempts.map((session) => (
              <td key={session.sessionId}>{meanShown(session)?.toFixed(1) ?? "–"}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function markIn({ marks }: ProgressSession, criterion: string): string {
  const mark = marks.find((each) => each.criterion === criterion)?.mark;
  if (mark === undefined) return "–";
  return mark === "not-observed" ? "not observed" : String(mark);
}
