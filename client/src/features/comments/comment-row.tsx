import { own } from "@casement/shared/lib/own";
import { type Comment, MAX_COMMENT_LENGTH, type Thread } from "@casement/shared/session/comment";
import { ActionIcon, Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { ownZone, sayWhen } from "@/lib/zoned-time";
import { participantName } from "@/session/people";
import { useDraft, useMyself, useServerNow, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { IconPencil, IconTrash } from "@/ui/icons/icons";
import classes from "./comments.module.css";
import { submitOnEnter } from "./submit-on-enter";
import { textDraft } from "./text-draft";
import { useHoldPlayer } from "./use-hold-player";

/** One comment. Only its author can change or delete it. */
export function CommentRow({ thread, comment, writable }: { thread: Thread; comment: Comment; writable: boolean }) {
  const me = useMyself();
  const participants = useSessionState((state) => state.participants);
  const serverNow = useServerNow();
  const [changed, change] = useDraft(textDraft(`comment ${comment.id}`, comment.text));
  const editing = writable && changed !== null;
  return (
    <div className={classes.comment}>
      <p className={classes.meta}>
        <span className={classes.who} style={{ borderColor: own(participants, comment.author)?.color }} dir="auto">
          {participantName(participants, comment.author)}
        </span>
        <span className={classes.when}>
          {sayWhen(comment.at, serverNow(), ownZone())}
          {comment.editedAt !== null && ", edited"}
        </span>
        {writable && comment.author === me.id && !editing && (
          <OwnActions thread={thread} comment={comment} onEdit={() => change(() => comment.text)} />
        )}
      </p>
      {editing ? (
        <Editor
          threadId={thread.id}
          comment={comment}
          text={changed}
          onChange={(text) => change(() => text)}
          onDone={() => change(() => null)}
        />
      ) : (
        <p className={classes.text} dir="auto">
          {comment.text}
        </p>
      )}
    </div>
  );
}

function OwnActions({ thread, comment, onEdit }: { thread: Thread; comment: Comment; onEdit: () => void }) {
  const { run, busy } = useCommand();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    if (await run("comment.delete", { threadId: thread.id, commentId: comment.id })) setAsking(false);
  };
  return (
    <span className={classes.actions}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Edit comment" onClick={onEdit}>
        <IconPencil size={14} stroke={1.5} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Delete comment" onClick={() => setAsking(true)}>
        <IconTrash size={14} stroke={1.5} />
      </ActionIcon>
      <ConfirmDialog
        opened={asking}
        title="Delete this comment?"
        confirmLabel="Delete"
        dangerous
        busy={busy}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        It disappears for everybody in this thread and cannot be restored. Replies to it stay.
      </ConfirmDialog>
    </span>
  );
}

interface EditorProps {
  readonly threadId: string;
  readonly comment: Comment;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onDone: () => void;
}

/** Closes only when the server has taken the change, so that nothing typed is lost. */
function Editor({ threadId, comment, text, onChange, onDone }: EditorProps) {
  const { run, busy } = useCommand();
  useHoldPlayer(text);
  const save = async () => {
    if (text.trim() !== "" && (await run("comment.edit", { threadId, commentId: comment.id, text }))) onDone();
  };
  return (
    <div className={classes.editor}>
      <Textarea
        aria-label="Edit comment"
        autosize
        autoFocus
        maxRows={10}
        maxLength={MAX_COMMENT_LENGTH}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={submitOnEnter(() => void save(), onDone)}
      />
      <div className={classes.foot}>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button size="compact-sm" loading={busy} disabled={text.trim() === ""} onClick={() => void save()}>
          Save change
        </Button>
      </div>
    </div>
  );
}
