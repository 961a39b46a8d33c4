import type { ComponentKind } from "@casement/shared/design/component-kinds";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { Editor } from "tldraw";
import { dropComponent } from "../design/insert-component";

/** A pointer that moves less than this (px) has clicked. */
const DRAG_FROM_PX = 5;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A button that can be clicked, or dragged out onto the board. Uses pointer events: the browser's own dragging would
 * show no card and does not know the board's zoom. A finger scrolls the list instead.
 */
export function useDragOut(editor: Editor, kind: ComponentKind, onClick: () => void) {
  const [ghost, setGhost] = useState<Point | null>(null);
  const from = useRef<Point | null>(null);
  const dragged = useRef(false);
  const stop = () => {
    from.current = null;
    setGhost(null);
  };
  useEffect(() => {
    if (ghost === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      from.current = null;
      setGhost(null);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [ghost]);
  const handlers = {
    onClick: () => {
      // The browser also fires a click at the end of a drag.
      if (!dragged.current) onClick();
      dragged.current = false;
    },
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      dragged.current = false;
      if (event.button !== 0 || event.pointerType === "touch") return;
      from.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: ({ clientX: x, clientY: y }: PointerEvent) => {
      const start = from.current;
      if (start === null || (ghost === null && Math.hypot(x - start.x, y - start.y) < DRAG_FROM_PX)) return;
      dragged.current = true;
      setGhost({ x, y });
    },
    onPointerUp: ({ clientX: x, clientY: y }: PointerEvent) => {
      const over = ghost !== null && from.current !== null && isOverCanvas(editor, x, y);
      stop();
      if (over) dropComponent(editor, kind, editor.screenToPage({ x, y }));
    },
    onPointerCancel: stop,
    onLostPointerCapture: stop,
  };
  return { handlers, ghost };
}

function isOverCanvas(editor: Editor, x: number, y: number): boolean {
  const { left, right, top, bottom } = editor.getContainer().getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}
