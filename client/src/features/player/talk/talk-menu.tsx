import { clockFace } from "@casement/shared/lib/clock-face";
import { Popover, UnstyledButton } from "@mantine/core";
import { IconUsers } from "@/ui/icons/icons";
import { MomentTime } from "@/ui/moment-time";
import transport from "../controls/transport.module.css";
import { useDeckView, usePlayer } from "../model/player-context";
import type { ShownTalk } from "../model/sound/shown-talk";
import classes from "./talk.module.css";

/** More would hide the others. */
const MOST_SHOWN = 12;

/** Who talked how much, for those who interviewed; each figure leads to its moment. */
export function TalkMenu() {
  const talk = useDeckView((view) => view.talk);
  if (talk === null) return null;
  return (
    <Popover position="top-end" width={320} trapFocus returnFocus transitionProps={{ duration: 120 }}>
      <Popover.Target>
        <UnstyledButton className={transport.choice} aria-label="Talk" title="Who talked how much">
          <IconUsers size={16} stroke={1.5} />
          <span className={transport.word}>Talk</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={classes.lead}>From the voices alone. Only interviewers see this.</p>
        <People talk={talk} />
        <Times label="Silences of 10 s or longer" times={talk.silences.map(({ from }) => from)} kind="silence" />
        <Times label="Interruptions" times={talk.interruptions.map(({ at }) => at)} kind="interruption" />
      </Popover.Dropdown>
    </Popover>
  );
}

function People({ talk }: { talk: ShownTalk }) {
  const player = usePlayer();
  return (
    <ul className={classes.people} aria-label="Talk of each person">
      {talk.people.map(({ id, name, color, share, longestMonologue }) => (
        <li key={id}>
          <i className={classes.dot} style={{ background: color }} aria-hidden="true" />
          <bdi>{name}</bdi>
          <b>{share === null ? "–" : `${Math.round(share * 100)}%`}</b>
          {longestMonologue !== null && (
            <small>
              longest {clockFace(longestMonologue.to - longestMonologue.from)} at{" "}
              <MomentTime
                label={clockFace(longestMonologue.from)}
                onOpen={() => player.openMoment(longestMonologue.from)}
              />
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}

function Times({ label, times, kind }: { label: string; times: readonly number[]; kind: "silence" | "interruption" }) {
  const player = usePlayer();
  return (
    <p className={classes.times}>
      <i className={classes.key} data-kind={kind} aria-hidden="true" />
      <span>
        {label}: {times.length === 0 && "none"}
        {times.slice(0, MOST_SHOWN).map((t, index) => (
          <span key={t}>
            {index > 0 && ", "}
            <MomentTime label={clockFace(t)} onOpen={() => player.openMoment(t)} />
          </span>
        ))}
        {times.length > MOST_SHOWN && ` and ${times.length - MOST_SHOWN} more`}
      </span>
    </p>
  );
}
