import { clockFace } from "@casement/shared/lib/clock-face";
import type { ProgressSession } from "@casement/shared/scoring/progress/progress-entry";
import { type StepTimes, stepTimes } from "@casement/shared/scoring/progress/step-times";
import classes from "./progress.module.css";

/** The bars show at most twice the budget. */
const MOST_SHARE = 2;

/** Where the minutes go: each step's time in session after session, against its budget. */
export function StepMinutes({ sessions }: { sessions: readonly ProgressSession[] }) {
  const steps = stepTimes(sessions);
  if (steps.length === 0) return <p className={classes.note}>No step was timed yet.</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
      <section className={classes.scroll} tabIndex={0} aria-label="Minutes per step">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Session by session</th>
              <th scope="col">Median</th>
              <th scope="col">Budget</th>
              <th scope="col">Ran over</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.title}>
                <th scope="row" dir="auto">
                  {step.title}
                </th>
                <td>
                  <Bars step={step} />
                </td>
                <td>{clockFace(step.medianSpentMs)}</td>
                <td>{clockFace(step.medianBudgetMs)}</td>
                <td>
                  {step.over} of {step.sessions.length}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.note}>
        A bar is one session, the oldest first, and the line across is its budget. More than a tenth over counts as
        over.
      </p>
    </>
  );
}

const LATEST = 24;

function Bars({ step: { sessions } }: { step: StepTimes }) {
  return (
    <span className={classes.bars} aria-hidden="true">
      {sessions.slice(-LATEST).map(({ endedAt, spentMs, budgetMs }) => {
        const share = budgetMs === 0 ? MOST_SHARE : Math.min(MOST_SHARE, spentMs / budgetMs);
        return (
          <span
            key={endedAt}
            className={classes.bar}
            data-over={spentMs > budgetMs * 1.1}
            style={{ blockSize: `${(share / MOST_SHARE) * 100}%` }}
          />
        );
      })}
    </span>
  );
}
