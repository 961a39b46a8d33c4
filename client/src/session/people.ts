import { own } from "@casement/shared/lib/own";
import { nameKey } from "@casement/shared/lib/person-name";
import type { Role } from "@casement/shared/session/role";
import type { Participant, SessionState } from "@casement/shared/session-log/state";

/** Each role's name on the screen. An owner interviews too, and is the one who lets people in. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: "interviewer (host)",
  interviewer: "interviewer",
  candidate: "candidate",
  observer: "observer",
};

const ORDER: Readonly<Record<Role, number>> = { owner: 0, interviewer: 1, candidate: 2, observer: 3 };

/** Everybody in the session: the owner first, then by when they joined. */
export function peopleOf(participants: SessionState["participants"]): Participant[] {
  return Object.values(participants)
    .filter((person) => !person.removed)
    .sort((a, b) => ORDER[a.role] - ORDER[b.role] || a.joinedAt - b.joinedAt);
}

/**
 * Everybody's name, unambiguous: where two people have one name it gets their role, and a number if the roles are the
 * same.
 */
export function distinctNames(participants: SessionState["participants"]): ReadonlyMap<string, string> {
  const people = peopleOf(participants);
  const alike = ({ name }: Participant) => people.filter((other) => nameKey(other.name) === nameKey(name));
  return new Map(
    people.map((person) => {
      const namesakes = alike(person);
      if (namesakes.length === 1) return [person.id, person.name];
      const twins = namesakes.filter(({ role }) => role === person.role);
      const number = twins.length === 1 ? "" : ` ${twins.indexOf(person) + 1}`;
      return [person.id, `${person.name} (${person.role === "owner" ? "host" : ROLE_NAMES[person.role]}${number})`];
    }),
  );
}

/** Looks among removed people too: their names stay in the record. */
export function participantName(participants: SessionState["participants"], id: string | null): string {
  return own(participants, id)?.name ?? "Somebody";
}

/** What the candidate is called in a sentence. */
export function candidateName(participants: SessionState["participants"]): string {
  return peopleOf(participants).find(({ role }) => role === "candidate")?.name ?? "the candidate";
}
