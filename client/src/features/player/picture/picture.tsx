import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { ScreenSize } from "@/recording/framing";
import { drawMiniature } from "./miniature";
import type { Outline } from "./miniature-shapes";

interface PictureProps {
  /** What to draw; null leaves the canvas empty. */
  readonly outlines: readonly Outline[] | null;
  /** In CSS pixels. */
  readonly size: ScreenSize;
  /** The margin in each direction, both sides together, in CSS pixels. */
  readonly inset: number;
}

/** The board, drawn without the editor. */
export function Picture({ outlines, size: { width, height }, inset }: PictureProps) {
  const dark = useComputedColorScheme("light") === "dark";
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = window.devicePixelRatio || 1;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (outlines === null || context == null) return;
    drawMiniature(context, outlines, { width, height }, { dark, inset, ratio });
  }, [outlines, width, height, dark, inset, ratio]);
  return <canvas ref={canvas} width={width * ratio} height={height * ratio} style={{ width, height }} />;
}
