import { own } from "@casement/shared/lib/own";
import { useMemo, useState } from "react";
import { useIsRecorded, useMyself, useSessionState } from "@/session/session-context";
import { DeletedNotes } from "./deleted-notes";
import { ALL_NOTES, passes } from "./note-filter";
import { NoteFilterBar } from "./note-filter-bar";
import { groupNotes, timeInInterview } from "./note-groups";
import { NoteRow } from "./note-row";
import { TagMark } from "./note-tags";
import classes from "./notes.module.css";
import { UnsavedNote } from "./unsaved-note";
import { useWaitingNotes } from "./waiting-notes";

/** From this many notes on, the filter is shown. */
const WORTH_FILTERING = 8;

/** All notes by step. The room uses `newestFirst`, because the last note matters most there. */
export function NoteList({ newestFirst = false }: { newestFirst?: boolean }) {
  const notes = useSessionState((state) => state.notes);
  const clock = useSessionState((state) => state.clock);
  const steps = useSessionState((state) => state.plan?.steps);
  const participants = useSessionState((state) => state.participants);
  const me = useMyself();
  const recorded = useIsRecorded();
  const waiting = useWaitingNotes(notes);
  const [filter, setFilter] = useState(ALL_NOTES);
  const kept = useMemo(() => notes.filter((note) => note.deletedAt === null), [notes]);
  const groups = useMemo(() => {
    const shown = kept.filter((note) => passes(note, filter));
    const listed = groupNotes(shown, clock, steps ?? []);
    return newestFirst ? listed.reverse().map((group) => ({ ...group, notes: group.notes.toReversed() })) : listed;
  }, [kept, filter, clock, steps, newestFirst]);
  const several = useMemo(() => new Set(notes.map((note) => note.author)).size > 1, [notes]);
  return (
    <div className={classes.list}>
      {(kept.length >= WORTH_FILTERING || filter !== ALL_NOTES) && (
        <NoteFilterBar filter={filter} onChange={setFilter} />
      )}
      {waiting.map((each) => (
        <UnsavedNote key={each.note.id} waiting={each} time={timeInInterview(each.note.at, clock)}>
          <TagMark tag={each.note.tag} />
        </UnsavedNote>
      ))}
      {groups.map((group) => (
        <section key={group.key} aria-label={group.title}>
          <h3 className={classes.group}>
            <bdi>{group.title}</bdi>
            <span>{group.notes.length}</span>
          </h3>
          <ul className={classes.rows}>
            {group.notes.map((note) => (
              <NoteRow
                key={note.id}
                note={note}
                time={timeInInterview(note.at, clock)}
                mine={note.author === me.id}
                author={several ? own(participants, note.author) : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && kept.length > 0 && <p className={classes.none}>No note has these words and this tag.</p>}
      {kept.length === 0 && waiting.length === 0 && (
        <p className={classes.none}>
          {recorded
            ? "No note had been written yet."
            : "Notes are private to interviewers. Write what you see and hear, with its moment."}
        </p>
      )}
      <DeletedNotes />
    </div>
  );
}
