import type { Note } from "@casement/shared/record/state";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useCommand } from "../../realtime/use-command";
import classes from "./notes.module.css";

/** Long enough to notice a slip; after that "Deleted" below the notes still has it. */
const UNDO_SHOWN_MS = 8_000;

/** Brings back one's own deleted note as it was: an edit that changes nothing. */
export function useRestoreNote() {
  const { run } = useCommand();
  return ({ id, text, tag }: Note) => run("note.edit", { noteId: id, text, tag });
}

/** Says that a note is deleted, with the way back. */
export function offerUndo(note: Note, restore: (note: Note) => Promise<boolean>): void {
  const notice = `note-deleted-${note.id}`;
  const undo = () => {
    notifications.hide(notice);
    void restore(note);
  };
  notifications.show({
    id: notice,
    color: "teal",
    autoClose: UNDO_SHOWN_MS,
    message: (
      <span className={classes.undo}>
        Note deleted.
        <Button size="compact-sm" variant="subtle" onClick={undo}>
          Undo
        </Button>
      </span>
    ),
  });
}
