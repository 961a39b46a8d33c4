import { own } from "@casement/shared/lib/own";
import type { Note } from "@casement/shared/session-log/state";
import { type ReactNode, useMemo, useState } from "react";
import { useIsPractice, useSealsNotes } from "@/session/plan-options";
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

interface NoteListProps {
  /** The room uses it, because the last note matters most there. */
  readonly newestFirst?: boolean;
  /** More that can be done with a note. */
  readonly aside?: (note: Note) => ReactNode;
}

/** All notes by step. */
export function NoteList({ newestFirst = false, aside }: NoteListProps) {
  const notes = useSessionState((state) => state.notes);
  const clock = useSessionState((state) => state.clock);
  const steps = useSessionState((state) => state.plan?.steps);
  const participants = useSessionState((state) => state.participants);
  const me = useMyself();
  const waiting = useWaitingNotes(notes);
  const [filter, setFilter] = useState(ALL_NOTES);
  const kept = useMemo(() => notes.filter((note) => note.deletedAt === null), [notes]);
  const groups = useMemo(() => {
    const shown = kept.filter((note) => passes(note, filter));
    const listed = groupNotes(shown, clock, steps ?? []);
    return newestFirst ? listed.reverse().map((group) => ({ ...group, notes: group.notes.toReversed() })) : listed;
  }, [kept, filter, clock, steps, newestFirst]);
  const named = useMemo(() => notes.some(({ author }) => author !== me.id), [notes, me.id]);
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
                author={named ? own(participants, note.author) : undefined}
                aside={aside?.(note)}
              />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && kept.length > 0 && <p className={classes.none}>No note matches.</p>}
      {kept.length === 0 && waiting.length === 0 && <NoNotes />}
      <DeletedNotes />
    </div>
  );
}

function NoNotes() {
  const practice = useIsPractice();
  const recorded = useIsRecorded();
  const sealed = useSealsNotes();
  const words = practice
    ? "Notes to yourself. Each keeps its moment, so that you can watch it again at the end."
    : `${sealed ? "Other interviewers see your notes once your scorecards are in." : "Only interviewers see notes."} Each keeps the moment at which you began to write it.`;
  return <p className={classes.none}>{recorded ? "No note had been written yet." : words}</p>;
}
