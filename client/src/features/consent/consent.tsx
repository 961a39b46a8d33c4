import { can } from "@casement/shared/contract/policy";
import { isInterviewer } from "@casement/shared/session/role";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import { Button } from "@mantine/core";
import { useMemo } from "react";
import { peopleOf } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { IconCheck } from "@/ui/icons";
import classes from "./consent.module.css";
import { CONSENT_WORDS } from "./consent-labels";

/** What is recorded, and this person's agreement to it or the question for it. */
export function ConsentCard() {
  const { run, busy } = useCommand();
  const me = useMyself();
  const given = me.consent !== null;
  return (
    <section className={classes.card} aria-labelledby="consent-heading">
      <h2 id="consent-heading" className={classes.heading}>
        This interview is recorded
      </h2>
      {CONSENT_WORDS.map((words) => (
        <p key={words} className={classes.words}>
          {words}
        </p>
      ))}
      {given ? (
        <Given />
      ) : (
        <Button
          variant="light"
          loading={busy}
          onClick={() => void run("consent.give", { textVersion: CONSENT_TEXT_VERSION })}
        >
          I agree to the recording
        </Button>
      )}
    </section>
  );
}

/** This person's agreement, and the button that withdraws it. */
function Given() {
  const { run, busy } = useCommand();
  return (
    <div className={classes.given}>
      <span>
        <IconCheck size={16} stroke={2} aria-hidden="true" /> You agreed to the recording
      </span>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label="Withdraw my agreement"
        loading={busy}
        onClick={() => void run("consent.withdraw", {})}
      >
        Withdraw
      </Button>
    </div>
  );
}

/**
 * During and after the interview, so that the agreement can be withdrawn at any time. Nothing for people who were never
 * asked.
 */
export function ConsentNote() {
  const me = useMyself();
  const ended = useSessionState((state) => state.phase === "ended");
  if (me.consent !== null) {
    return (
      <section className={classes.note} aria-label="Recording">
        <Given />
      </section>
    );
  }
  return ended ? (
    <p className={classes.words}>
      You have not agreed to the recording, or took it back: your interviewer sees that. To have the record removed, ask
      them to delete the session.
    </p>
  ) : null;
}

/** Tells interviewers who is in the room without an agreement. */
export function ConsentMissing() {
  const me = useMyself();
  const participants = useSessionState((state) => state.participants);
  const missing = useMemo(
    () => peopleOf(participants).filter(({ role, consent }) => role === "candidate" && consent === null),
    [participants],
  );
  if (!isInterviewer(me.role) || missing.length === 0) return null;
  return (
    <p className={classes.missing} role="status">
      Not agreed to the recording: {missing.map(({ name }) => name).join(", ")}. Talk about it; deleting the session
      after its end removes the record.
    </p>
  );
}

/** The question as one line in the room, for a candidate who has not answered it. */
export function ConsentBanner() {
  const { run, busy } = useCommand();
  const me = useMyself();
  const open = useSessionState((state) => can(me.role, "consent.give", state.phase));
  if (me.role !== "candidate" || me.consent !== null || !open) return null;
  return (
    <section className={classes.banner} aria-label="Recording">
      <details>
        <summary>This interview is recorded: board, steps, chat and notes. No sound, no picture.</summary>
        {CONSENT_WORDS.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </details>
      <Button
        size="xs"
        variant="default"
        loading={busy}
        onClick={() => void run("consent.give", { textVersion: CONSENT_TEXT_VERSION })}
      >
        I agree to the recording
      </Button>
    </section>
  );
}
