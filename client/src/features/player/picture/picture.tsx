import type { BoardPicture } from "@casement/shared/document/picture/board-picture";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { clearPicture, drawPicture } from "@/recording/picture/draw-picture";
import { frameOf, type ScreenSize } from "@/recording/picture/framing";

interface PictureProps {
  /** What to draw; null leaves the canvas as it is. */
  readonly picture: BoardPicture | null;
  /** In CSS pixels. */
  readonly size: ScreenSize;
  /** The margin in each direction, both sides together, in CSS pixels. */
  readonly inset: number;
}

/** The whole board, drawn without the editor, in the view that the player gives it. */
export function Picture({ picture, size: { width, height }, inset }: PictureProps) {
  const dark = useComputedColorScheme("light") === "dark";
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = window.devicePixelRatio || 1;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (picture === null || context == null) return;
    const size = { width, height };
    if (picture.area === null) clearPicture(context);
    else drawPicture(context, picture, size, frameOf(picture.area, size, inset), { dark, ratio });
  }, [picture, width, height, dark, inset, ratio]);
  return <canvas ref={canvas} width={width * ratio} height={height * ratio} style={{ width, height }} />;
}
