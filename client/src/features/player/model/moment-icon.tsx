import {
  IconBulb,
  IconChecks,
  IconMessage,
  IconMessageCircle,
  IconPencil,
  IconPin,
  IconPlayerPause,
  IconPlayerTrackNext,
  IconUser,
} from "@/ui/icons";
import type { MomentKind } from "./recording";

const ICONS = {
  step: IconPlayerTrackNext,
  pause: IconPlayerPause,
  note: IconPencil,
  score: IconChecks,
  pin: IconPin,
  comment: IconMessageCircle,
  hint: IconBulb,
  chat: IconMessage,
  person: IconUser,
} as const;

export function MomentIcon({ kind, size }: { kind: MomentKind; size: number }) {
  const Icon = ICONS[kind];
  return <Icon size={size} stroke={1.75} aria-hidden="true" />;
}
