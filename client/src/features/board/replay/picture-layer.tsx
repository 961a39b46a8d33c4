import type { BoardPicture } from "@casement/shared/document/picture/board-picture";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useEditor, useValue } from "tldraw";
import type { Watch } from "@/recording/people-then";
import { drawPicture } from "@/recording/picture/draw-picture";
import classes from "./people.module.css";
import type { ReplayCamera } from "./replay-camera";

interface PictureLayerProps {
  readonly watch: Watch<BoardPicture | null>;
  readonly camera: ReplayCamera;
}

/** Covers the shapes, which may be those of another moment, with the picture of the moment that is shown. */
export function PictureLayer({ watch, camera }: PictureLayerProps) {
  const [picture, setPicture] = useState<BoardPicture | null>(null);
  useEffect(() => {
    let frame = 0;
    const stop = watch((next) => {
      camera.picture(next);
      cancelAnimationFrame(frame);
      if (next !== null) setPicture(next);
      // The editor may need a frame to place its shapes.
      else frame = requestAnimationFrame(() => setPicture(null));
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
      camera.picture(null);
    };
  }, [watch, camera]);
  return picture === null ? null : <Drawn picture={picture} camera={camera} />;
}

function Drawn({ picture, camera }: { picture: BoardPicture; camera: ReplayCamera }) {
  const editor = useEditor();
  const dark = useComputedColorScheme("light") === "dark";
  const canvas = useRef<HTMLCanvasElement>(null);
  const { x, y, zoom } = useValue("view", () => camera.seen(), [camera]);
  const { w, h } = useValue("size of the board", () => editor.getViewportScreenBounds(), [editor]);
  const ratio = window.devicePixelRatio || 1;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context == null) return;
    drawPicture(context, picture, { width: w, height: h }, { x, y, zoom }, { dark, ratio });
  }, [picture, x, y, zoom, w, h, dark, ratio]);
  return (
    <div className={classes.picture} aria-hidden="true">
      <canvas ref={canvas} data-picture width={w * ratio} height={h * ratio} />
    </div>
  );
}
