import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { shortcutWords } from "@/lib/key-words";
import { camera } from "@/media/camera";
import { useMicrophone } from "@/media/use-microphone";
import { useCallKind } from "@/session/plan-options";
import { useMyself } from "@/session/session-context";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronUp,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconSettings,
  IconVideo,
  IconVideoOff,
} from "@/ui/icons/icons";
import type { CallClient } from "../mesh/call-client";
import { CAMERA_KEY, MICROPHONE_KEY } from "../space/call-keys";
import classes from "./strip.module.css";
import { usePushToTalk } from "./use-push-to-talk";
import type { StripLook } from "./use-strip-look";

interface ControlsProps {
  readonly call: CallClient;
  readonly look: StripLook;
  /** The room has two places for it. */
  readonly movable: boolean;
  readonly onLook: (look: StripLook) => void;
  readonly onDevices: () => void;
}

const ICON = { size: 18, stroke: 1.5 } as const;

export function CallControls({ call, look, movable, onLook, onDevices }: ControlsProps) {
  const listens = useMyself().role === "observer";
  const withPicture = useCallKind() === "picture";
  const isSilent = useMicrophone((view) => view.isMuted || view.stage.kind === "closed");
  const mine = useStore(camera.store);
  const { collapsed, below } = look;
  usePushToTalk(call);
  return (
    <div className={classes.controls}>
      {!listens && (
        <Control
          label={isSilent ? "Unmute" : "Mute"}
          keys={shortcutWords(MICROPHONE_KEY)[0]}
          pressed={isSilent}
          onClick={() => call.toggleMicrophone()}
          icon={isSilent ? <IconMicrophoneOff {...ICON} /> : <IconMicrophone {...ICON} />}
        />
      )}
      {!listens && withPicture && (
        <Control
          label={mine.kind === "off" ? "Show my picture" : "Stop my picture"}
          keys={shortcutWords(CAMERA_KEY)[0]}
          pressed={mine.kind === "off"}
          onClick={() => call.toggleCamera()}
          icon={mine.kind === "off" ? <IconVideoOff {...ICON} /> : <IconVideo {...ICON} />}
        />
      )}
      <Control label="Microphone, camera and speaker" onClick={onDevices} icon={<IconSettings {...ICON} />} />
      <Control
        label={collapsed ? "Larger" : "Smaller"}
        onClick={() => onLook({ collapsed: !collapsed, below })}
        icon={collapsed ? <IconChevronDown {...ICON} /> : <IconChevronUp {...ICON} />}
      />
      {movable && (
        <Control
          label={below ? "Move above the board" : "Move below the board"}
          onClick={() => onLook({ collapsed, below: !below })}
          icon={below ? <IconArrowUp {...ICON} /> : <IconArrowDown {...ICON} />}
        />
      )}
      <Control label="Leave the call" danger onClick={() => call.leave()} icon={<IconPhoneOff {...ICON} />} />
    </div>
  );
}

interface ControlProps {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
  readonly danger?: boolean;
  readonly onClick: () => void;
}

function Control({ label, keys, icon, pressed, danger = false, onClick }: ControlProps) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`}>
      <ActionIcon
        size="lg"
        variant={pressed === true ? "light" : "subtle"}
        color={danger ? "danger" : pressed === true ? "amber" : "gray"}
        aria-label={label}
        onClick={onClick}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
