import { own } from "@casement/shared/lib/own";
import { RECOMMENDATION_NAMES, type Scorecard, weightedMean } from "@casement/shared/scoring/score";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { useServerNow } from "@/session/session-context";
import { IconLock } from "@/ui/icons/icons";
import { useCriteria } from "./card/use-card";
import { Pins } from "./evidence/pins";
import { MarkWords } from "./mark-words";
import { MarkedWhen } from "./marked-when";
import classes from "./scoring.module.css";

/** The scorer's own card once it is submitted, to be read: fields that nobody can change any more would only be in the way. */
export function FinalCard({ card }: { card: Scorecard }) {
  const criteria = useCriteria();
  const serverNow = useServerNow();
  const mean = weightedMean(card, criteria);
  return (
    <section className={classes.card} aria-label="My scorecard">
      <p className={classes.final}>
        <IconLock size={16} stroke={1.5} aria-hidden="true" />
        Submitted {sayWhenWithin(card.submittedAt ?? 0, serverNow(), ownZone())}. It is final.
      </p>
      <dl className={classes.finalMarks}>
        {criteria.map(({ key, title }) => (
          <div key={key}>
            <dt dir="auto">{title}</dt>
            <dd>
              <MarkWords mark={own(card.scores, key)?.mark ?? null} />
              <p dir="auto">{own(card.scores, key)?.evidence}</p>
              <Pins pins={card.pins.filter((pin) => pin.criterion === key)} />
              <MarkedWhen at={own(card.markedAt, key)} />
            </dd>
          </div>
        ))}
        <div>
          <dt>Recommendation</dt>
          <dd>
            <strong>{card.recommendation === null ? "–" : RECOMMENDATION_NAMES[card.recommendation]}</strong>
            {mean !== null && <span className={classes.hint}> mean {mean.toFixed(1)} of 4</span>}
            <p dir="auto">{card.summary}</p>
          </dd>
        </div>
      </dl>
    </section>
  );
}
