import { own } from "@casement/shared/lib/own";
import { LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import { type Mark, RECOMMENDATION_NAMES, type Scorecard, weightedMean } from "@casement/shared/scoring/score";
import { participantName } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";
import classes from "./compare.module.css";
import { MarkedWhen } from "./marked-when";
import { Pins } from "./pins";
import { useCriteria } from "./use-card";

/** The scorecards that the viewer may see: submitted ones, once the viewer's own is submitted. */
export function useOpenCards(): readonly Scorecard[] {
  const me = useMyself();
  const cards = useSessionState((state) => state.scorecards);
  if (own(cards, me.id)?.submittedAt == null) return [];
  const mine = own(cards, me.id) as Scorecard;
  const others = Object.values(cards).filter((card) => card.scorerId !== me.id && card.submittedAt !== null);
  return [mine, ...others];
}

/** Submitted scorecards in one table: one row per criterion, one column per scorer. */
export function CompareCards({ cards }: { cards: readonly Scorecard[] }) {
  const criteria = useCriteria();
  const participants = useSessionState((state) => state.participants);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label="Scorecards side by side">
      <table className={classes.table}>
        <thead className={classes.head}>
          <tr>
            <th scope="col">Criterion</th>
            {cards.map((card) => (
              <th key={card.scorerId} scope="col" dir="auto">
                {participantName(participants, card.scorerId)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ key, title }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              {cards.map((card) => (
                <td key={card.scorerId}>
                  <MarkWords mark={own(card.scores, key)?.mark ?? null} />
                  <p dir="auto">{own(card.scores, key)?.evidence}</p>
                  <Pins pins={card.pins.filter((pin) => pin.criterion === key)} />
                  <MarkedWhen at={own(card.markedAt, key)} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Recommendation</th>
            {cards.map((card) => (
              <td key={card.scorerId}>
                <strong>{card.recommendation === null ? "–" : RECOMMENDATION_NAMES[card.recommendation]}</strong>
                <span className={classes.mean}>mean {weightedMean(card, criteria)?.toFixed(1) ?? "–"}</span>
                <p dir="auto">{card.summary}</p>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function MarkWords({ mark }: { mark: Mark | null }) {
  if (mark === null) return <span className={classes.none}>no mark</span>;
  if (mark === "not-observed") return <span className={classes.none}>not observed</span>;
  return (
    <span className={classes.mark}>
      <b data-level={mark}>{mark}</b> {LEVEL_NAMES[mark]}
    </span>
  );
}
