import type { BoardPicture } from "@casement/shared/document/picture/board-picture";
import { clockFace } from "@casement/shared/lib/clock-face";
import { type CSSProperties, useEffect, useState } from "react";
import { participantName } from "@/session/people";
import { useSessionState } from "@/session/session-context";
import { MOMENT_KINDS } from "../model/moments/moment-kinds";
import { usePlayerView, useRecording } from "../model/player-context";
import { type Moment, partAt } from "../model/recording";
import { useMoments } from "../model/use-moments";
import { Picture } from "../picture/picture";
import classes from "./preview.module.css";

const SIZE = { width: 216, height: 135 } as const;
const INSET_PX = 20;
/** The preview names a moment that is at most this far from the pointer, as a share of the recording. */
const NEAR_SHARE = 0.006;

/** Shows what was there at the pointer's time: time, step, the nearest moment and a small board. */
export function Preview({ t, share }: { t: number; share: number }) {
  const { band, durationMs } = useRecording();
  const moments = useMoments();
  const part = partAt(band, t);
  const near = nearest(moments, t, durationMs * NEAR_SHARE);
  return (
    <div className={classes.preview} style={{ "--share": share } as CSSProperties} aria-hidden="true">
      <Small t={t} />
      <p className={classes.line}>
        <b>{clockFace(t)}</b>
        {part !== null && (
          <span>
            {part.stepIndex + 1} {part.title}
          </span>
        )}
      </p>
      {near !== null && <Near moment={near} />}
    </div>
  );
}

function Near({ moment: { kind, text, actor } }: { moment: Moment }) {
  const participants = useSessionState((state) => state.participants);
  const who = MOMENT_KINDS[kind].namesActor && actor !== null ? `${participantName(participants, actor)}: ` : "";
  return (
    <p className={classes.near} dir="auto">
      {who !== "" && <b>{who}</b>}
      {text}
    </p>
  );
}

function nearest(moments: readonly Moment[], t: number, within: number): Moment | null {
  let best: Moment | null = null;
  for (const moment of moments) {
    const distance = Math.abs(moment.t - t);
    if (distance <= within && (best === null || distance < Math.abs(best.t - t))) best = moment;
  }
  return best;
}

/** The small board. The previous picture stays until the next one is ready. */
function Small({ t }: { t: number }) {
  const picture = usePictureAt(t);
  return (
    <div className={classes.picture}>
      <Picture picture={picture} size={SIZE} inset={INSET_PX} />
      {picture?.area === null && <span className={classes.empty}>Empty board</span>}
    </div>
  );
}

/** The board at `t`. While the hand moves the playhead along, that is the picture which stands for the board. */
function usePictureAt(t: number): BoardPicture | null {
  const { playback } = useRecording();
  const moved = usePlayerView(({ scrubbing, picture }) => (scrubbing ? picture : null));
  const [hovered, setHovered] = useState<BoardPicture | null>(null);
  const isMoved = moved !== null;
  useEffect(() => {
    if (isMoved) return;
    let current = true;
    playback.pictureAt(t).then(
      (picture) => {
        if (current && picture !== null) setHovered(picture);
      },
      () => {
        if (current) setHovered(null);
      },
    );
    return () => {
      current = false;
    };
  }, [playback, isMoved, t]);
  return moved ?? hovered;
}
