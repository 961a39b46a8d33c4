import { NO_DIFF } from "@casement/shared/document/replay/board-diff";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { viewTracks } from "@casement/shared/playback/view-track";
import { type ReactNode, useState } from "react";
import { PlayerProvider } from "@/features/player/model/player-context";
import { useOpenRecording } from "@/features/player/model/use-open-recording";
import type { Playback } from "@/recording/playback";
import { RecordedSessionProvider } from "@/session/session-context";
import { arrived, joined, planned, STARTED_AT, started, type Told } from "./sample-session";

const MINUTE_MS = 60_000;
const after = (minutes: number) => STARTED_AT + minutes * MINUTE_MS;

const told: readonly Told[] = [
  ...planned,
  joined("ben", "candidate"),
  arrived("ben"),
  started,
  ["ana", { kind: "note.added", payload: { noteId: "n1", text: "asks first", tag: null, stepIndex: 0 } }, after(1)],
  ["ana", { kind: "step.entered", payload: { stepIndex: 1 } }, after(5)],
  ["ana", { kind: "session.ended", payload: {} }, after(10)],
];

/** Ten minutes: a note in the first, the second step from the fifth, and nothing between the sixth and the ninth. */
export const RECORDED: PlaybackManifest = {
  sessionId: "s1",
  participantId: "ana",
  role: "owner",
  live: false,
  shared: null,
  startAt: STARTED_AT,
  endAt: after(10),
  participants: [
    { id: "ana", name: "Ana", role: "owner", color: "#0b5c5a" },
    { id: "ben", name: "Ben", role: "candidate", color: "#b3301a" },
  ],
  activity: [],
  sound: [],
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

/** Playback time of the only change of the board, which shows nothing. */
export const CHANGED_AT = 125_000;

/** What stands on the board from the third minute on, and from the fourth in a worksheet. */
const FOUND_WORDS = "redis cache";
const foundWords = {
  found: [
    { id: "shape:1", t: 3 * MINUTE_MS, text: "Redis cache", sheet: null },
    { id: "r1", t: 4 * MINUTE_MS, text: "Cache the feeds", sheet: "requirements" },
  ],
  total: 2,
  read: 1,
};

const LOADED = { loaded: 1, damage: [] };

/** The recording with a board that stays empty. */
const playback: Playback = {
  manifest: RECORDED,
  seek: async () => ({ kind: "board", rows: NO_DIFF.rows, board: NO_DIFF }),
  pictureAt: async () => ({ outlines: [], area: null }),
  changeNear: async (t, by) => (by === 1 && t < CHANGED_AT ? CHANGED_AT : null),
  find: async (query) => (FOUND_WORDS.includes(query) ? foundWords : { found: [], total: 0, read: 1 }),
  lastChanges: async () => [],
  views: async () => viewTracks([]),
  isCopy: false,
  takeAddress: (id) => `/takes/${id}`,
  loudness: async () => new Uint8Array(),
  progress: () => LOADED,
  onProgress: () => () => undefined,
  close: () => undefined,
};

interface InPlayerProps {
  /** What differs from that recording; the first value counts. */
  readonly recorded?: Partial<Playback>;
  readonly children: ReactNode;
}

/** Around what belongs in a player: opens that recording. */
export function InPlayer({ recorded, children }: InPlayerProps) {
  const [open] = useState(() => async () => ({ ...playback, ...recorded }));
  const { opening } = useOpenRecording(open);
  if (opening.kind !== "open") return null;
  const { player, recording, deck, session, last } = opening.open;
  return (
    <RecordedSessionProvider session={session} last={last}>
      <PlayerProvider value={{ player, recording, deck }}>{children}</PlayerProvider>
    </RecordedSessionProvider>
  );
}
