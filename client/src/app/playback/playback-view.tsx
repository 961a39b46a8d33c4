import { useEffect } from "react";
import { PlayerProvider } from "../../features/playback/player-context";
import { useOpenRecording } from "../../features/playback/use-open-recording";
import { RecordedRoomProvider } from "../../realtime/room-context";
import { Starting } from "../root-layout";
import { NoSession } from "../session/no-session";
import { PlaybackScreen } from "./playback-screen";

/** Opens the recording, then shows it as a room that can be moved in time. */
export function PlaybackView({ sessionId }: { sessionId: string }) {
  const { opening, reopen } = useOpenRecording(sessionId);
  useEffect(() => {
    document.title = "Recording · Casement";
  }, []);
  if (opening.kind === "opening") return <Starting />;
  if (opening.kind === "failed") return <NoSession error={opening.error} retry={reopen} />;
  const { open } = opening;
  return (
    <PlayerProvider value={open}>
      <RecordedRoomProvider room={open.room}>
        <PlaybackScreen reopen={reopen} />
      </RecordedRoomProvider>
    </PlayerProvider>
  );
}
