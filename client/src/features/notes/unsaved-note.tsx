import type { ReactNode } from "react";
import { useSaver } from "@/session/session-context";
import { KeptState } from "@/ui/saving/kept-state";
import classes from "./notes.module.css";
import { NOTE_PREFIX, type Waiting } from "./waiting-notes";

interface UnsavedNoteProps {
  waiting: Waiting;
  time: string | null;
  children: ReactNode;
}

/** A note that the server does not have yet. When it cannot be saved it says so, and its text stays. */
export function UnsavedNote({ waiting: { note, entry }, time, children }: UnsavedNoteProps) {
  const saver = useSaver();
  const key = NOTE_PREFIX + note.id;
  return (
    <div className={classes.row} data-unsaved>
      <span className={classes.time}>{time ?? "–"}</span>
      <div>
        {children}
        <p className={classes.text} dir="auto">
          {note.text}
        </p>
        <KeptState
          state={entry.state}
          error={entry.error}
          onRetry={() => saver.retry(key)}
          onDiscard={() => saver.discard(key)}
        />
      </div>
    </div>
  );
}
