import { type PointerEvent, useRef, useState } from "react";

interface Drag {
  /** Where the pointer is in the window. */
  readonly x: number;
  readonly y: number;
  /** The value of the attribute on what the pointer is over. */
  readonly over: string | null;
}

/** A pointer that moves less than this was only pressed, px. */
const BEGINS_AFTER_PX = 4;

/**
 * Drags something by a handle onto whatever has the attribute. It moves no data through the browser's own dragging, so
 * nothing can be dropped by mistake on the board, which everybody sees.
 */
export function useDragTo(attribute: string, onDrop: (value: string) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const end = () => {
    from.current = null;
    setDrag(null);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: ({ clientX: x, clientY: y }: PointerEvent<HTMLElement>) => {
      if (from.current === null) return;
      if (drag === null && Math.hypot(x - from.current.x, y - from.current.y) < BEGINS_AFTER_PX) return;
      setDrag({ x, y, over: valueAt(x, y, attribute) });
    },
    onPointerUp: ({ clientX, clientY }: PointerEvent<HTMLElement>) => {
      const value = drag === null ? null : valueAt(clientX, clientY, attribute);
      end();
      if (value !== null) onDrop(value);
    },
    onPointerCancel: end,
  };
  return { drag, handlers };
}

function valueAt(x: number, y: number, attribute: string): string | null {
  return document.elementFromPoint(x, y)?.closest(`[${attribute}]`)?.getAttribute(attribute) ?? null;
}
