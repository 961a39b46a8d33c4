import { Button, Loader } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { describeError } from "@/lib/error-text";
import { FRAME_INSET_PX } from "@/recording/picture/framing";
import { usePlayer, usePlayerView, useRecording } from "../model/player-context";
import classes from "./board-cover.module.css";
import { Picture } from "./picture";

/**
 * The replayed board, and a message while there is none: still loading, nothing drawn, or a fault. The editor takes
 * long to start, so a picture of the board is painted first and stays until the editor is there.
 */
export function BoardCover({ children }: { children: ReactNode }) {
  const { manifest } = useRecording();
  const folded = usePlayerView((view) => view.shownT !== null);
  const ready = usePlayerView((view) => view.boardMounted);
  const error = usePlayerView((view) => view.boardError);
  const painted = useAfterPaint(folded);
  const empty = manifest.board.updates === 0;
  return (
    <div className={classes.cover}>
      {painted && children}
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
  const { ref, width, height } = useElementSize();
  const picture = usePlayerView((view) => view.picture);
  const drawn = width > 0 && picture !== null && picture.area !== null;
  return (
    <div ref={ref} className={classes.whole} data-drawn={drawn || undefined}>
      {width > 0 && <Picture picture={picture} size={{ width, height }} inset={FRAME_INSET_PX} />}
      <div className={classes.opening} role="status">
        <Loader size="sm" type="dots" />
        <p>Opening the board{loaded > 0 && loaded < 1 ? `, ${Math.floor(loaded * 100)}%` : ""}</p>
      </div>
    </div>
  );
}

/** True once what was rendered with `given` is on the screen. */
function useAfterPaint(given: boolean): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    if (!given) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setAfter(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [given]);
  return after;
}

function Fault({ error }: { error: unknown }) {
  const player = usePlayer();
  return (
    <div className={classes.fault} role="alert">
      <p>The board cannot go on from here. {describeError(error).sentence}</p>
      <Button size="xs" variant="default" onClick={player.retryBoard}>
        Try again
      </Button>
    </div>
  );
}

/** A short-lived message, so that nobody wonders where the time went. */
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
