import type { Note, Participant } from "@casement/shared/session-log/state";
import { ActionIcon } from "@mantine/core";
import { memo, type ReactNode } from "react";
import { useDraft, useIsRecorded, useOpenSaid } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { IconPencil, IconTrash } from "@/ui/icons/icons";
import { MomentTime } from "@/ui/moment-time";
import { offerUndo } from "@/ui/notices/undo-notice";
import { changeOf, NoteEditor } from "./note-editor";
import { NoteHistory } from "./note-history";
import { TagMark } from "./note-tags";
import classes from "./notes.module.css";
import { useRestoreNote } from "./restore-note";

interface NoteRowProps {
  readonly note: Note;
  /** Time in the interview; null before it. */
  readonly time: string | null;
  readonly mine: boolean;
  /** Given unless all notes are the viewer's own. */
  readonly author: Participant | undefined;
  /** More that can be done with the note. */
  readonly aside: ReactNode;
}

/** One note. Only its author can change it; its earlier texts stay readable. */
export const NoteRow = memo(function NoteRow({ note, time, mine, author, aside }: NoteRowProps) {
  const [kept, edit] = useDraft(changeOf(note));
  const openSaid = useOpenSaid();
  const recorded = useIsRecorded();
  const change = recorded ? null : kept;
  return (
    <li className={classes.row}>
      {time === null ? (
        <span className={classes.time}>–</span>
      ) : (
        <MomentTime label={time} onOpen={openSaid === null ? undefined : () => openSaid(note.at)} />
      )}
      <div>
        {change !== null ? (
          <NoteEditor
            note={note}
            change={change}
            onChange={(next) => edit(() => next)}
            onDone={() => edit(() => null)}
          />
        ) : (
          <>
            <div className={classes.meta}>
              <TagMark tag={note.tag} />
              {author !== undefined && (
                <span className={classes.author} style={{ borderColor: author.color }} dir="auto">
                  {author.name}
                </span>
              )}
              {note.history.length > 0 && <NoteHistory note={note} />}
            </div>
            <p className={classes.text} dir="auto">
              {note.text}
            </p>
          </>
        )}
      </div>
      {!recorded && change === null && (
        <span className={classes.actions}>
          {aside}
          {mine && <Actions note={note} onEdit={() => edit(() => note)} />}
        </span>
      )}
    </li>
  );
});

function Actions({ note, onEdit }: { note: Note; onEdit: () => void }) {
  const { run, busy } = useCommand();
  const restore = useRestoreNote();
  const remove = async () => {
    if (!(await run("note.delete", { noteId: note.id }))) return;
    // Later, "Deleted" below the notes still offers to restore it.
    offerUndo({ message: "Note deleted.", undo: () => void restore(note) });
  };
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Edit note" onClick={onEdit}>
        <IconPencil size={14} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label="Delete note"
        loading={busy}
        onClick={() => void remove()}
      >
        <IconTrash size={14} stroke={1.5} />
      </ActionIcon>
    </>
  );
}
