import type { Criterion } from "@casement/shared/scoring/rubric";
import { isSubmittable, missingIn, type Scorecard } from "@casement/shared/scoring/score";
import { Button } from "@mantine/core";
import { type MouseEvent, type ReactNode, useState } from "react";
import { useIsPractice } from "@/session/plan-options";
import { worstState } from "@/session/saver";
import { useSaves } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { SCORE_PREFIX } from "./card/use-card";
import { rowId } from "./criterion-row";
import classes from "./scoring.module.css";
import { VERDICT_ID } from "./verdict-field";

interface SubmitCardProps {
  readonly card: Scorecard;
  readonly criteria: readonly Criterion[];
  /** Whether the person has tried to submit: from then on the missing parts are listed. */
  readonly checked: boolean;
  readonly onCheck: () => void;
}

/** Submits the scorecard after a check; missing parts are listed with a link to each. */
export function SubmitCard({ card, criteria, checked, onCheck }: SubmitCardProps) {
  const saved = useSaves((entries) => worstState(entries, SCORE_PREFIX) === "saved");
  const practice = useIsPractice();
  const [asking, setAsking] = useState(false);
  const { run, busy } = useCommand();
  const missing = missingIn(card, criteria);
  const submit = async () => {
    await run("scorecard.submit", {});
    setAsking(false);
  };
  const ask = () => {
    onCheck();
    if (isSubmittable(missing)) setAsking(true);
  };
  return (
    <div className={classes.submit}>
      {checked && <MissingList missing={missing} criteria={criteria} />}
      <Button disabled={!saved} onClick={ask}>
        Submit scorecard
      </Button>
      {!saved && <p className={classes.hint}>You can submit once everything is saved.</p>}
      <ConfirmDialog
        opened={asking}
        title="Submit your scorecard?"
        confirmLabel="Submit"
        cancelLabel="Not yet"
        busy={busy}
        onConfirm={() => void submit()}
        onClose={() => setAsking(false)}
      >
        It cannot be changed afterwards.
        {!practice && " You will see the cards of everybody who has submitted theirs, and they will see yours."}
        {missing.evidence.length > 0 &&
          ` No evidence is written for: ${titles(missing.evidence, criteria).join(", ")}. You can submit without it.`}
      </ConfirmDialog>
    </div>
  );
}

function titles(keys: readonly string[], criteria: readonly Criterion[]): string[] {
  return criteria.filter(({ key }) => keys.includes(key)).map(({ title }) => title);
}

function bringIntoView(list: HTMLElement | null): void {
  list?.scrollIntoView({ block: "nearest" });
}

function MissingList({ missing, criteria }: { missing: ReturnType<typeof missingIn>; criteria: readonly Criterion[] }) {
  const lacks = (keys: readonly string[]) => criteria.filter(({ key }) => keys.includes(key));
  const needed = lacks(missing.marks);
  const advised = lacks(missing.evidence);
  if (needed.length === 0 && !missing.recommendation && advised.length === 0) return null;
  return (
    // The list may push its button out of the pane, so it is scrolled into view when it appears.
    <div className={classes.missing} role="alert" ref={bringIntoView}>
      {(needed.length > 0 || missing.recommendation) && (
        <>
          <p>Before you can submit:</p>
          <ul>
            {needed.map(({ key, title }) => (
              <li key={key}>
                <MarkLink criterion={key}>“{title}” has no mark</MarkLink>: give one, or choose “not observed”
              </li>
            ))}
            {missing.recommendation && (
              <li>
                <MarkLink criterion={null}>Choose an overall recommendation</MarkLink>
              </li>
            )}
          </ul>
        </>
      )}
      {advised.length > 0 && (
        <p>
          No evidence yet for{" "}
          {advised.map(({ key, title }, index) => (
            <span key={key}>
              {index > 0 && ", "}
              <MarkLink criterion={key}>{title}</MarkLink>
            </span>
          ))}
          . That is allowed, but a mark with evidence is worth more.
        </p>
      )}
    </div>
  );
}

/** Leads to the marks of a criterion, or of the recommendation, with the focus: there a digit marks. */
function MarkLink({ criterion, children }: { criterion: string | null; children: ReactNode }) {
  const id = criterion === null ? VERDICT_ID : rowId(criterion);
  const go = (event: MouseEvent) => {
    event.preventDefault();
    const row = document.getElementById(id);
    row?.querySelector("input")?.focus();
    row?.scrollIntoView({ block: "nearest" });
  };
  return (
    <a href={`#${id}`} onClick={go}>
      {children}
    </a>
  );
}
