import type { Participant } from "@casement/shared/session-log/state";
import { Popover, UnstyledButton } from "@mantine/core";
import { initials } from "@/lib/initials";
import { IconMicrophoneOff } from "@/ui/icons/icons";
import { Picture } from "../devices/picture";
import type { Other } from "../mesh/call-view";
import classes from "./strip.module.css";

interface FaceProps {
  readonly person: Pick<Participant, "name" | "color">;
  readonly name: string;
  readonly track: MediaStreamTrack | null;
  readonly isMuted: boolean;
  readonly isSpeaking: boolean;
  readonly mirrored?: boolean;
}

/** A person's picture or initials, and whether they speak. */
export function Face({ person, name, track, isMuted, isSpeaking, mirrored = false }: FaceProps) {
  return (
    <span className={classes.face} data-speaking={isSpeaking || undefined} data-picture={track !== null || undefined}>
      {track === null ? (
        <span className={classes.initials} style={{ borderColor: person.color }} aria-hidden="true" dir="auto">
          {initials(person.name)}
        </span>
      ) : (
        <Picture track={track} mirrored={mirrored} label={`Picture of ${name}`} />
      )}
      <span className={classes.name}>
        {isMuted && <IconMicrophoneOff size={13} stroke={1.75} aria-label="Muted" />}
        <span dir="auto">{name}</span>
      </span>
    </span>
  );
}

/** Somebody else; a click opens their volume. */
export function OtherFace({
  other,
  onVolume,
  ...face
}: FaceProps & { other: Other; onVolume: (volume: number) => void }) {
  return (
    <Popover position="bottom" withArrow trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.faceButton ?? ""} aria-label={`Volume of ${face.name}`}>
          <Face {...face} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.volume ?? ""}>
        <label>
          Volume of {face.name}
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(other.volume * 100)}
            onChange={({ currentTarget }) => onVolume(Number(currentTarget.value) / 100)}
          />
        </label>
      </Popover.Dropdown>
    </Popover>
  );
}
