import type { Criterion } from "@casement/shared/scoring/rubric";
import { isSubmittable, missingIn, type Scorecard } from "@casement/shared/scoring/score";
import { Button } from "@mantine/core";
import { useState } from "react";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { worstState } from "@/session/saver";
import { useSaves, useServerNow } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { IconLock } from "@/ui/icons";
import { anchorId } from "./criterion-field";
import classes from "./scoring.module.css";
import { SCORE_PREFIX } from "./use-card";
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
  const serverNow = useServerNow();
  const saved = useSaves((entries) => worstState(entries, SCORE_PREFIX) === "saved");
  const [asking, setAsking] = useState(false);
  const { run, busy } = useCommand();
  const missing = missingIn(card, criteria);
  if (card.submittedAt !== null) {
    return (
      <p className={classes.final}>
        <IconLock size={16} stroke={1.5} aria-hidden="true" />
        Submitted {sayWhenWithin(card.submittedAt, serverNow(), ownZone())}. It is final.
      </p>
    );
  }
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
      {!saved && <p className={classes.hint}>Waits until everything is saved.</p>}
      <ConfirmDialog
        opened={asking}
        title="Submit your scorecard?"
        confirmLabel="Submit"
        cancelLabel="Not yet"
        busy={busy}
        onConfirm={() => void submit()}
        onClose={() => setAsking(false)}
      >
        It cannot be changed afterwards. You then see the cards of those who have submitted theirs, and they see yours.
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
                <a href={`#${anchorId(key)}`}>Mark {title.toLowerCase()}</a>, or choose “not observed”
              </li>
            ))}
            {missing.recommendation && (
              <li>
                <a href={`#${VERDICT_ID}`}>Choose the overall recommendation</a>
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
              <a href={`#${anchorId(key)}`}>{title.toLowerCase()}</a>
            </span>
          ))}
          . That is allowed, but a mark with evidence is worth more.
        </p>
      )}
    </div>
  );
}
