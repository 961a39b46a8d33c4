import { Button, Loader } from "@mantine/core";
import { type ReactNode, useSyncExternalStore } from "react";
import { describeError } from "../../lib/error-text";
import classes from "./board-cover.module.css";
import { usePlayer, usePlayerView, useRecording } from "./player-context";

/** The replayed board, and what there is to say while there is none: still loading, nothing drawn, a fault. */
export function BoardCover({ children }: { children: ReactNode }) {
  const { manifest } = useRecording();
  const ready = usePlayerView((view) => view.boardReady);
  const error = usePlayerView((view) => view.boardError);
  const empty = manifest.board.updates === 0;
  return (
    <div className={classes.cover}>
      {children}
      {!ready && error === null && !empty && <Loading />}
      {empty && <p className={classes.word}>Nothing was drawn{manifest.live ? " so far" : " in this interview"}.</p>}
      {error !== null && <Fault error={error} />}
      <Skipped />
    </div>
  );
}

function Loading() {
  const { playback } = useRecording();
  const { loaded } = useSyncExternalStore(playback.onProgress, playback.progress);
  return (
    <div className={classes.whole} role="status">
      <Loader size="sm" type="dots" />
      <p>Opening the board{loaded > 0 && loaded < 1 ? `, ${Math.floor(loaded * 100)} %` : ""}</p>
    </div>
  );
}

function Fault({ error }: { error: unknown }) {
  const player = usePlayer();
  return (
    <div className={classes.fault} role="alert">
      <p>The board stands still here. {describeError(error).sentence}</p>
      <Button size="xs" variant="default" onClick={player.retryBoard}>
        Try again
      </Button>
    </div>
  );
}

/** A passing word, so that nobody wonders where the time went. */
function Skipped() {
  const skippedAt = usePlayerView((view) => view.skippedAt);
  const seconds = usePlayerView((view) => Math.round(view.skippedMs / 1000));
  if (skippedAt === null) return null;
  return (
    <p key={skippedAt} className={classes.skipped} aria-hidden="true">
      Skipped {seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`} without events
    </p>
  );
}
