import { can } from "@casement/shared/contract/policy";
import { MAX_REASON_LENGTH } from "@casement/shared/scoring/score";
import { hasSubmitted, isDebriefOpen, missingCards, panelCards } from "@casement/shared/session-log/panel/panel";
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { participantName } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import classes from "./debrief.module.css";

/** For the owner: opens the debrief although cards are missing, with a reason that the record keeps. */
export function OpenDebrief() {
  const { id, role } = useMyself();
  const state = useSessionState((whole) => whole);
  const { run, busy } = useCommand();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const missing = missingCards(state);
  const others = missing.filter((each) => each !== id);
  const mayOpen = can(role, "debrief.open", state.phase) && !isDebriefOpen(state) && panelCards(state).length > 0;
  if (!mayOpen || missing.length === 0 || (others.length > 0 && !hasSubmitted(id, state))) return null;
  const names = missing.map((each) => (each === id ? "you" : participantName(state.participants, each))).join(" and ");
  const open = async () => {
    if (await run("debrief.open", { reason: reason.trim() })) setAsking(false);
  };
  return (
    <div className={classes.openEarly}>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {others.length === 0 ? "Debrief without scoring myself" : "Debrief without waiting"}
      </Button>
      <ConfirmDialog
        opened={asking}
        title="Open the debrief now?"
        confirmLabel="Open the debrief"
        cancelLabel="Wait"
        busy={busy}
        blocked={reason.trim() === ""}
        onConfirm={() => void open()}
        onClose={() => setAsking(false)}
      >
        <p>
          There is no card yet from <bdi>{names}</bdi>, who can then read the others. A card that comes later is kept,
          and does not count as the panel's. This cannot be undone.
        </p>
        <Textarea
          label="Reason, for the record"
          autosize
          minRows={2}
          maxLength={MAX_REASON_LENGTH}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </div>
  );
}
