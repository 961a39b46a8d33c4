import { Menu, UnstyledButton } from "@mantine/core";
import { IconEye } from "@/ui/icons/icons";
import type { PeopleOptions } from "../model/people/use-people-then";
import { followable, type Views } from "../model/people/use-views";
import type { Follow } from "../model/player";
import { usePlayer, usePlayerView, useRecording } from "../model/player-context";
import classes from "./follow.module.css";
import transport from "./transport.module.css";

interface FollowMenuProps {
  readonly views: Views;
  readonly options: PeopleOptions;
}

/** Chooses whose view of the board is shown, and what is shown of people. */
export function FollowMenu({ views, options }: FollowMenuProps) {
  const player = usePlayer();
  const { manifest } = useRecording();
  const follow = usePlayerView((view) => view.follow);
  const people = followable(manifest, views);
  const followed = follow.kind === "person" ? people.find(({ id }) => id === follow.participantId) : undefined;
  const said = followed?.name ?? (follow.kind === "free" ? "free view" : "the drawing");
  return (
    <Menu position="top-end" width={250} transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <UnstyledButton className={transport.choice} aria-label={`Follow: ${said}`}>
          <IconEye size={16} stroke={1.5} />
          <span className={transport.word}>View</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Follow</Menu.Label>
        <Menu.RadioGroup value={choiceOf(follow)} onChange={(value) => player.setFollow(followOf(value))}>
          <Menu.RadioItem value="drawing" closeMenuOnClick rightSection={<kbd className={transport.key}>V</kbd>}>
            The whole drawing
          </Menu.RadioItem>
          {people.map(({ id, name, color }) => (
            <Menu.RadioItem key={id} value={`${PERSON}${id}`} closeMenuOnClick>
              <span className={classes.person}>
                <span className={classes.dot} style={{ background: color }} />
                {name}
              </span>
            </Menu.RadioItem>
          ))}
          <Menu.RadioItem value="free" closeMenuOnClick>
            Free view
          </Menu.RadioItem>
        </Menu.RadioGroup>
        <Word views={views} none={people.length === 0} />
        <Menu.Divider />
        <Menu.Label>Show</Menu.Label>
        {hasPlaces(views) && (
          <Menu.CheckboxItem checked={options.showsPlaces} onChange={options.setShowsPlaces}>
            Where people point and write
          </Menu.CheckboxItem>
        )}
        <Menu.CheckboxItem checked={options.showsChanges} onChange={options.setShowsChanges}>
          Who changed what last
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}

const PERSON = "person ";

function choiceOf(follow: Follow): string {
  return follow.kind === "person" ? `${PERSON}${follow.participantId}` : follow.kind;
}

function followOf(value: string): Follow {
  if (value.startsWith(PERSON)) return { kind: "person", participantId: value.slice(PERSON.length) };
  return { kind: value === "free" ? "free" : "drawing" };
}

/** Recordings from before pointers were recorded have none, and some viewers receive none. */
const hasPlaces = (views: Views) => views.kind === "here" && views.tracks.pointers.size + views.tracks.cells.size > 0;

/** Says why there is nobody to follow. */
function Word({ views, none }: { views: Views; none: boolean }) {
  if (views.kind === "failed")
    return (
      <Menu.Item onClick={views.retry} closeMenuOnClick={false}>
        What people saw could not be loaded. Try again
      </Menu.Item>
    );
  if (views.kind === "loading") return <Menu.Label>Loading what people saw</Menu.Label>;
  return none ? <Menu.Label>Nobody's view was recorded here.</Menu.Label> : null;
}
