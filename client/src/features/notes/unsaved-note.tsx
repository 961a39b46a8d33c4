import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useSaver } from "../../realtime/room-context";
import type { SaveState } from "../../realtime/saver";
import classes from "./notes.module.css";
import { NOTE_PREFIX, type WaitingNote } from "./waiting-notes";

export interface UnsavedNoteProps {
  note: WaitingNote;
  state: SaveState;
  time: string | null;
  children: ReactNode;
}

/** A note on its way. When it cannot be kept it says so, and its text stays. */
export function UnsavedNote({ note, state, time, children }: UnsavedNoteProps) {
  const saver = useSaver();
  const key = NOTE_PREFIX + note.id;
  return (
    <div className={classes.row} data-unsaved>
      <span className={classes.time}>{time ?? "–"}</span>
      <div>
        {children}
        <p className={classes.text}>{note.text}</p>
        {state === "not-saved" && (
          <p className={classes.notSaved} role="status">
            Not saved. It is kept here and tried again.
          </p>
        )}
        {state === "refused" && (
          <p className={classes.notSaved} role="status">
            Not saved.
            <Button size="compact-xs" variant="subtle" onClick={() => saver.retry(key)}>
              Try again
            </Button>
            <Button size="compact-xs" variant="subtle" color="danger" onClick={() => saver.discard(key)}>
              Discard
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}
