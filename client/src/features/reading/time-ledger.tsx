import { clockFace } from "@casement/shared/lib/clock-face";
import { type Ledger, type LedgerRow, timeLedger } from "@casement/shared/session/time-ledger";
import { useMemo } from "react";
import { plural } from "@/lib/duration";
import { wholeSeconds } from "@/lib/whole-seconds";
import { sessionRibbon } from "@/session/clock/session-ribbon";
import { useSessionState } from "@/session/session-context";
import { Ribbon } from "@/ui/ribbon/ribbon";
import classes from "./reading.module.css";

const NO_STEPS: readonly never[] = [];

/**
 * Time per step against its budget, as a chart and as a table: the steps add up to what is compared with the budget, and
 * with the pauses to the wall clock.
 */
export function TimeLedger() {
  const plan = useSessionState((state) => state.plan);
  const clock = useSessionState((state) => state.clock);
  const steps = plan?.steps ?? NO_STEPS;
  const ledger = useMemo(() => timeLedger(clock, steps), [clock, steps]);
  const { segments, gaps } = sessionRibbon({ plan, clock, phase: "ended" }, clock.endedAt ?? 0);
  const shown = wholeSeconds([...ledger.rows.map((row) => row.spentMs), ledger.pausedMs]);
  return (
    <>
      <Ribbon
        size="chart"
        segments={segments.map((segment, index) => ({
          ...segment,
          spentMs: (shown[index] ?? 0) + (ledger.rows[index]?.carriedMs ?? 0),
          skipped: isSkipped(ledger.rows[index]),
        }))}
        gaps={gaps}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
      <section className={classes.scroll} tabIndex={0} aria-label="Time per step">
        <table className={classes.ledger}>
          <Head carried={ledger.carriedMs > 0} />
          <tbody>
            {ledger.rows.map((row, index) => (
              <StepTimes
                key={row.key}
                row={row}
                number={index + 1}
                spentMs={shown[index] ?? 0}
                carried={ledger.carriedMs > 0}
              />
            ))}
          </tbody>
          <Sums ledger={ledger} shown={shown} pauses={clock.pauses.length} />
        </table>
      </section>
    </>
  );
}

interface SumsProps {
  readonly ledger: Ledger;
  /** The seconds shown for each step, and last for the pauses. */
  readonly shown: readonly number[];
  readonly pauses: number;
}

/** The time in steps, which is held against the budget, and with the pauses the wall clock. */
function Sums({ ledger: { budgetMs, carriedMs }, shown, pauses }: SumsProps) {
  const pausedMs = shown.at(-1) ?? 0;
  const inSteps = shown.slice(0, -1).reduce((sum, part) => sum + part, 0);
  const carried = carriedMs > 0;
  return (
    <tfoot>
      <tr>
        <th scope="row">All steps</th>
        <td>{clockFace(budgetMs)}</td>
        {carried && <td>{clockFace(carriedMs)}</td>}
        <td>{clockFace(inSteps)}</td>
        <Difference ms={inSteps + carriedMs - budgetMs} />
      </tr>
      <tr className={classes.part}>
        <th scope="row">Paused{pauses > 0 && `, ${plural(pauses, "time")}`}</th>
        <td />
        {carried && <td />}
        <td>{clockFace(pausedMs)}</td>
        <td />
      </tr>
      <tr className={classes.part}>
        <th scope="row">From start to end, with pauses</th>
        <td />
        {carried && <td />}
        <td>{clockFace(inSteps + pausedMs)}</td>
        <td />
      </tr>
    </tfoot>
  );
}

function isSkipped(row: LedgerRow | undefined): boolean {
  return row !== undefined && !row.entered && row.carriedMs === 0;
}

function Head({ carried }: { carried: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">Step</th>
        <th scope="col">Budget</th>
        {carried && <th scope="col">Before</th>}
        <th scope="col">Spent</th>
        <th scope="col">Difference</th>
      </tr>
    </thead>
  );
}

interface StepTimesProps {
  readonly row: LedgerRow;
  readonly number: number;
  /** In whole seconds, so that the shown times add up. */
  readonly spentMs: number;
  /** Whether the table has a column for the time spent before this session. */
  readonly carried: boolean;
}

function StepTimes({ row, number, spentMs, carried }: StepTimesProps) {
  return (
    <tr>
      <th scope="row">
        <span>{number}</span> <bdi>{row.title}</bdi>
      </th>
      <td>{budgetWords(row)}</td>
      {carried && <td>{row.carriedMs > 0 ? clockFace(row.carriedMs) : "–"}</td>}
      <td>{isSkipped(row) ? "skipped" : clockFace(spentMs)}</td>
      <Difference ms={isSkipped(row) ? 0 : spentMs + row.carriedMs - row.budgetMs} />
    </tr>
  );
}

function budgetWords({ budgetMs, extendedMs }: LedgerRow) {
  return (
    <>
      {clockFace(budgetMs)}
      {extendedMs > 0 && <small> with {clockFace(extendedMs)} added</small>}
    </>
  );
}

function Difference({ ms }: { ms: number }) {
  if (Math.abs(ms) < 1000) return <td>–</td>;
  return <td data-over={ms > 0 || undefined}>{ms > 0 ? `${clockFace(ms)} over` : `${clockFace(-ms)} under`}</td>;
}
