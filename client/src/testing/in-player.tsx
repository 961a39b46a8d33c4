import { NO_DIFF } from "@casement/shared/document/replay/board-diff";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import type { ReactNode } from "react";
import { PlayerProvider } from "@/features/player/model/player-context";
import { useOpenRecording } from "@/features/player/model/use-open-recording";
import type { Playback } from "@/recording/playback";
import { RecordedSessionProvider } from "@/session/session-context";
import { joined, planned, STARTED_AT, started, type Told } from "./sample-session";

const MINUTE_MS = 60_000;
const after = (minutes: number) => STARTED_AT + minutes * MINUTE_MS;

const told: readonly Told[] = [
  ...planned,
  joined("ben", "candidate"),
  started,
  ["ana", { kind: "note.added", payload: { noteId: "n1", text: "asks first", tag: null, stepIndex: 0 } }, after(1)],
  ["ana", { kind: "step.entered", payload: { stepIndex: 1 } }, after(5)],
  ["ana", { kind: "session.ended", payload: {} }, after(10)],
];

/** Ten minutes: a note in the first, the second step from the fifth, and nothing between the sixth and the ninth. */
const manifest: PlaybackManifest = {
  sessionId: "s1",
  participantId: "ana",
  role: "owner",
  live: false,
  shared: null,
  startAt: STARTED_AT,
  endAt: after(10),
  participants: [],
  activity: [],
  events: told.map(([actor, fact, at], index) => ({ ...fact, actor, at, revision: index + 1 })),
  board: {
    updates: 0,
    keyframes: [],
    chunks: [],
    epochs: [],
    damage: [],
    quiet: [{ from: 6 * MINUTE_MS, to: 9 * MINUTE_MS }],
  },
};

/** The recording with a board that stays empty. */
const playback: Playback = {
  manifest,
  seek: async () => NO_DIFF,
  recordsAt: async () => new Map(),
  views: async () => new Map(),
  progress: () => ({ loaded: 1, damage: [] }),
  onProgress: () => () => undefined,
  close: () => undefined,
};
const open = async () => playback;

/** Around what belongs in a player: opens that recording. */
export function InPlayer({ children }: { children: ReactNode }) {
  const { opening } = useOpenRecording(open);
  if (opening.kind !== "open") return null;
  const { player, recording, session, last } = opening.open;
  return (
    <RecordedSessionProvider session={session} last={last}>
      <PlayerProvider value={{ player, recording }}>{children}</PlayerProvider>
    </RecordedSessionProvider>
  );
}
