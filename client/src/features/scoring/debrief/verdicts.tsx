import { panelMean } from "@casement/shared/scoring/debrief-rows";
import { RECOMMENDATION_NAMES, weightedMean } from "@casement/shared/scoring/score";
import { Tag } from "@/ui/tag";
import { useCriteria } from "../card/use-card";
import classes from "./debrief.module.css";
import { DecisionField } from "./decision-field";
import type { OpenCard } from "./open-cards";

/** All recommendations together, the marks' mean with its spread beside them, and what the panel decides. */
export function Verdicts({ cards }: { cards: readonly OpenCard[] }) {
  const criteria = useCriteria();
  const panel = cards.filter(({ standing }) => standing === "panel").map(({ card }) => card);
  const mean = panelMean(panel, criteria);
  return (
    <section aria-label="Recommendations">
      <h3 className={classes.heading}>Recommendations</h3>
      <ul className={classes.cards}>
        {cards.map(({ card, name, standing }) => (
          <li key={card.scorerId}>
            <ScorerName name={name} standing={standing} />
            <strong>{card.recommendation === null ? "–" : RECOMMENDATION_NAMES[card.recommendation]}</strong>
            <span className={classes.mean}>mean {weightedMean(card, criteria)?.toFixed(1) ?? "–"}</span>
            {card.summary !== "" && <p dir="auto">{card.summary}</p>}
          </li>
        ))}
      </ul>
      {mean !== null && panel.length > 1 && (
        <p className={classes.figures}>
          Weighted mean of the panel's marks: {mean.mean.toFixed(1)} of 4, from {mean.lowest.toFixed(1)} to{" "}
          {mean.highest.toFixed(1)}. It decides nothing.
        </p>
      )}
      <DecisionField />
    </section>
  );
}

/** Whose card it is, and whether it counts in the panel's figures. */
export function ScorerName({ name, standing }: Pick<OpenCard, "name" | "standing">) {
  return (
    <span className={classes.who}>
      <bdi>{name}</bdi>
      {standing === "shadow" && <Tag>Shadow, not counted</Tag>}
      {standing === "late" && <Tag>Submitted later, not counted</Tag>}
    </span>
  );
}
