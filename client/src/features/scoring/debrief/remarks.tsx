import { newId } from "@casement/shared/lib/new-id";
import { MAX_COMMENT_LENGTH } from "@casement/shared/session/comment";
import { isInterviewer } from "@casement/shared/session/role";
import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { participantName } from "@/session/people";
import { useMyself, useServerNow, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import classes from "./debrief.module.css";
import { useIsDebriefOpen } from "./open-cards";

/** What was said about a criterion, and a field to say more. */
export function Remarks({ criterion, title }: { criterion: string; title: string }) {
  const { role } = useMyself();
  const remarks = useSessionState((state) => state.debrief.remarks);
  const participants = useSessionState((state) => state.participants);
  const serverNow = useServerNow();
  const open = useIsDebriefOpen();
  const here = remarks.filter((remark) => remark.criterion === criterion);
  return (
    <>
      {here.length > 0 && (
        <ol className={classes.remarks} aria-label={`Discussion of ${title}`}>
          {here.map(({ id, author, at, text }) => (
            <li key={id}>
              <span className={classes.who}>
                <bdi>{participantName(participants, author)}</bdi> {sayWhenWithin(at, serverNow(), ownZone())}
              </span>
              <p dir="auto">{text}</p>
            </li>
          ))}
        </ol>
      )}
      {open && isInterviewer(role) && <RemarkField criterion={criterion} title={title} />}
    </>
  );
}

function RemarkField({ criterion, title }: { criterion: string; title: string }) {
  const { run, busy } = useCommand();
  const [text, setText] = useState("");
  const blank = text.trim() === "";
  const say = async () => {
    if (await run("debrief.remark", { remarkId: newId(), criterion, text: text.trim() })) setText("");
  };
  return (
    <div className={classes.say}>
      <Textarea
        aria-label={`Say something about ${title}`}
        placeholder="What did you see?"
        autosize
        minRows={1}
        maxLength={MAX_COMMENT_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {!blank && (
        <Button variant="default" size="xs" loading={busy} onClick={() => void say()}>
          Say it
        </Button>
      )}
    </div>
  );
}
