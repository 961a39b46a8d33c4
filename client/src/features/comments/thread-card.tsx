import { clockFace } from "@casement/shared/lib/clock-face";
import { newId } from "@casement/shared/lib/new-id";
import { keptComments, MAX_COMMENT_LENGTH, type Thread } from "@casement/shared/session/comment";
import { isInterviewer } from "@casement/shared/session/role";
import { Button, Textarea } from "@mantine/core";
import { pointedWords } from "@/session/pointed-words";
import { useDraft, useMyself, useOpenRemark, useOpenSaid, useSessionState } from "@/session/session-context";
import { tell, useCommand } from "@/session/use-command";
import { IconCheck, IconRefresh } from "@/ui/icons/icons";
import { MomentTime } from "@/ui/moment-time";
import { AudienceTag } from "./audience-tag";
import { CommentRow } from "./comment-row";
import classes from "./comments.module.css";
import { submitOnEnter } from "./submit-on-enter";
import { textDraft } from "./text-draft";
import { useHoldPlayer } from "./use-hold-player";

/** One thread: its moment, its readers, its comments, and what the viewer can do with it. */
export function ThreadCard({ thread, writable }: { thread: Thread; writable: boolean }) {
  const { role } = useMyself();
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const openSaid = useOpenSaid();
  const openRemark = useOpenRemark();
  const label = clockFace(thread.at - startedAt);
  const what = thread.pointsAt === undefined ? "" : pointedWords(thread.pointsAt);
  const open = () => (what === "" ? openSaid?.(thread.at) : openRemark?.(thread));
  return (
    <article className={classes.thread} aria-label={`Comments at ${label}`}>
      <header className={classes.head}>
        <MomentTime label={what === "" ? label : `${label}, ${what}`} onOpen={openSaid === null ? undefined : open} />
        {isInterviewer(role) && <AudienceTag withCandidate={thread.withCandidate} />}
        {writable && <Resolve thread={thread} />}
      </header>
      {keptComments(thread).map((comment) => (
        <CommentRow key={comment.id} thread={thread} comment={comment} writable={writable} />
      ))}
      {writable && <Reply threadId={thread.id} />}
    </article>
  );
}

function Resolve({ thread }: { thread: Thread }) {
  const { run, busy } = useCommand();
  const resolved = thread.resolvedAt !== null;
  const turn = async () => {
    const done = await run(resolved ? "thread.reopen" : "thread.resolve", { threadId: thread.id });
    if (done) tell(resolved ? "The thread is open again." : "Resolved. You will find it under Resolved.");
  };
  return (
    <Button
      className={classes.resolve}
      size="compact-xs"
      variant="subtle"
      color="gray"
      loading={busy}
      leftSection={resolved ? <IconRefresh size={13} stroke={1.75} /> : <IconCheck size={14} stroke={1.75} />}
      onClick={() => void turn()}
    >
      {resolved ? "Reopen" : "Resolve"}
    </Button>
  );
}

/** A reply field that opens on demand. What was typed stays until the server has taken it. */
function Reply({ threadId }: { threadId: string }) {
  const [text, change] = useDraft(textDraft(`reply ${threadId}`));
  const setText = (next: string | null) => change(() => next);
  const { run, busy } = useCommand();
  useHoldPlayer(text);
  if (text === null) {
    return (
      <Button className={classes.reply} size="compact-xs" variant="subtle" onClick={() => setText("")}>
        Reply
      </Button>
    );
  }
  const send = async () => {
    if (text.trim() !== "" && (await run("comment.add", { threadId, commentId: newId(), text }))) setText(null);
  };
  const giveUp = () => text.trim() === "" && setText(null);
  return (
    <div className={classes.editor}>
      <Textarea
        aria-label="Reply"
        placeholder="Reply to everybody in this thread"
        autosize
        autoFocus
        minRows={1}
        maxRows={10}
        maxLength={MAX_COMMENT_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={submitOnEnter(() => void send(), giveUp)}
      />
      <div className={classes.foot}>
        <Button size="compact-sm" variant="default" onClick={() => setText(null)}>
          Cancel
        </Button>
        <Button size="compact-sm" loading={busy} disabled={text.trim() === ""} onClick={() => void send()}>
          Send reply
        </Button>
      </div>
    </div>
  );
}
