import { can } from "@casement/shared/contract/policy";
import { isInterviewer } from "@casement/shared/session/role";
import { Button } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { peopleOf } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { IconPlayerPlay } from "@/ui/icons";
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
        <p className={classes.waiting}>Your interviewer starts the interview. This page changes by itself.</p>
      </footer>
    );
  }
  const open = people.filter((person) => person.consent === null && !isInterviewer(person.role));
  const candidateHere = people.some((person) => person.role === "candidate" && person.present);
  const start = () => void run("session.start", {});
  return (
    <footer className={classes.start}>
      <Button
        size="md"
        leftSection={<IconPlayerPlay size={18} stroke={1.5} />}
        loading={busy}
        onClick={candidateHere ? start : () => setAsking(true)}
      >
        Start interview
      </Button>
      <p>
        {!candidateHere && "The candidate is not here yet. "}
        {open.length > 0 && `Not agreed to the recording: ${open.map(({ name }) => name).join(", ")}.`}
        {candidateHere && open.length === 0 && "The candidate has agreed to the recording."}
      </p>
      <ConfirmDialog
        opened={asking}
        title={candidateHere ? "The candidate is here now" : "The candidate is not here yet. Start anyway?"}
        confirmLabel={candidateHere ? "Start interview" : "Start anyway"}
        cancelLabel={candidateHere ? "Not yet" : "Wait for the candidate"}
        busy={busy}
        onConfirm={start}
        onClose={() => setAsking(false)}
      >
        {candidateHere ? (
          <p className={classes.asked}>The clock starts at once, and everybody sees the board.</p>
        ) : (
          <>
            <p className={classes.asked}>
              The clock starts at once. {candidateLink === null ? "The owner can" : "You can"} invite people all the
              while the interview runs.
            </p>
            {candidateLink}
          </>
        )}
      </ConfirmDialog>
    </footer>
  );
}
