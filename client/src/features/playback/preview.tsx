import { useComputedColorScheme } from "@mantine/core";
import { type CSSProperties, useEffect, useRef, useState } from "react";
import { clockFace } from "../../lib/duration";
import { drawMiniature } from "./miniature";
import { outlinesOf } from "./miniature-shapes";
import { useRecording } from "./player-context";
import classes from "./preview.module.css";
import { type Moment, partAt } from "./recording";

const SIZE = { width: 216, height: 135 } as const;
/** A moment so near to the pointer is named, as a share of the recording. */
const NEAR_SHARE = 0.006;

/** What there is to see at the pointer: time, step, the nearest moment and the board in small. */
export function Preview({ t, share }: { t: number; share: number }) {
  const { band, moments, durationMs } = useRecording();
  const part = partAt(band, t);
  const near = nearest(moments, t, durationMs * NEAR_SHARE);
  return (
    <div className={classes.preview} style={{ "--share": share } as CSSProperties} aria-hidden="true">
      <Picture t={t} />
      <p className={classes.line}>
        <b>{clockFace(t)}</b>
        {part !== null && (
          <span>
            {part.stepIndex + 1} {part.title}
          </span>
        )}
      </p>
      {near !== null && <p className={classes.near}>{near.text}</p>}
    </div>
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

/** The board in small. The picture before stays until the next one is there. */
function Picture({ t }: { t: number }) {
  const { playback } = useRecording();
  const dark = useComputedColorScheme("light") === "dark";
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shapes, setShapes] = useState<number | null>(null);
  useEffect(() => {
    let current = true;
    playback.recordsAt(t).then(
      (records) => {
        const context = canvas.current?.getContext("2d");
        if (!current || records === null || context == null) return;
        const outlines = outlinesOf(records);
        drawMiniature(context, outlines, SIZE, dark);
        setShapes(outlines.length);
      },
      () => setShapes(null),
    );
    return () => {
      current = false;
    };
  }, [playback, t, dark]);
  const ratio = window.devicePixelRatio || 1;
  return (
    <div className={classes.picture}>
      <canvas ref={canvas} width={SIZE.width * ratio} height={SIZE.height * ratio} style={SIZE} />
      {shapes === 0 && <span className={classes.empty}>Empty board</span>}
    </div>
  );
}
