import type { Note } from "@casement/shared/session-log/state";
import { Popover } from "@mantine/core";
import { ownZone, wallTimeOf } from "@/lib/zoned-time";
import classes from "./notes.module.css";

/** "edited": opens the note's earlier texts, newest first. */
export function NoteHistory({ note }: { note: Note }) {
  return (
    <Popover position="bottom-start" width={300} shadow="md" trapFocus>
      <Popover.Target>
        <button type="button" className={classes.edited}>
          edited
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Earlier versions">
        <ol className={classes.history} tabIndex={-1} data-autofocus>
          {note.history.toReversed().map((version) => (
            <li key={version.at}>
              <span>Until {wallTimeOf(version.at, ownZone()).time}</span>
              <p dir="auto">{version.text}</p>
            </li>
          ))}
        </ol>
      </Popover.Dropdown>
    </Popover>
  );
}
