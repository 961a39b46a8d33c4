import { type ReactNode, useEffect } from "react";
import type { RecordingPlace } from "../../api/playback";
import { PlayerProvider } from "../../features/playback/player-context";
import { useOpenRecording } from "../../features/playback/use-open-recording";
import { RecordedRoomProvider } from "../../realtime/room-context";
import { Starting } from "../root-layout";
import { PlaybackScreen } from "./playback-screen";

export interface PlaybackViewProps {
  readonly place: RecordingPlace;
  /** Shown instead when it cannot be opened. */
  readonly failed: (error: unknown, retry: () => void) => ReactNode;
}

/** Opens the recording, then shows it as a room that can be moved in time. */
export function PlaybackView({ place, failed }: PlaybackViewProps) {
  const { opening, reopen } = useOpenRecording(place);
  useEffect(() => {
    document.title = "Recording · Casement";
  }, []);
  if (opening.kind === "opening") return <Starting />;
  if (opening.kind === "failed") return failed(opening.error, reopen);
  const { open } = opening;
  return (
    <PlayerProvider value={open}>
      <RecordedRoomProvider room={open.room}>
        <PlaybackScreen reopen={reopen} />
      </RecordedRoomProvider>
    </PlayerProvider>
  );
}
