import {
  MAX_REASON_LENGTH,
  RECOMMENDATION_NAMES,
  type Recommendation,
  recommendationSchema,
} from "@casement/shared/scoring/score";
import { isInterviewer } from "@casement/shared/session/role";
import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { useState } from "react";
import { plural } from "@/lib/duration";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { participantName } from "@/session/people";
import { useMyself, useServerNow, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import classes from "./debrief.module.css";
import { useIsDebriefOpen } from "./open-cards";

/** What the panel decided, with who entered it, when and on how many cards; and a form to decide. */
export function DecisionField() {
  const { role } = useMyself();
  const open = useIsDebriefOpen();
  const decision = useSessionState((state) => state.debrief.decisions.at(-1));
  const participants = useSessionState((state) => state.participants);
  const serverNow = useServerNow();
  const [editing, setEditing] = useState(false);
  if (editing) return <DecisionForm before={decision} onClose={() => setEditing(false)} />;
  return (
    <div className={classes.agreed}>
      {decision !== undefined && (
        <p>
          <strong>Decided: {RECOMMENDATION_NAMES[decision.recommendation]}.</strong>{" "}
          <span dir="auto">{decision.reason}</span>{" "}
          <span className={classes.who}>
            Entered by <bdi>{participantName(participants, decision.by)}</bdi>,{" "}
            {sayWhenWithin(decision.at, serverNow(), ownZone())}, on {plural(decision.cards.length, "card")}.
          </span>
        </p>
      )}
      {open && isInterviewer(role) && (
        <Button variant={decision === undefined ? "default" : "subtle"} size="xs" onClick={() => setEditing(true)}>
          {decision === undefined ? "Record the panel's decision" : "Change the decision"}
        </Button>
      )}
    </div>
  );
}

interface DecisionFormProps {
  readonly before: { readonly recommendation: Recommendation; readonly reason: string } | undefined;
  readonly onClose: () => void;
}

function DecisionForm({ before, onClose }: DecisionFormProps) {
  const { run, busy } = useCommand();
  const [chosen, setChosen] = useState<string>(before?.recommendation ?? "");
  const [reason, setReason] = useState(before?.reason ?? "");
  const recommendation = recommendationSchema.safeParse(chosen).data;
  const decide = async () => {
    if (recommendation === undefined) return;
    if (await run("decision.make", { recommendation, reason: reason.trim() })) onClose();
  };
  return (
    <fieldset className={classes.form}>
      <legend>The panel's decision</legend>
      <SegmentedControl
        aria-label="The panel's decision"
        value={chosen}
        onChange={setChosen}
        data={recommendationSchema.options.map((value) => ({ value, label: RECOMMENDATION_NAMES[value] }))}
      />
      <Textarea
        label="Reason"
        placeholder="What decided it?"
        autosize
        minRows={2}
        maxLength={MAX_REASON_LENGTH}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        <Button
          size="xs"
          loading={busy}
          disabled={recommendation === undefined || reason.trim() === ""}
          onClick={() => void decide()}
        >
          Record the decision
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </fieldset>
  );
}
