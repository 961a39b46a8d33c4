import type { MarkerKind } from "@casement/shared/playback/markers";
import {
  IconBulb,
  IconChecks,
  IconMessage,
  IconPencil,
  IconPlayerPause,
  IconPlayerTrackNext,
  IconUser,
} from "../../ui/icons";

const ICONS = {
  step: IconPlayerTrackNext,
  pause: IconPlayerPause,
  note: IconPencil,
  score: IconChecks,
  hint: IconBulb,
  chat: IconMessage,
  person: IconUser,
} as const;

export function MomentIcon({ kind, size }: { kind: MarkerKind; size: number }) {
  const Icon = ICONS[kind];
  return <Icon size={size} stroke={1.75} aria-hidden="true" />;
}
