import { useMicrophone } from "@/media/use-microphone";
import { useIsSoundRecorded } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import type { Icon } from "@/ui/icons/icon";
import { IconMicrophone, IconMicrophoneOff } from "@/ui/icons/icons";
import { describeSound, type SoundWords } from "./describe-sound";
import classes from "./sound.module.css";
import { useSoundView } from "./sound-keeping";

const ICONS: Readonly<Record<SoundWords["state"], Icon>> = {
  saved: IconMicrophone,
  waiting: IconMicrophone,
  off: IconMicrophoneOff,
  fault: IconMicrophoneOff,
};

/** Whether this person's sound is recorded and saved: what it says is true at every moment. */
export function SoundBadge() {
  const view = useSoundView();
  const { sound } = useMyself();
  const microphone = useMicrophone(({ stage }) => stage);
  const isMuted = useMicrophone((mic) => mic.isMuted);
  const isDeviceMuted = useMicrophone((mic) => mic.isDeviceMuted);
  if (view === null) return null;
  const { state, word, full } = describeSound({ view, consent: sound, microphone, isMuted, isDeviceMuted });
  const Icon = ICONS[state];
  return (
    <span className={classes.badge} data-state={state} role="status" title={full}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {word}
    </span>
  );
}

const REASONS = {
  disk: "the server's disk is full",
  room: "the room for this session's sound is used up",
} as const;

/** Tells everybody when no sound is kept although people agreed. The interview goes on. */
export function SoundStopped() {
  const stopped = useSessionState((state) => state.soundStopped);
  const recorded = useIsSoundRecorded();
  if (!recorded || stopped === null) return null;
  return (
    <p className={classes.stopped} role="status">
      No sound is kept at the moment: {REASONS[stopped.reason]}. Board, worksheets and notes are recorded as before.
    </p>
  );
}

/** After the interview: what of one's sound is still on its way. */
export function SoundOnItsWay() {
  const view = useSoundView();
  const { sound } = useMyself();
  if (view === null || view.waiting === 0) return null;
  const { full } = describeSound({ view, consent: { ...sound, agreed: null }, ...CLOSED });
  return (
    <p className={classes.stopped} role="status">
      {full}
    </p>
  );
}

const CLOSED = { microphone: { kind: "closed" }, isMuted: false, isDeviceMuted: false } as const;
