import { clockFace } from "@casement/shared/lib/clock-face";
import { own } from "@casement/shared/lib/own";
import type { DebriefRow } from "@casement/shared/scoring/debrief-rows";
import type { Criterion } from "@casement/shared/scoring/rubric";
import { helpOn } from "@casement/shared/session-log/panel/help-given";
import { useSessionState } from "@/session/session-context";
import { Tag } from "@/ui/tag";
import { Pins } from "../evidence/pins";
import { MarkWords } from "../mark-words";
import { ConsensusField } from "./consensus-field";
import classes from "./debrief.module.css";
import type { OpenCard } from "./open-cards";
import { Remarks } from "./remarks";
import { ScorerName } from "./verdicts";

/** One criterion: everybody's mark with what its level means, evidence and moments; then the talk and the agreement. */
export function CriterionDebrief({ row, cards }: { row: DebriefRow; cards: readonly OpenCard[] }) {
  const { criterion } = row;
  return (
    <article className={classes.criterion} aria-label={criterion.title}>
      <h4 className={classes.title}>
        <bdi>{criterion.title}</bdi>
        <HowApart row={row} />
      </h4>
      <Help criterion={criterion} />
      <ul className={classes.cards}>
        {cards.map((each) => (
          <li key={each.card.scorerId}>
            <ScorerName {...each} />
            <Marked criterion={criterion} card={each} />
          </li>
        ))}
      </ul>
      <Remarks criterion={criterion.key} title={criterion.title} />
      <ConsensusField criterion={criterion} />
    </article>
  );
}

function HowApart({ row }: { row: DebriefRow }) {
  if (row.acrossBar)
    return (
      <Tag tone="vermilion">
        Both sides of the bar, {row.spread} {row.spread === 1 ? "level" : "levels"} apart
      </Tag>
    );
  if (row.spread > 0) return <Tag tone="amber">{row.spread === 1 ? "1 level" : `${row.spread} levels`} apart</Tag>;
  return row.partlyObserved ? <Tag tone="amber">Not observed by everybody</Tag> : null;
}

/** A mark of a criterion for which the candidate had help means something else. */
function Help({ criterion }: { criterion: Criterion }) {
  const state = useSessionState((whole) => whole);
  const startedAt = state.clock.startedAt ?? 0;
  const help = helpOn(criterion, state);
  if (help.length === 0) return null;
  return (
    <details className={classes.help}>
      <summary>Help was given in {help.length === 1 ? "its steps, once" : `its steps, ${help.length} times`}</summary>
      <ul>
        {help.map(({ id, kind, words, at }) => (
          <li key={`${kind} ${id}`}>
            {clockFace(at - startedAt)} {kind === "hint" ? "Hint" : "Finding"}: <bdi>{words}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Marked({ criterion, card: { card } }: { criterion: Criterion; card: OpenCard }) {
  const score = own(card.scores, criterion.key);
  const mark = score?.mark ?? null;
  return (
    <>
      <MarkWords mark={mark} />
      {typeof mark === "number" && (
        <p className={classes.anchor} dir="auto">
          {criterion.anchors[mark - 1]}
        </p>
      )}
      {score !== undefined && score.evidence !== "" && <p dir="auto">{score.evidence}</p>}
      <Pins pins={card.pins.filter((pin) => pin.criterion === criterion.key)} />
    </>
  );
}
