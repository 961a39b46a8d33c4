import { clockFace } from "@casement/shared/lib/clock-face";
import { ActionIcon, Menu, Switch, Tooltip, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import {
  IconArrowBarToLeft,
  IconArrowBarToRight,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconKeyboard,
  IconLink,
  IconMaximize,
  IconMinimize,
  IconMinus,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipForward,
  IconRectangle,
  IconRepeat,
  IconRewindBackward5,
  IconRewindForward5,
  IconScissors,
} from "@/ui/icons/icons";
import { IconPlus } from "@/ui/icons/start-icons";
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
  /** Whether the viewer may share a part of the recording. */
  readonly mayClip: boolean;
  /** Further buttons, before the menus. */
  readonly more: ReactNode;
}

/** The player's buttons. Everything here is a key as well. On a phone the tools are a row of their own. */
export function Transport({ act, fullScreen, mayClip, more }: TransportProps) {
  return (
    <fieldset className={classes.transport} aria-label="Player">
      <div className={classes.group}>
        <Press label="Previous moment" action={{ kind: "moment", by: -1 }} act={act} roomy>
          <IconArrowBarToLeft {...ICON} />
        </Press>
        <Press label="One change back" action={{ kind: "change", by: -1 }} act={act}>
          <IconChevronLeft {...ICON} />
        </Press>
        <Press label="5 seconds back" action={{ kind: "leap", by: -1 }} act={act}>
          <IconRewindBackward5 {...ICON} />
        </Press>
        <PlayButton act={act} />
        <Press label="5 seconds forward" action={{ kind: "leap", by: 1 }} act={act}>
          <IconRewindForward5 {...ICON} />
        </Press>
        <Press label="One change forward" action={{ kind: "change", by: 1 }} act={act}>
          <IconChevronRight {...ICON} />
        </Press>
        <Press label="Next moment" action={{ kind: "moment", by: 1 }} act={act} roomy>
          <IconArrowBarToRight {...ICON} />
        </Press>
      </div>
      <TimeReadout />
      <RateMenu />
      <span className={classes.spring} />
      <div className={classes.tools}>
        {more}
        <JumpMenu act={act} />
        <IdleSwitch />
        <LoopButton act={act} />
        <Press label="Zoom out of the timeline" action={{ kind: "zoom", by: -1 }} act={act}>
          <IconMinus {...ICON} />
        </Press>
        <Press label="Zoom into the timeline" action={{ kind: "zoom", by: 1 }} act={act}>
          <IconPlus {...ICON} />
        </Press>
        <Press label="Copy link to this moment" action={{ kind: "link" }} act={act}>
          <IconLink {...ICON} />
        </Press>
        {mayClip && (
          <Press label="Share a clip" action={{ kind: "clip" }} act={act}>
            <IconScissors {...ICON} />
          </Press>
        )}
        <BoardOnlyButton act={act} />
        {document.fullscreenEnabled !== false && (
          <Press label={fullScreen ? "Leave full screen" : "Full screen"} action={{ kind: "full" }} act={act}>
            {fullScreen ? <IconMinimize {...ICON} /> : <IconMaximize {...ICON} />}
          </Press>
        )}
        <Press label="Keyboard" action={{ kind: "shortcuts" }} act={act} roomy>
          <IconKeyboard {...ICON} />
        </Press>
      </div>
    </fieldset>
  );
}

/** Says what its next press does. */
function LoopButton({ act }: Pick<TransportProps, "act">) {
  const loop = usePlayerView((view) => view.loop);
  const label = loop === null ? "Loop from here" : loop.to === null ? "Loop to here" : "Stop looping";
  return (
    <Press label={label} action={{ kind: "loop" }} act={act} lit={loop !== null}>
      <IconRepeat {...ICON} />
    </Press>
  );
}

function BoardOnlyButton({ act }: Pick<TransportProps, "act">) {
  const boardOnly = usePlayerView((view) => view.boardOnly);
  return (
    <Press label="Board only" action={{ kind: "board" }} act={act} pressed={boardOnly}>
      <IconRectangle {...ICON} />
    </Press>
  );
}

interface PressProps {
  label: string;
  action: PlayerAction;
  act: (action: PlayerAction) => void;
  /** Hidden where there is little space. */
  roomy?: boolean;
  /** Whether what it switches is on; left out for a button that switches nothing. */
  pressed?: boolean;
  /** Drawn as if it were pressed: its label says already what is on. */
  lit?: boolean;
  children: ReactNode;
}

function Press({ label, action, act, roomy, pressed, lit = pressed, children }: PressProps) {
  return (
    <Tooltip label={`${label} (${keyOf(action)})`}>
      <ActionIcon
        variant={lit ? "light" : "subtle"}
        {...(lit ? {} : { color: "gray" })}
        size={36}
        aria-label={label}
        aria-pressed={pressed}
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
  const idle = usePlayerView((view) => view.idle);
  const skips = usePlayerView((view) => view.skipsIdle);
  if (idle.length === 0) return null;
  const sum = idle.reduce((total, { from, to }) => total + to - from, 0);
  return (
    <Tooltip label={`Nothing happens for ${clockFace(sum)} in total (${keyOf({ kind: "idle" })})`}>
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
