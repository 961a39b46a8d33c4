import { can } from "@casement/shared/contract/policy";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useMe } from "@/api/accounts";
import type { RecordingPlace } from "@/api/playback";
import { useBranches, whyNotLetIn } from "@/api/sessions";
import { drawReference, fetchReplayBoard, LazyReplayBoard } from "@/features/board/lazy-board";
import { PlayerProvider, usePlayer, useRecording } from "@/features/player/model/player-context";
import { useAccessWatch } from "@/features/player/model/use-access-watch";
import { type OpenRecording, useOpenRecording } from "@/features/player/model/use-open-recording";
import type { TimelineFlag } from "@/features/player/timeline/timeline";
import type { Playback } from "@/recording/playback";
import { RecordedSessionProvider, SessionProvider, useMyself, useSessionId } from "@/session/session-context";
import { RoomBrand } from "../session/room-brand";
import { Opening } from "../shell/root-layout";
import classes from "./playback.module.css";
import { PlaybackScreen } from "./playback-screen";
import { RecordingStatus } from "./recording-status";
import { RetryFromHere } from "./retry-from-here";
import { ShareClip, useMayShareClip } from "./share-clip";

/** What a case for training has in place of a session's own. */
export interface CaseParts {
  /** Its scorecard, before the other tabs. */
  readonly card: ReactNode;
  readonly status: ReactNode;
}

interface PlaybackViewProps {
  readonly place: RecordingPlace;
  /** Opens the recording. Throws ApiError; must stay the same function. */
  readonly open: () => Promise<Playback>;
  /** Shown when the recording cannot be opened. */
  readonly failed: (error: unknown, retry: () => void) => ReactNode;
  readonly parts?: CaseParts | undefined;
}

/** Opens the recording, then shows it as a room at any moment. */
export function PlaybackView({ place, open: openRecording, failed, parts }: PlaybackViewProps) {
  const { opening, reopen, end } = useOpenRecording(openRecording);
  useEffect(() => {
    document.title = "Recording · Casement";
  }, []);
  if (opening.kind === "opening") return <Opening words="Opening the recording" />;
  if (opening.kind === "failed") return failed(opening.error, reopen);
  const { open } = opening;
  return (
    <PlayerProvider value={open}>
      <Present open={open}>
        <RecordedSessionProvider session={open.session} last={open.last}>
          <PlayerPage place={place} reopen={reopen} end={end} parts={parts} />
        </RecordedSessionProvider>
      </Present>
    </PlayerProvider>
  );
}

interface PlayerPageProps {
  readonly place: RecordingPlace;
  readonly reopen: () => void;
  readonly end: (error: unknown) => void;
  readonly parts: CaseParts | undefined;
}

function PlayerPage({ place, reopen, end, parts }: PlayerPageProps) {
  useAccessWatch(place, end);
  const sessionId = useSessionId();
  const retries = useRetries(sessionId);
  const clip = useClipDialog();
  const clipTitle = useRecording().manifest.shared?.clipTitle ?? null;
  useEffect(fetchReplayBoard, []);
  return (
    <>
      <PlaybackScreen
        brand={<RoomBrand />}
        status={parts?.status ?? <RecordingStatus sessionId={sessionId} reopen={reopen} />}
        card={parts?.card}
        Board={LazyReplayBoard}
        reference={drawReference}
        onClip={clip.open}
        {...(clipTitle === null ? {} : { notice: <ClipTitle title={clipTitle} />, titled: `${clipTitle} · ` })}
        {...(retries === null ? {} : { actions: <RetryFromHere />, flags: retries })}
      />
      {clip.open !== undefined && <ShareClip opened={clip.opened} onClose={clip.close} />}
    </>
  );
}

/** `open` is undefined for those who may not share clips. */
function useClipDialog() {
  const player = usePlayer();
  const may = useMayShareClip();
  const [opened, setOpened] = useState(false);
  const open = useCallback(() => {
    player.pause();
    setOpened(true);
  }, [player]);
  const close = useCallback(() => setOpened(false), []);
  return { opened, open: may ? open : undefined, close };
}

function ClipTitle({ title }: { title: string }) {
  return (
    <p className={classes.clipTitle}>
      <span>Clip</span> <b dir="auto">{title}</b>
    </p>
  );
}

/**
 * The session's connection, which brings pins and comments live while somebody watches. For a shared recording only its
 * candidate has one: other viewers are not in the session.
 */
function Present({ open, children }: { open: OpenRecording; children: ReactNode }) {
  const { manifest } = open.recording;
  if (manifest.shared !== null && manifest.role !== "candidate") return children;
  const { participantId, state } = open.last.store.getState();
  return (
    <SessionProvider
      whyNot={whyNotLetIn}
      key={manifest.endAt}
      sessionId={manifest.sessionId}
      openMoment={open.player.openMoment}
      openSaid={open.player.openSaid}
      player={open.playerClock}
      known={{ participantId, state }}
    >
      {children}
    </SessionProvider>
  );
}

/** The viewer's own retries of this recording; null for people who cannot begin one. */
function useRetries(sessionId: string): readonly TimelineFlag[] | null {
  const { manifest } = useRecording();
  const { role } = useMyself();
  const me = useMe();
  const may = !manifest.live && can(role, "session.branch", "ended") && me.data?.account != null;
  const branches = useBranches(sessionId, may);
  return useMemo(
    () =>
      may
        ? (branches.data ?? []).map(({ id: branch, at, title }) => ({
            id: branch,
            t: at,
            title: `Your retry: ${title}`,
          }))
        : null,
    [may, branches.data],
  );
}
