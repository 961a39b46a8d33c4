import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useIsRecorded, useMyself, useSessionState } from "@/session/session-context";
import { timeInInterview } from "./note-groups";
import classes from "./notes.module.css";
import { useRestoreNote } from "./restore-note";

/** Deleted notes stay in the record. They can be read here, and their author can restore them. */
export function DeletedNotes() {
  const me = useMyself();
  const recorded = useIsRecorded();
  const notes = useSessionState((state) => state.notes);
  const clock = useSessionState((state) => state.clock);
  const deleted = useMemo(() => notes.filter((note) => note.deletedAt !== null), [notes]);
  const restore = useRestoreNote();
  if (deleted.length === 0) return null;
  return (
    <details className={classes.deleted}>
      <summary>Deleted ({deleted.length})</summary>
      <ul className={classes.rows}>
        {deleted.map((note) => (
          <li key={note.id} className={classes.row}>
            <span className={classes.time}>{timeInInterview(note.at, clock) ?? "–"}</span>
            <div className={classes.deletedNote}>
              <del dir="auto">{note.text}</del>
              {note.author === me.id && !recorded && (
                <Button size="compact-xs" variant="subtle" onClick={() => void restore(note)}>
                  Restore
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
