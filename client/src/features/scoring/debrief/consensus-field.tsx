import { type Criterion, LEVELS } from "@casement/shared/scoring/rubric";
import { MAX_REASON_LENGTH, type Mark } from "@casement/shared/scoring/score";
import { isInterviewer } from "@casement/shared/session/role";
import { type ConsensusMark, consensusOn } from "@casement/shared/session-log/panel/debrief";
import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { useState } from "react";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { participantName } from "@/session/people";
import { useMyself, useServerNow, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { MarkWords } from "../mark-words";
import classes from "./debrief.module.css";
import { useIsDebriefOpen } from "./open-cards";

/** What the panel agreed on for a criterion: a mark beside the cards' own, which stay as they are. */
export function ConsensusField({ criterion }: { criterion: Criterion }) {
  const { role } = useMyself();
  const agreed = useSessionState((state) => consensusOn(state.debrief, criterion.key));
  const open = useIsDebriefOpen();
  const [editing, setEditing] = useState(false);
  const mayAgree = open && isInterviewer(role);
  if (editing) return <ConsensusForm criterion={criterion} before={agreed} onClose={() => setEditing(false)} />;
  return (
    <div className={classes.agreed}>
      {agreed !== null && <Agreed agreed={agreed} />}
      {mayAgree && (
        <Button
          variant={agreed === null ? "default" : "subtle"}
          size="xs"
          aria-label={`${agreed === null ? "Agree on a mark for" : "Change the agreed mark of"} ${criterion.title}`}
          onClick={() => setEditing(true)}
        >
          {agreed === null ? "Agree on a mark" : "Change"}
        </Button>
      )}
    </div>
  );
}

function Agreed({ agreed: { mark, reason, by, at } }: { agreed: ConsensusMark }) {
  const participants = useSessionState((state) => state.participants);
  const serverNow = useServerNow();
  return (
    <p>
      <strong>Agreed:</strong> <MarkWords mark={mark} /> <span dir="auto">{reason}</span>{" "}
      <span className={classes.who}>
        Entered by <bdi>{participantName(participants, by)}</bdi>, {sayWhenWithin(at, serverNow(), ownZone())}.
      </span>
    </p>
  );
}

interface ConsensusFormProps {
  readonly criterion: Criterion;
  readonly before: ConsensusMark | null;
  readonly onClose: () => void;
}

const CHOICES = [...LEVELS.map(String), "not-observed"];

function ConsensusForm({ criterion, before, onClose }: ConsensusFormProps) {
  const { run, busy } = useCommand();
  const [chosen, setChosen] = useState(before === null ? "" : String(before.mark));
  const [reason, setReason] = useState(before?.reason ?? "");
  const send = async (mark: Mark | null, why: string) => {
    if (await run("consensus.set", { criterion: criterion.key, mark, reason: why })) onClose();
  };
  const level = LEVELS.find((each) => String(each) === chosen);
  const mark: Mark | undefined = level ?? (chosen === "not-observed" ? "not-observed" : undefined);
  return (
    <fieldset className={classes.form}>
      <legend>Agreed mark</legend>
      <SegmentedControl
        aria-label={`Agreed mark of ${criterion.title}`}
        value={chosen}
        onChange={setChosen}
        data={CHOICES.map((value) => ({ value, label: value === "not-observed" ? "Not observed" : value }))}
      />
      {level !== undefined && (
        <p className={classes.anchor} dir="auto">
          {criterion.anchors[level - 1]}
        </p>
      )}
      <Textarea
        label="Reason"
        placeholder="What settled it?"
        autosize
        minRows={2}
        maxLength={MAX_REASON_LENGTH}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className={classes.none}>The marks on the cards stay as they are.</p>
      <div className={classes.buttons}>
        <Button
          size="xs"
          loading={busy}
          disabled={mark === undefined || reason.trim() === ""}
          onClick={() => mark !== undefined && void send(mark, reason.trim())}
        >
          Keep
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Cancel
        </Button>
        {before !== null && (
          <Button
            size="xs"
            variant="subtle"
            color="danger"
            disabled={reason.trim() === ""}
            onClick={() => void send(null, reason.trim())}
          >
            Take back
          </Button>
        )}
      </div>
    </fieldset>
  );
}
