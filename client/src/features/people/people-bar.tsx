import type { Participant } from "@casement/shared/session-log/state";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { useMemo, useState } from "react";
import { distinctNames, peopleOf, ROLE_NAMES } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";
import { IconDotsVertical, IconEye, IconEyeOff, IconLink, IconUserMinus } from "@/ui/icons/icons";
import classes from "./people.module.css";
import { PersonMark } from "./person-mark";
import { RemoveDialog } from "./remove-dialog";

interface PeopleBarProps {
  /** Participant id -> the worksheet in which they write. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly followed: string | null;
  readonly onFollow: (participantId: string | null) => void;
  /** Makes a link with which this person comes back; for people who may invite. */
  readonly onInviteBack: (participantId: string) => void;
}

/**
 * Who is in the room. A click on somebody follows them over board and worksheets; the host can also make a return link and
 * remove them.
 */
export function PeopleBar({ sheets, followed, onFollow, onInviteBack }: PeopleBarProps) {
  const participants = useSessionState((state) => state.participants);
  const people = useMemo(() => peopleOf(participants), [participants]);
  const names = useMemo(() => distinctNames(participants), [participants]);
  const me = useMyself();
  const [leaving, setLeaving] = useState<Participant | null>(null);
  return (
    <>
      <ul className={classes.bar} aria-label="People">
        {people.map((person) => (
          <li key={person.id} className={classes.person}>
            <Chip
              person={person}
              fullName={names.get(person.id) ?? person.name}
              isMe={person.id === me.id}
              sheet={sheets.get(person.id)}
              followed={person.id === followed}
              onFollow={() => onFollow(person.id === followed ? null : person.id)}
            />
            {me.role === "owner" && person.id !== me.id && (
              <PersonMenu
                person={person}
                fullName={names.get(person.id) ?? person.name}
                followed={person.id === followed}
                onFollow={onFollow}
                onInviteBack={onInviteBack}
                onRemove={setLeaving}
              />
            )}
          </li>
        ))}
      </ul>
      <RemoveDialog person={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

/**
 * Who was there at the recording's shown moment, and who was away. Nobody is "you": whoever imported a recording plays it
 * as its host, who is somebody else.
 */
export function PeopleThen() {
  const participants = useSessionState((state) => state.participants);
  const people = useMemo(() => peopleOf(participants), [participants]);
  return (
    <ul className={classes.bar} aria-label="People">
      {people.map((person) => (
        <li key={person.id} className={classes.person}>
          <Chip
            person={person}
            fullName={person.name}
            isMe={false}
            sheet={undefined}
            followed={false}
            onFollow={null}
          />
        </li>
      ))}
    </ul>
  );
}

interface ChipProps {
  person: Participant;
  /** The name that distinguishes them from somebody with the same name. */
  fullName: string;
  isMe: boolean;
  /** The worksheet in which they write. */
  sheet: string | undefined;
  followed: boolean;
  /** null where nobody can be followed. */
  onFollow: (() => void) | null;
}

function Chip({ person, fullName, isMe, sheet, followed, onFollow }: ChipProps) {
  const where = sheet !== undefined && `in ${sheet}`;
  const words = [followed ? "following" : ROLE_NAMES[person.role], isMe && "you", !person.present && "away", where]
    .filter(Boolean)
    .join(", ");
  const inside = (
    <>
      <PersonMark person={person} />
      <span className={classes.words}>
        <span className={classes.name} dir="auto">
          {person.name}
        </span>
        <span className={classes.role}>{words}</span>
      </span>
    </>
  );
  if (isMe || !person.present || onFollow === null) {
    return (
      <span className={classes.chip} title={`${person.name}, ${words}`}>
        {inside}
      </span>
    );
  }
  return (
    <Tooltip label={followed ? `Stop following ${fullName}` : `Follow ${fullName} on the board and in the worksheets`}>
      <button type="button" className={classes.chip} aria-pressed={followed} onClick={onFollow}>
        {inside}
      </button>
    </Tooltip>
  );
}

interface PersonMenuProps {
  person: Participant;
  fullName: string;
  followed: boolean;
  onFollow: (participantId: string | null) => void;
  onInviteBack: (participantId: string) => void;
  onRemove: (person: Participant) => void;
}

function PersonMenu({ person, fullName, followed, onFollow, onInviteBack, onRemove }: PersonMenuProps) {
  const icon = { size: 16, stroke: 1.5 } as const;
  return (
    <Menu position="top-start" transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for ${fullName}`}>
          <IconDotsVertical size={14} stroke={1.5} color="var(--ink-faint)" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          disabled={!person.present}
          leftSection={followed ? <IconEyeOff {...icon} /> : <IconEye {...icon} />}
          onClick={() => onFollow(followed ? null : person.id)}
        >
          {followed ? "Stop following" : "Follow their view"}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => onInviteBack(person.id)}>
          Link to come back…
        </Menu.Item>
        <Menu.Item color="danger" leftSection={<IconUserMinus {...icon} />} onClick={() => onRemove(person)}>
          Remove from session
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
