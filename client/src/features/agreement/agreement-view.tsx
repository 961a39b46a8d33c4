import type { ScoredByRubric } from "@casement/shared/contract/http/scoring-routes";
import type { Agreement, AgreementReport, SameScorers } from "@casement/shared/scoring/agreement/agreement-of";
import type { Interval } from "@casement/shared/scoring/agreement/bootstrap";
import { useId } from "react";
import { plural } from "@/lib/duration";
import classes from "./agreement.module.css";
import { intervalWords, isParadox, percent, STANDING_WORDS, summaryWords } from "./agreement-words";
import { Disagreements } from "./disagreements";

interface AgreementViewProps {
  readonly rubric: ScoredByRubric;
  readonly report: AgreementReport;
}

/** How alike the sessions of one rubric were scored. */
export function AgreementView({ rubric, report }: AgreementViewProps) {
  return (
    <>
      <p className={classes.summary}>{summaryWords(report.together)}</p>
      {isParadox(report) && (
        <p className={classes.summary}>
          Nearly all marks are the same level. That makes alpha low or undefined even though people agree; AC2 is made
          for this case.
        </p>
      )}
      {report.together.standing !== "few" && <Figures rubric={rubric} report={report} />}
      {report.sameScorers !== null && <Same {...report.sameScorers} />}
      <Disagreements rubric={rubric} disagreements={report.disagreements} />
    </>
  );
}

function Figures({ rubric, report }: AgreementViewProps) {
  const heading = useId();
  const rows: [string, Agreement][] = [
    ["All criteria together", report.together],
    ...rubric.criteria.map(({ title }, index): [string, Agreement] => [
      title,
      report.criteria[index] ?? report.together,
    ]),
  ];
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>By criterion</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
      <section className={classes.scroll} tabIndex={0} aria-label="Figures by criterion">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col">Sessions</th>
              <th scope="col">Same level</th>
              <th scope="col">At most one apart</th>
              <th scope="col">Alpha, 95% interval</th>
              <th scope="col">AC2, 95% interval</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([title, each], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows are the rubric's, in its order.
              <tr key={index}>
                <th scope="row" dir="auto">
                  {title}
                </th>
                <td>{each.sessions}</td>
                <td>{percent(each.same)}</td>
                <td>{percent(each.close)}</td>
                <td>
                  <Range of={each.alpha} />
                </td>
                <td>
                  <Range of={each.ac2} />
                </td>
                <td data-standing={each.standing}>{STANDING_WORDS[each.standing]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.note}>
        Alpha is Krippendorff's for ordered levels, AC2 Gwet's. 1 is full agreement, 0 what chance gives. “Not observed”
        counts as missing. The intervals come from drawing whole sessions again, a thousand times.
      </p>
    </section>
  );
}

const WIDTH = 100;
const toX = (value: number) => Math.min(1, Math.max(0, value)) * WIDTH;

/** A value with its interval, in figures and as a line from 0 to 1. */
function Range({ of }: { of: Interval | null }) {
  if (of === null) return "–";
  return (
    <span className={classes.range}>
      {intervalWords(of)}
      <svg viewBox={`0 0 ${WIDTH} 8`} aria-hidden="true" preserveAspectRatio="none">
        <line className={classes.axis} x1="0" x2={WIDTH} y1="4" y2="4" />
        <line className={classes.interval} x1={toX(of.low)} x2={toX(of.high)} y1="4" y2="4" />
        <line className={classes.value} x1={toX(of.value)} x2={toX(of.value)} y1="0" y2="8" />
      </svg>
    </span>
  );
}

function Same({ scorers, sessions, single, mean, kappa }: SameScorers) {
  const heading = useId();
  const figures: [string, Interval | null][] = [
    ["One scorer's marks, ICC(2,1)", single],
    [`The mean of all ${scorers}, ICC(2,k)`, mean],
    ["Weighted kappa", kappa],
  ];
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>The same {scorers} scorers</h2>
      <p className={classes.note}>
        {plural(sessions, "session")} were scored by the same {scorers} people. For them it can be said how much one
        person's card is worth, and how much the mean of all.
      </p>
      <dl className={classes.figures}>
        {figures.map(([name, of]) =>
          of === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Range of={of} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
