import { type ReplayBoardProps, ReplayEditor } from "@/features/board/replay/replay-editor";
import { PlayerProvider } from "@/features/player/model/player-context";
import { useOpenRecording } from "@/features/player/model/use-open-recording";
import { ownZone, sayWhen } from "@/lib/zoned-time";
import type { EmbeddedRecording } from "@/recording/open-embedded";
import { RecordedSessionProvider } from "@/session/session-context";
import { IconLock } from "@/ui/icons/icons";
import { PlaybackScreen } from "../playback/playback-screen";
import { ColorSchemeToggle } from "../shell/color-scheme-toggle";
import { Mark } from "../shell/mark";
import classes from "./offline.module.css";
import { offlineAssetUrls } from "./offline-assets";
import { OfflineFault } from "./offline-fault";

/** The player for the recording that the page embeds. */
export function OfflinePlayer({ recording }: { recording: EmbeddedRecording }) {
  const { opening } = useOpenRecording(recording.open);
  if (opening.kind === "opening") return null;
  if (opening.kind === "failed") return <OfflineFault error={opening.error} />;
  const { open } = opening;
  return (
    <PlayerProvider value={open}>
      <RecordedSessionProvider session={open.session} last={open.last}>
        <PlaybackScreen
          brand={<Mark size={20} />}
          status={<Status recording={recording} />}
          Board={OfflineBoard}
          {...(open.recording.manifest.shared === null ? { titled: "PRIVATE: ", notice: <PrivateBar /> } : {})}
        />
      </RecordedSessionProvider>
    </PlayerProvider>
  );
}

/** Stays visible in a copy that was not made to be given away. */
function PrivateBar() {
  return (
    <p className={classes.private} role="note">
      <IconLock size={16} stroke={1.5} aria-hidden="true" />
      Private: this page holds the interviewers' notes, marks and guide. Do not send it to the candidate.
    </p>
  );
}

function OfflineBoard(props: ReplayBoardProps) {
  return <ReplayEditor {...props} assetUrls={offlineAssetUrls} licenseKey={undefined} />;
}

function Status({ recording }: { recording: EmbeddedRecording }) {
  const say = (at: number) => sayWhen(at, Date.now(), ownZone());
  return (
    <>
      <span className={classes.when} title={`Exported ${say(recording.exportedAt)}`}>
        {say(recording.startAt)}
      </span>
      <ColorSchemeToggle />
    </>
  );
}
