import { can } from "@casement/shared/contract/policy";
import type { Participant } from "@casement/shared/session-log/state";
import { Button } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { peopleOf } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { IconPlayerPlay } from "@/ui/icons/icons";
import classes from "./lobby.module.css";

/** Starts with one click when the candidate is there; otherwise it asks first and offers the candidate's link. */
export function Start({ candidateLink }: { candidateLink: ReactNode | null }) {
  const me = useMyself();
  const phase = useSessionState((state) => state.phase);
  const participants = useSessionState((state) => state.participants);
  const people = useMemo(() => peopleOf(participants), [participants]);
  const { run, busy } = useCommand();
  const [asking, setAsking] = useState(false);
  if (!can(me.role, "session.start", phase)) {
    return (
      <footer className={classes.start}>
        <p className={classes.waiting}>Your interviewer starts the interview. You will be taken in automatically.</p>
      </footer>
    );
  }
  const candidates = people.filter((person) => person.role === "candidate");
  const candidateHere = candidates.some((person) => person.present);
  const unagreed = candidates.filter(
    ({ consent, present, refusedAt }) => consent === null && (present || refusedAt !== null),
  );
  const start = () => void run("session.start", {});
  return (
    <footer className={classes.start}>
      <Button
        size="md"
        leftSection={<IconPlayerPlay size={18} stroke={1.5} />}
        loading={busy}
        onClick={candidateHere && unagreed.length === 0 ? start : () => setAsking(true)}
      >
        Start interview
      </Button>
      <p>
        {!candidateHere && "The candidate is not here yet. "}
        {unagreed.map(sayUnagreed).join(" ")}
        {candidateHere && unagreed.length === 0 && "The candidate has agreed to the recording."}
      </p>
      <AskBeforeStart
        opened={asking}
        candidateHere={candidateHere}
        unagreed={unagreed}
        candidateLink={candidateLink}
        busy={busy}
        onStart={start}
        onClose={() => setAsking(false)}
      />
    </footer>
  );
}

const sayUnagreed = ({ name, refusedAt }: Participant) =>
  refusedAt === null ? `${name} has not agreed to the recording yet.` : `${name} does not agree to the recording.`;

interface AskBeforeStartProps {
  readonly opened: boolean;
  readonly candidateHere: boolean;
  /** Candidates without whose agreement the interview does not start. */
  readonly unagreed: readonly Participant[];
  readonly candidateLink: ReactNode | null;
  readonly busy: boolean;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

/** What speaks against starting now: a candidate who has not agreed to the recording, or is not here. */
function AskBeforeStart({
  opened,
  candidateHere,
  unagreed,
  candidateLink,
  busy,
  onStart,
  onClose,
}: AskBeforeStartProps) {
  const dialog = { opened, busy, onConfirm: onStart, onClose };
  if (unagreed.length > 0) {
    const refused = unagreed.some(({ refusedAt }) => refusedAt !== null);
    return (
      <ConfirmDialog
        {...dialog}
        title={unagreed.map(sayUnagreed).join(" ")}
        confirmLabel="Start interview"
        cancelLabel={refused ? "Back to the lobby" : "Wait"}
        blocked
      >
        <p className={classes.asked}>
          Casement records every interview, so it cannot start without the candidate's agreement.{" "}
          {refused
            ? "Talk about it: they can still agree in their lobby. Otherwise delete the session."
            : "They see the question in their lobby now."}
        </p>
      </ConfirmDialog>
    );
  }
  if (candidateHere) {
    return (
      <ConfirmDialog {...dialog} title="The candidate is here now" confirmLabel="Start interview" cancelLabel="Not yet">
        <p className={classes.asked}>The clock and the recording start at once, and everybody sees the board.</p>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      {...dialog}
      title="The candidate is not here yet. Start anyway?"
      confirmLabel="Start anyway"
      cancelLabel="Wait for the candidate"
    >
      <p className={classes.asked}>
        The clock and the recording start at once. {candidateLink === null ? "The host can" : "You can"} invite people
        at any time during the interview.
      </p>
      {candidateLink}
    </ConfirmDialog>
  );
}
