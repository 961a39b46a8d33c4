import type { Participant } from "@casement/shared/session-log/state";
import { type ReactNode, useMemo } from "react";
import { peopleOf, ROLE_NAMES } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";
import classes from "./people.module.css";
import { PersonMark } from "./person-mark";

/** Everybody with role and presence, one per line. `aside` adds content at the end of a line. */
export function PeopleList({ aside }: { aside?: (person: Participant) => ReactNode }) {
  const participants = useSessionState((state) => state.participants);
  const people = useMemo(() => peopleOf(participants), [participants]);
  const me = useMyself();
  return (
    <ul className={classes.list} aria-label="Who is here">
      {people.map((person) => (
        <li key={person.id} className={classes.row}>
          <PersonMark person={person} size={32} />
          <span className={classes.words}>
            <span className={classes.name} dir="auto">
              {person.id === me.id ? `${person.name} (you)` : person.name}
            </span>
            <span className={classes.role}>
              {ROLE_NAMES[person.role]}
              {person.present ? "" : ", not here yet"}
            </span>
          </span>
          {aside?.(person)}
        </li>
      ))}
    </ul>
  );
}
