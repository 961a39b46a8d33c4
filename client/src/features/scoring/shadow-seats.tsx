import { can } from "@casement/shared/contract/policy";
import { isShadow } from "@casement/shared/session-log/panel/panel";
import { Button } from "@mantine/core";
import { useMemo } from "react";
import { peopleOf } from "@/session/people";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import classes from "./scoring.module.css";

/** For the owner: observers who could score as shadows, which trains them and changes none of the panel's figures. */
export function ShadowSeats() {
  const { role } = useMyself();
  const practice = useIsPractice();
  const allowed = useSessionState((state) => can(role, "shadow.seat", state.phase));
  const participants = useSessionState((state) => state.participants);
  const shadows = useSessionState((state) => state.shadows);
  const { run, busy } = useCommand();
  const observers = useMemo(
    () => peopleOf(participants).filter((person) => person.role === "observer" && !isShadow(person.id, { shadows })),
    [participants, shadows],
  );
  if (!allowed || practice || observers.length === 0) return null;
  return (
    <ul className={classes.shadowSeats} aria-label="Observers">
      {observers.map(({ id, name }) => (
        <li key={id}>
          <span>
            <bdi>{name}</bdi> only watches.
          </span>
          <Button
            size="compact-xs"
            variant="default"
            disabled={busy}
            title="They get the rubric and a card of their own, which never counts as the panel's."
            onClick={() => void run("shadow.seat", { participantId: id })}
          >
            Let {name} shadow-score
          </Button>
        </li>
      ))}
    </ul>
  );
}
