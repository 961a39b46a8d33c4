import { clockFace } from "@casement/shared/lib/clock-face";
import { own } from "@casement/shared/lib/own";
import { type Mark, RECOMMENDATION_NAMES, type Scorecard, weightedMean } from "@casement/shared/scoring/score";
import { timeLedger } from "@casement/shared/session/time-ledger";
import type { ReactNode } from "react";
import { plural } from "@/lib/duration";
import { participantName } from "@/session/people";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { IconCheck } from "@/ui/icons/icons";
import { FeedbackReminder } from "./feedback-reminder";
import classes from "./outcome.module.css";
import { SectionLink } from "./section-link";
import { stillScoring, toDo } from "./to-do";

/** How the interview went, at a glance, and what its interviewer still has to do; each part leads to its section. */
export function Outcome() {
  return (
    <div className={classes.outcome}>
      <Verdicts />
      <Facts />
      <ToDoList />
    </div>
  );
}

/** The viewer's own marks, and those of others once both cards are submitted: the server sends no others. */
function Verdicts() {
  const me = useMyself();
  const cards = useSessionState((state) => state.scorecards);
  const shown = Object.values(cards)
    .filter((card) => card.scorerId === me.id || card.submittedAt !== null)
    .sort((a, b) => Number(b.scorerId === me.id) - Number(a.scorerId === me.id));
  if (shown.length === 0) return <p className={classes.none}>Nobody has marked anything yet.</p>;
  return (
    <div className={classes.cards}>
      {shown.map((card) => (
        <Verdict key={card.scorerId} card={card} named={shown.length > 1} />
      ))}
    </div>
  );
}

function Verdict({ card, named }: { card: Scorecard; named: boolean }) {
  const participants = useSessionState((state) => state.participants);
  const guide = useSessionState((state) => state.privateGuide);
  const criteria = guide?.rubric.criteria ?? [];
  const mean = weightedMean(card, criteria);
  const name = participantName(participants, card.scorerId);
  return (
    <section aria-label={`Scorecard of ${name}`}>
      {named && (
        <h3 className={classes.who} dir="auto">
          {name}
        </h3>
      )}
      <p className={classes.recommendation} data-open={card.recommendation === null || undefined}>
        {card.recommendation === null ? "No recommendation yet" : RECOMMENDATION_NAMES[card.recommendation]}
        {mean !== null && <span className={classes.mean}>{mean.toFixed(1)} of 4 on average</span>}
      </p>
      <dl className={classes.marks}>
        {criteria.map(({ key, title }) => (
          <div key={key}>
            <dt dir="auto">{title}</dt>
            <dd data-mark={own(card.scores, key)?.mark ?? undefined}>
              {markFace(own(card.scores, key)?.mark ?? null)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function markFace(mark: Mark | null): ReactNode {
  if (mark === null) return <span className={classes.unmarked}>no mark</span>;
  return mark === "not-observed" ? <span className={classes.unmarked}>not observed</span> : mark;
}

/** Help given and time, a line each. */
function Facts() {
  const hints = useSessionState((state) => state.hints.length);
  const checks = useSessionState((state) => state.checks.length);
  const practice = useIsPractice();
  const help = [...(hints > 0 ? [plural(hints, "hint")] : []), ...(checks > 0 ? [plural(checks, "design check")] : [])];
  const given = practice ? "taken" : "shown";
  return (
    <dl className={classes.facts}>
      <div>
        <dt>
          <SectionLink to="help">Help</SectionLink>
        </dt>
        <dd>{help.length === 0 ? "none" : `${help.join(" and ")} ${given}`}</dd>
      </div>
      <div>
        <dt>
          <SectionLink to="time">Time</SectionLink>
        </dt>
        <dd>
          <TimeWords />
        </dd>
      </div>
    </dl>
  );
}

function TimeWords() {
  const clock = useSessionState((state) => state.clock);
  const plan = useSessionState((state) => state.plan);
  const { rows, spentMs, carriedMs, budgetMs } = timeLedger(clock, plan?.steps ?? []);
  const over = rows.flatMap((row) => {
    const ms = row.spentMs + row.carriedMs - row.budgetMs;
    return ms >= 1000 ? [{ key: row.key, title: row.title, ms }] : [];
  });
  const skipped = rows.filter(({ entered, carriedMs: before }) => !entered && before === 0).length;
  return (
    <>
      {clockFace(spentMs + carriedMs)} of {clockFace(budgetMs)}
      {over.length === 0 ? ", no step over its budget" : "; over: "}
      {over.map(({ key, title, ms }, index) => (
        <span key={key}>
          {index > 0 && ", "}
          <bdi>{title}</bdi> <span className={classes.over}>+{clockFace(ms)}</span>
        </span>
      ))}
      {skipped > 0 && `; ${plural(skipped, "step")} skipped`}
    </>
  );
}

function ToDoList() {
  const me = useMyself();
  const state = useSessionState((whole) => whole);
  const practice = useIsPractice();
  const list = toDo(state, me);
  const waiting = practice ? [] : stillScoring(state, me.id);
  return (
    <section className={classes.toDo} aria-label="Still to do">
      {list.length === 0 ? (
        <p className={classes.done}>
          <IconCheck size={16} stroke={1.75} aria-hidden="true" />
          Nothing left to do.
        </p>
      ) : (
        <>
          <h3>Still to do</h3>
          <ul>
            {list.map(({ section, words }) => (
              <li key={words}>
                <SectionLink to={section}>{words}</SectionLink>
              </li>
            ))}
          </ul>
        </>
      )}
      <FeedbackReminder />
      {waiting.length > 0 && (
        <p className={classes.waiting}>
          {waiting.map(({ name }) => name).join(" and ")} {waiting.length === 1 ? "has" : "have"} not submitted a
          scorecard yet.
        </p>
      )}
    </section>
  );
}
