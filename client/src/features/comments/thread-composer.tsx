import { newId } from "@casement/shared/lib/new-id";
import { MAX_COMMENT_LENGTH } from "@casement/shared/session/comment";
import { isInterviewer } from "@casement/shared/session/role";
import { commentsReach } from "@casement/shared/session-log/visible-to";
import { Button, Radio, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { clockFace, readClockFace } from "@/lib/duration";
import { useMyself, usePlayerClock, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { LeaveGuard } from "@/ui/confirm/leave-guard";
import { AUDIENCE_WORDS } from "./audience-tag";
import classes from "./comments.module.css";
import { submitOnEnter } from "./submit-on-enter";
import { usePlayerNow } from "./use-player-now";

/** Begins a thread at the second that the player shows; without a player, at a time that is typed. */
export function ThreadComposer() {
  const { role } = useMyself();
  const { startedAt, endedAt } = useSessionState((state) => state.clock);
  const inPlayer = usePlayerClock() !== null;
  const [text, setText] = useState("");
  const [withCandidate, setWithCandidate] = useState(false);
  /** The moment at which writing began: the player may play on meanwhile. */
  const [begunAt, setBegunAt] = useState<number | null>(null);
  const [typed, setTyped] = useState(() => clockFace((endedAt ?? 0) - (startedAt ?? 0)));
  const { run, busy } = useCommand();
  const readNow = usePlayerClock()?.now;
  const typedMs = readClockFace(typed);
  const lengthMs = (endedAt ?? 0) - (startedAt ?? 0);
  const wrongTime = !inPlayer && (typedMs === null || typedMs > lengthMs + 999);

  const edit = (value: string) => {
    setText(value);
    if (value.trim() === "") setBegunAt(null);
    else if (begunAt === null && readNow !== undefined) setBegunAt(readNow());
  };
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === "" || wrongTime || busy) return;
    const at = Math.round(begunAt ?? readNow?.() ?? (startedAt ?? 0) + (typedMs ?? 0));
    if (!(await run("thread.begin", { threadId: newId(), at, text, withCandidate }))) return;
    setText("");
    setBegunAt(null);
    // The next thread may be for interviewers only, and its readers cannot be changed afterwards.
    setWithCandidate(false);
  };
  return (
    <form className={classes.composer} aria-label="New comment" onSubmit={(event) => void submit(event)}>
      {inPlayer ? (
        <Moment at={begunAt} onNow={() => readNow !== undefined && setBegunAt(readNow())} />
      ) : (
        <TextInput
          className={classes.typedTime}
          size="xs"
          label="About the moment"
          description="Minutes and seconds of the interview"
          value={typed}
          error={wrongTime ? `Write it like 12:30, up to ${clockFace(lengthMs)}.` : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Textarea
        aria-label="Comment"
        placeholder={isInterviewer(role) ? "What about this moment?" : "What would you like to say or ask?"}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={MAX_COMMENT_LENGTH}
        value={text}
        onChange={(event) => edit(event.currentTarget.value)}
        onKeyDown={submitOnEnter(() => void submit())}
      />
      {isInterviewer(role) && <AudienceChoice value={withCandidate} onChange={setWithCandidate} />}
      {!isInterviewer(role) && <p className={classes.hint}>Your interviewers read it and can answer.</p>}
      <LeaveGuard active={text.trim() !== "" && !busy} what="comment" />
      <Button type="submit" size="xs" loading={busy} disabled={text.trim() === "" || wrongTime}>
        Comment
      </Button>
    </form>
  );
}

/** The moment of the new thread. It stays while somebody writes, and can be set anew. */
function Moment({ at, onNow }: { at: number | null; onNow: () => void }) {
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const now = usePlayerNow();
  const moved = at !== null && clockFace(at - startedAt) !== clockFace(now - startedAt);
  return (
    <p className={classes.moment}>
      At <b>{clockFace((at ?? now) - startedAt)}</b>
      {moved && (
        <Button size="compact-xs" variant="subtle" onClick={onNow}>
          Move to {clockFace(now - startedAt)}
        </Button>
      )}
    </p>
  );
}

function AudienceChoice({ value, onChange }: { value: boolean; onChange: (withCandidate: boolean) => void }) {
  const shared = useSessionState((state) => commentsReach("candidate", state));
  return (
    <Radio.Group
      size="xs"
      label="Who reads it"
      value={value ? "candidate" : "interviewers"}
      onChange={(next) => onChange(next === "candidate")}
    >
      <div className={classes.audience}>
        <Radio size="xs" value="interviewers" label={AUDIENCE_WORDS.interviewers} />
        <Radio size="xs" value="candidate" label={AUDIENCE_WORDS.candidate} />
      </div>
      <p className={classes.hint}>
        {value
          ? `The candidate reads it and can answer${shared ? "." : ", once the report or the recording is shared with them."}`
          : "It stays among the interviewers, whatever is shared later."}
      </p>
    </Radio.Group>
  );
}
