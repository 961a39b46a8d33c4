import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import classes from "./room.module.css";

const MIN_PX = 220;
const MAX_PX = 560;
const KEY_STEP_PX = 16;

interface SeparatorProps {
  /** The pane that it resizes. */
  readonly side: "left" | "right";
  readonly label: string;
  readonly width: number;
  /** Width after a double click. */
  readonly usualWidth: number;
  readonly maxWidth?: number;
  readonly onChange: (width: number) => void;
}

/**
 * The line between a pane and the board: drag it, move it with the arrow keys (Home and End: limits), or double-click
 * to reset.
 */
export function Separator({ side, label, width, usualWidth, maxWidth = MAX_PX, onChange }: SeparatorProps) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const direction = side === "left" ? 1 : -1;
  const set = (wanted: number) => onChange(Math.round(Math.min(maxWidth, Math.max(MIN_PX, wanted))));
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width: shownWidth(event.currentTarget, side) };
  };
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (start.current !== null) set(start.current.width + direction * (clientX - start.current.x));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = direction * KEY_STEP_PX;
    const shown = shownWidth(event.currentTarget, side);
    const wanted = { ArrowLeft: shown - by, ArrowRight: shown + by, Home: MIN_PX, End: maxWidth }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={MIN_PX}
      aria-valuemax={maxWidth}
      tabIndex={0}
      className={classes.separator}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onDoubleClick={() => set(usualWidth)}
      onKeyDown={onKeyDown}
    />
  );
}

/** In a small window a pane shrinks for the board, so it may be narrower than its set width. */
function shownWidth(separator: Element, side: SeparatorProps["side"]): number {
  const pane = side === "left" ? separator.previousElementSibling : separator.nextElementSibling;
  return pane?.getBoundingClientRect().width ?? 0;
}
