import { ActionIcon, Menu, Switch, Tooltip, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { clockFace } from "@/lib/duration";
import {
  IconArrowBarToLeft,
  IconArrowBarToRight,
  IconChevronDown,
  IconKeyboard,
  IconMaximize,
  IconMinimize,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForward,
  IconRewindBackward5,
  IconRewindForward5,
} from "@/ui/icons";
import { JUMP_KINDS, MOMENT_KINDS } from "../model/moments/moment-kinds";
import { usePlayer, usePlayerView, useRecording } from "../model/player-context";
import { RATES } from "../model/playhead";
import { useMoments } from "../model/use-moments";
import { keyOf, type PlayerAction } from "./player-keys";
import classes from "./transport.module.css";

const ICON = { size: 19, stroke: 1.5 } as const;

interface TransportProps {
  readonly act: (action: PlayerAction) => void;
  readonly fullScreen: boolean;
  /** Further buttons, before the menus. */
  readonly more: ReactNode;
}

/** The player's buttons. Everything here is a key as well. */
export function Transport({ act, fullScreen, more }: TransportProps) {
  return (
    <fieldset className={classes.transport} aria-label="Player">
      <div className={classes.group}>
        <Press label="One event back" action={{ kind: "event", by: -1 }} act={act} roomy>
          <IconArrowBarToLeft {...ICON} />
        </Press>
        <Press label="5 seconds back" action={{ kind: "leap", by: -1 }} act={act}>
          <IconRewindBackward5 {...ICON} />
        </Press>
        <PlayButton act={act} />
        <Press label="5 seconds forth" action={{ kind: "leap", by: 1 }} act={act}>
          <IconRewindForward5 {...ICON} />
        </Press>
        <Press label="One event forth" action={{ kind: "event", by: 1 }} act={act} roomy>
          <IconArrowBarToRight {...ICON} />
        </Press>
      </div>
      <TimeReadout />
      <span className={classes.spring} />
      {more}
      <JumpMenu act={act} />
      <IdleSwitch />
      <RateMenu />
      <Press label={fullScreen ? "Leave full screen" : "Full screen"} action={{ kind: "full" }} act={act} roomy>
        {fullScreen ? <IconMinimize {...ICON} /> : <IconMaximize {...ICON} />}
      </Press>
      <Press label="Keyboard" action={{ kind: "shortcuts" }} act={act} roomy>
        <IconKeyboard {...ICON} />
      </Press>
    </fieldset>
  );
}

interface PressProps {
  label: string;
  action: PlayerAction;
  act: (action: PlayerAction) => void;
  /** Hidden where there is little space. */
  roomy?: boolean;
  children: ReactNode;
}

function Press({ label, action, act, roomy, children }: PressProps) {
  return (
    <Tooltip label={`${label} (${keyOf(action)})`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={label}
        className={roomy ? classes.roomy : undefined}
        onClick={() => act(action)}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

const TOGGLE: PlayerAction = { kind: "toggle" };

function PlayButton({ act }: Pick<TransportProps, "act">) {
  const playing = usePlayerView((view) => view.playing);
  const label = playing ? "Pause" : "Play";
  return (
    <Tooltip label={`${label} (${keyOf(TOGGLE)})`}>
      <ActionIcon radius="xl" size={44} variant="filled" aria-label={label} onClick={() => act(TOGGLE)}>
        {playing ? (
          <IconPlayerPauseFilled size={20} />
        ) : (
          <IconPlayerPlayFilled size={20} className={classes.playIcon} />
        )}
      </ActionIcon>
    </Tooltip>
  );
}

function TimeReadout() {
  const second = usePlayerView((view) => Math.floor(view.t / 1000));
  const { durationMs } = useRecording();
  return (
    <div className={classes.time} role="timer" aria-label="Time played">
      <b>{clockFace(second * 1000)}</b>
      <span>/ {clockFace(durationMs)}</span>
    </div>
  );
}

function JumpMenu({ act }: { act: (action: PlayerAction) => void }) {
  const moments = useMoments();
  return (
    <Menu position="top-end" width={230} transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <UnstyledButton className={classes.choice} aria-label="Jump to">
          <IconPlayerSkipForward size={16} stroke={1.5} />
          <span className={classes.word}>Jump to</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {JUMP_KINDS.filter((kind) => moments.some((moment) => moment.kind === kind)).map((kind) => {
          const { name, key } = MOMENT_KINDS[kind].jump;
          return (
            <div key={kind} role="none">
              <Menu.Item
                rightSection={<kbd className={classes.key}>{key.toUpperCase()}</kbd>}
                onClick={() => act({ kind: "jump", to: kind, by: 1 })}
              >
                Next {name}
              </Menu.Item>
              <Menu.Item
                rightSection={<kbd className={classes.key}>⇧{key.toUpperCase()}</kbd>}
                onClick={() => act({ kind: "jump", to: kind, by: -1 })}
              >
                Previous {name}
              </Menu.Item>
            </div>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function IdleSwitch() {
  const player = usePlayer();
  const { idle } = useRecording();
  const skips = usePlayerView((view) => view.skipsIdle);
  if (idle.length === 0) return null;
  const sum = idle.reduce((total, { from, to }) => total + to - from, 0);
  return (
    <Tooltip label={`Nothing happens for ${clockFace(sum)} in all (${keyOf({ kind: "idle" })})`}>
      <div>
        <Switch
          size="xs"
          label="Skip idle"
          className={classes.idle}
          checked={skips}
          onChange={(event) => player.setSkipsIdle(event.currentTarget.checked)}
        />
      </div>
    </Tooltip>
  );
}

function RateMenu() {
  const player = usePlayer();
  const rate = usePlayerView((view) => view.rate);
  return (
    <Menu position="top" width={110} transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <UnstyledButton className={classes.choice} aria-label={`Speed, ${rate}x`}>
          <span className={classes.rate}>{rate}×</span>
          <IconChevronDown size={14} stroke={1.75} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={String(rate)}>
          {RATES.map((each) => (
            <Menu.RadioItem
              key={each}
              value={String(each)}
              closeMenuOnClick
              className={classes.rateItem}
              onChange={() => player.setRate(each)}
            >
              {each}×
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
