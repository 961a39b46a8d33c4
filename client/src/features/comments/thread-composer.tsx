import { clockFace, readClockFace } from "@casement/shared/lib/clock-face";
import { newId } from "@casement/shared/lib/new-id";
import type { PointedAt } from "@casement/shared/lib/pointed-at";
import { MAX_PINNED_SHAPES } from "@casement/shared/scoring/evidence-limits";
import { MAX_COMMENT_LENGTH } from "@casement/shared/session/comment";
import { isInterviewer } from "@casement/shared/session/role";
import { commentsReach } from "@casement/shared/session-log/audience/visible-to";
import { Button, Radio, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { usePointedAt, useTakesChosen } from "@/document/chosen";
import { pointedWords } from "@/session/pointed-words";
import { type DraftKind, useDraft, useMyself, usePlayerClock, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { AUDIENCE_WORDS } from "./audience-tag";
import classes from "./comments.module.css";
import { submitOnEnter } from "./submit-on-enter";
import { useHoldPlayer } from "./use-hold-player";
import { usePlayerNow } from "./use-player-now";

interface ThreadDraft {
  readonly text: string;
  readonly withCandidate: boolean;
  /** In a player: the moment at which writing began, which is what the thread is about. */
  readonly begunAt: number | null;
}

const threadDraft: DraftKind<ThreadDraft> = {
  name: "thread",
  empty: { text: "", withCandidate: false, begunAt: null },
  schema: z.object({ text: z.string(), withCandidate: z.boolean(), begunAt: z.number().nullable() }),
  isBegun: ({ text }) => text.trim() !== "",
};

/** Begins a thread at the second that the player shows; without a player, at a time that is typed. */
export function ThreadComposer() {
  const { role } = useMyself();
  const { startedAt, endedAt } = useSessionState((state) => state.clock);
  const player = usePlayerClock();
  const inPlayer = player !== null;
  const [{ text, withCandidate, begunAt }, change] = useDraft(threadDraft);
  useHoldPlayer(text);
  const keep = (part: Partial<ThreadDraft>) => change((kept) => ({ ...kept, ...part }));
  const { begin, finish } = useWriting((moment) => keep({ begunAt: moment }));
  const pointsAt = useChosenHere(text, begin);
  const [typed, setTyped] = useState(() => clockFace((endedAt ?? 0) - (startedAt ?? 0)));
  const { run, busy } = useCommand();
  const readNow = player?.now;
  const typedMs = readClockFace(typed);
  const lengthMs = (endedAt ?? 0) - (startedAt ?? 0);
  const tooMany = (pointsAt?.shapeIds.length ?? 0) > MAX_PINNED_SHAPES;
  const wrongTime = !inPlayer && (typedMs === null || typedMs > lengthMs + 999);

  const edit = (value: string) => {
    keep({ text: value });
    if (value.trim() === "") finish();
    else if (begunAt === null) begin();
  };
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === "" || wrongTime || tooMany || busy) return;
    const at = Math.round(readNow === undefined ? (startedAt ?? 0) + (typedMs ?? 0) : (begunAt ?? readNow()));
    const draft = { threadId: newId(), at, text, withCandidate };
    if (!(await run("thread.begin", pointsAt === null ? draft : { ...draft, pointsAt }))) return;
    // The next thread may be for interviewers only, and its readers cannot be changed afterwards.
    change(() => threadDraft.empty);
    finish();
  };
  return (
    <form className={classes.composer} aria-label="New comment" onSubmit={(event) => void submit(event)}>
      {inPlayer ? (
        <Moment at={begunAt} onNow={begin} />
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
      {inPlayer && <PointsAt pointsAt={pointsAt} />}
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
      {isInterviewer(role) && (
        <AudienceChoice value={withCandidate} onChange={(next) => keep({ withCandidate: next })} />
      )}
      {!isInterviewer(role) && <p className={classes.hint}>Your interviewers read it and can reply.</p>}
      <Button type="submit" size="xs" loading={busy} disabled={text.trim() === "" || wrongTime || tooMany}>
        Comment
      </Button>
    </form>
  );
}

/** Sets the moment at which writing began: null when nobody writes, and outside of a player. */
function useWriting(setBegunAt: (at: number | null) => void) {
  const player = usePlayerClock();
  const begin = () => setBegunAt(player?.now() ?? null);
  const finish = () => setBegunAt(null);
  return { begin, finish };
}

/** What is chosen on the shown board and in its worksheets; null: nothing. Choosing sets the moment of a begun comment anew. */
function useChosenHere(text: string, begin: () => void): PointedAt | null {
  const player = usePlayerClock();
  useTakesChosen(player !== null);
  const chosen = usePointedAt();
  const what = player === null ? "" : pointedWords(chosen);
  const key = what === "" ? "" : [...chosen.shapeIds, chosen.row?.row].join(" ");
  const begun = useRef({ text, begin });
  begun.current = { text, begin };
  useEffect(() => {
    if (key !== "" && begun.current.text.trim() !== "") begun.current.begin();
  }, [key]);
  return what === "" ? null : chosen;
}

/** What the new comment points at, or how to point at something. */
function PointsAt({ pointsAt }: { pointsAt: PointedAt | null }) {
  if (pointsAt === null) {
    return <p className={classes.hint}>To point at something, choose shapes on the board or a row of a worksheet.</p>;
  }
  const { shapeIds, label } = pointsAt;
  if (shapeIds.length > MAX_PINNED_SHAPES)
    return <p className={classes.hint}>A comment points at {MAX_PINNED_SHAPES} shapes at most: choose fewer.</p>;
  return (
    <p className={classes.pointsAt} role="status">
      Points at {pointedWords(pointsAt)}
      {label !== "" && (
        <>
          : <bdi>{label}</bdi>
        </>
      )}
    </p>
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
          ? `The candidate reads it and can reply${shared ? "." : " once you share the feedback or the recording."}`
          : "Only interviewers see it, whatever is shared later."}
      </p>
    </Radio.Group>
  );
}
