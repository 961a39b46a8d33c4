import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import classes from "./room.module.css";

const MIN_PX = 220;
const MAX_PX = 560;
const KEY_STEP_PX = 16;

export interface SeparatorProps {
  /** Which pane it resizes. */
  readonly side: "left" | "right";
  readonly label: string;
  readonly width: number;
  readonly onChange: (width: number) => void;
}

/** The line between a pane and the board: dragged, or moved with the arrow keys. */
export function Separator({ side, label, width, onChange }: SeparatorProps) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const direction = side === "left" ? 1 : -1;
  const set = (wanted: number) => onChange(Math.round(Math.min(MAX_PX, Math.max(MIN_PX, wanted))));
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (start.current !== null) set(start.current.width + direction * (clientX - start.current.x));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -KEY_STEP_PX, ArrowRight: KEY_STEP_PX }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(width + direction * step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={MIN_PX}
      aria-valuemax={MAX_PX}
      tabIndex={0}
      className={classes.separator}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
