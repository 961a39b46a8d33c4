import { own } from "@casement/shared/lib/own";
import { RECOMMENDATION_NAMES, type Scorecard, weightedMean } from "@casement/shared/scoring/score";
import type { CSSProperties } from "react";
import { participantName } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";
import { useCriteria } from "./card/use-card";
import classes from "./compare.module.css";
import { Pins } from "./evidence/pins";
import { MarkWords } from "./mark-words";
import { MarkedWhen } from "./marked-when";

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
      <table className={classes.table} style={{ "--cards": cards.length } as CSSProperties}>
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
            <tr key={key} data-apart={areApart(cards, key) || undefined}>
              <th scope="row" dir="auto">
                {title}
                {areApart(cards, key) && <span className={classes.apart}>Far apart: talk about it</span>}
              </th>
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

/** From this many levels between two cards on, the scorers saw something different. */
const FAR = 2;

function areApart(cards: readonly Scorecard[], criterion: string): boolean {
  const levels = cards.map((card) => own(card.scores, criterion)?.mark).filter((mark) => typeof mark === "number");
  return Math.max(...levels) - Math.min(...levels) >= FAR;
}
