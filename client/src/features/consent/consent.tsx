import { can } from "@casement/shared/contract/policy";
import { isInterviewer } from "@casement/shared/session/role";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import type { Participant } from "@casement/shared/session-log/state";
import { Button } from "@mantine/core";
import { useMemo } from "react";
import { peopleOf } from "@/session/people";
import { useIsSoundRecorded } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { IconCheck } from "@/ui/icons/icons";
import { Tag } from "@/ui/tag";
import classes from "./consent.module.css";
import { consentWords, recordedWords } from "./consent-labels";

/** What is recorded, and this person's answer or the question for it. */
export function ConsentCard() {
  const { consent, refusedAt, role } = useMyself();
  const isSoundRecorded = useIsSoundRecorded();
  return (
    <section className={classes.card} aria-labelledby="consent-heading">
      <h2 id="consent-heading" className={classes.heading}>
        This interview is recorded
      </h2>
      {consentWords(isSoundRecorded).map((words) => (
        <p key={words} className={classes.words}>
          {words}
        </p>
      ))}
      {consent !== null ? (
        <Given />
      ) : (
        <>
          {refusedAt !== null && (
            <p className={classes.refused} role="status">
              {role === "candidate"
                ? "You do not agree, and your interviewer sees that. The interview cannot start without your agreement. You can still agree."
                : "You do not agree, and everybody in the session can see that. The interview is recorded all the same: leave the page if you do not want to be in it."}
            </p>
          )}
          <Answers />
        </>
      )}
    </section>
  );
}

/** The two answers; after a refusal only the other one is left, and a host who disagrees ends the session. */
function Answers() {
  const { run, busy } = useCommand();
  const { refusedAt, role } = useMyself();
  return (
    <div className={classes.answers}>
      <Button
        size="xs"
        variant="light"
        loading={busy}
        onClick={() => void run("consent.give", { textVersion: CONSENT_TEXT_VERSION })}
      >
        I agree to the recording
      </Button>
      {refusedAt === null && role !== "owner" && (
        <Button size="xs" variant="default" disabled={busy} onClick={() => void run("consent.refuse", {})}>
          I don't agree
        </Button>
      )}
    </div>
  );
}

/** This person's consent, and the button that withdraws it. */
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
        aria-label="Withdraw my consent"
        loading={busy}
        onClick={() => void run("consent.withdraw", {})}
      >
        Withdraw
      </Button>
    </div>
  );
}

/** A person's answer at the end of their line in the lobby. Of those who are not asked for it, only what they said. */
export function ConsentTag({ person: { role, consent, refusedAt, sound } }: { person: Participant }) {
  if (consent !== null) {
    return (
      <Tag tone="ok">
        <IconCheck size={12} stroke={2} aria-hidden="true" /> agreed{sound.agreed !== null && ", with sound"}
      </Tag>
    );
  }
  if (sound.agreed !== null) return <Tag tone="ok">agreed to sound</Tag>;
  if (refusedAt !== null) return <Tag tone="vermilion">does not agree</Tag>;
  return role === "candidate" ? <Tag tone="plain">not answered yet</Tag> : null;
}

/**
 * During and after the interview, so that consent can be withdrawn at any time. Nothing for people who were never
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
  return ended && me.role === "candidate" ? (
    <p className={classes.words}>
      You did not agree to the recording, or withdrew your consent: your interviewer sees that. To have the recording
      removed, ask them to delete the session.
    </p>
  ) : null;
}

/** Tells interviewers which candidates have not agreed, or do not. */
export function ConsentMissing() {
  const me = useMyself();
  const participants = useSessionState((state) => state.participants);
  const missing = useMemo(
    () => peopleOf(participants).filter(({ role, consent }) => role === "candidate" && consent === null),
    [participants],
  );
  if (!isInterviewer(me.role) || missing.length === 0) return null;
  const names = (people: readonly Participant[]) => people.map(({ name }) => name).join(", ");
  const refused = missing.filter(({ refusedAt }) => refusedAt !== null);
  const unanswered = missing.filter(({ refusedAt }) => refusedAt === null);
  return (
    <p className={classes.missing} role="status">
      {refused.length > 0 &&
        `Declined the recording: ${names(refused)}. It continues until you end the interview. Talk about it; to get rid of the recording, delete the session afterwards. `}
      {unanswered.length > 0 && `Not agreed to the recording yet: ${names(unanswered)}. They are being asked now.`}
    </p>
  );
}

/** The question as one line in the room, for a candidate who has not agreed. */
export function ConsentBanner() {
  const me = useMyself();
  const open = useSessionState((state) => can(me.role, "consent.give", state.phase));
  const isSoundRecorded = useIsSoundRecorded();
  if (me.role !== "candidate" || me.consent !== null || !open) return null;
  return (
    <section className={classes.banner} aria-label="Recording">
      <details>
        <summary>
          {me.refusedAt === null
            ? `This interview is recorded. ${recordedWords(isSoundRecorded)}`
            : "You declined the recording, and your interviewer can see that. It continues until they end the interview: talk to them, or leave this page."}
        </summary>
        {consentWords(isSoundRecorded).map((words) => (
          <p key={words}>{words}</p>
        ))}
      </details>
      <Answers />
    </section>
  );
}
