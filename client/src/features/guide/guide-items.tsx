import { can } from "@casement/shared/contract/policy";
import { clockFace } from "@casement/shared/lib/clock-face";
import { own } from "@casement/shared/lib/own";
import type { Guide } from "@casement/shared/problem/problem";
import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import { usePlanOptions } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { useKeptCommand } from "@/session/use-kept-command";
import { hintKey } from "@/session/use-show-hint";
import { RevealButton } from "@/ui/reveal-button";
import { KeptState } from "@/ui/saving/kept-state";
import classes from "./guide.module.css";

/** Time since the start of the interview; null before it. */
export function useTimeOf(at: number | undefined): string | null {
  const startedAt = useSessionState((state) => state.clock.startedAt);
  return at === undefined || startedAt === null ? null : clockFace(at - startedAt);
}

/** A question that can be marked as asked; the mark goes into the session log. */
export function AskedItem({ id, question, children }: { id: string; question: string; children: ReactNode }) {
  const me = useMyself();
  const askedAt = useSessionState((state) => own(state.asked, id));
  const mayMark = useSessionState((state) => can(me.role, "question.mark", state.phase));
  const time = useTimeOf(askedAt);
  const { run, busy } = useCommand();
  return (
    <div className={classes.item} data-asked={askedAt !== undefined || undefined}>
      <Checkbox
        size="xs"
        classNames={{ label: classes.checkLabel }}
        label={question}
        checked={askedAt !== undefined}
        disabled={!mayMark || busy}
        onChange={(event) => void run("question.mark", { itemId: id, asked: event.currentTarget.checked })}
      />
      <div className={classes.answer}>
        {time !== null && <p className={classes.when}>Asked at {time}</p>}
        {children}
      </div>
    </div>
  );
}

/** A hint. Revealing it asks first, because it is recorded as help given. */
function HintItem({ id, title, text }: { id: string; title: string; text: string }) {
  const me = useMyself();
  const revealedAt = useSessionState((state) => state.hints.find((hint) => hint.id === id)?.at);
  const { hints: switchedOn, mode } = usePlanOptions();
  const mayReveal = useSessionState((state) => can(me.role, "hint.reveal", state.phase)) && switchedOn;
  const time = useTimeOf(revealedAt);
  const { send, waiting, retry, discard } = useKeptCommand(hintKey(id));
  return (
    <div className={classes.item}>
      <p className={classes.hintTitle} dir="auto">
        {title}
      </p>
      <div className={classes.answer}>
        <p dir="auto">{text}</p>
        {revealedAt !== undefined && (
          <p className={classes.when}>
            {mode === "practice" ? "Taken at" : "Shown to the candidate at"} {time}
          </p>
        )}
        {revealedAt === undefined && mayReveal && waiting === null && (
          <RevealButton confirmLabel="Show hint" onConfirm={() => send("hint.reveal", { hintId: id })} />
        )}
        {revealedAt === undefined && waiting !== null && (
          <KeptState state={waiting.state} error={waiting.error} onRetry={retry} onDiscard={discard} />
        )}
      </div>
    </div>
  );
}

/** All hints of the guide, and which were shown when. */
export function Hints({ hints }: { hints: Guide["hints"] }) {
  const { hints: switchedOn } = usePlanOptions();
  return (
    <>
      {!switchedOn && <p className={classes.version}>Hints are switched off in this session.</p>}
      {hints.map((hint) => (
        <HintItem key={hint.id} {...hint} />
      ))}
    </>
  );
}

export function Lines({ items, ordered = false }: { items: readonly string[]; ordered?: boolean }) {
  const List = ordered ? "ol" : "ul";
  return (
    <List className={classes.lines} data-single={items.length === 1 || undefined}>
      {items.map((item) => (
        <li key={item} dir="auto">
          {item}
        </li>
      ))}
    </List>
  );
}

export function DeepDive({ title, options }: Guide["deepDives"][number]) {
  return (
    <div className={classes.item}>
      <p className={classes.hintTitle} dir="auto">
        {title}
      </p>
      {options.map(({ name, pros, cons }) => (
        <div key={name} className={classes.option}>
          <p dir="auto">{name}</p>
          <ul>
            {pros.map((pro) => (
              <li key={pro} data-sign="+">
                <bdi>{pro}</bdi>
              </li>
            ))}
            {cons.map((con) => (
              <li key={con} data-sign="−">
                <bdi>{con}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

export function WorkedEstimates({ rows }: { rows: Guide["estimates"] }) {
  return (
    <dl className={classes.estimates}>
      {rows.map(({ name, formula, exact, said }) => (
        <div key={name}>
          <dt dir="auto">{name}</dt>
          <dd>
            <code>{formula}</code>
            <span>{exact}</span>
            <span className={classes.said}>said: {said}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
