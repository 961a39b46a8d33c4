import type { Talk } from "@casement/shared/sound/talk";
import { useSessionState } from "@/session/session-context";
import classes from "../reading.module.css";
import { type Talker, TalkerName } from "./person-table";
import { percentsOf, ShareBar } from "./share-bar";
import styles from "./talk.module.css";

const NO_STEPS: readonly never[] = [];

interface StepTableProps {
  readonly talk: Talk;
  /** `talk.people`, in their order. */
  readonly talkers: readonly Talker[];
}

/** Each person's share of talk in each step. */
export function StepTable({ talk, talkers }: StepTableProps) {
  const steps = useSessionState((state) => state.plan?.steps) ?? NO_STEPS;
  const isPartial = talk.steps.some((step) => step.isPartial);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label="Share of talk per step">
      <table className={classes.ledger}>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <td className={styles.bars} />
            {talkers.map((talker) => (
              <th key={talker.id} scope="col">
                <TalkerName talker={talker} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {talk.steps.map((step, index) => (
            <StepRow
              key={steps[index]?.key}
              number={index + 1}
              title={steps[index]?.title ?? ""}
              step={step}
              talkers={talkers}
            />
          ))}
        </tbody>
      </table>
      {isPartial && <p className={styles.footnote}>* A part of somebody's sound is missing here and is not counted.</p>}
    </section>
  );
}

interface StepRowProps {
  readonly number: number;
  readonly title: string;
  readonly step: Talk["steps"][number];
  readonly talkers: readonly Talker[];
}

function StepRow({ number, title, step: { shares, isPartial }, talkers }: StepRowProps) {
  const percents = percentsOf(shares);
  return (
    <tr>
      <th scope="row">
        <span>{number}</span> <bdi>{title}</bdi>
        {isPartial && " *"}
      </th>
      <td className={styles.bars}>
        <ShareBar shares={shares} talkers={talkers} />
      </td>
      {talkers.map(({ id }, index) => (
        <td key={id}>{percents[index] == null ? "–" : `${percents[index]}%`}</td>
      ))}
    </tr>
  );
}
