import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { Editor, TLShape, TLShapeId, VecLike } from "tldraw";
import { connectOnce } from "../design/connect";
import { isComponentShape } from "../shapes/component-shape";
import { besideAt, type Side } from "./handle-places";

/** A pointer that moves less than this (px) has clicked. */
const DRAG_FROM_PX = 5;

interface Drag {
  readonly from: TLShapeId;
  readonly side: Side;
  /** Where it was pressed, in px of the window. */
  readonly pressed: { readonly x: number; readonly y: number };
  /** Where the line ends, in px from the board's top left; null until the pointer has moved. */
  readonly to: { readonly x: number; readonly y: number } | null;
}

/** Drags from a component's handle. Nothing is drawn on the board before the pointer is let go. */
export function useConnectDrag(editor: Editor, addConnected: ((from: TLShapeId, at: VecLike) => void) | null) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const current = useRef<Drag | null>(null);
  const set = (next: Drag | null) => {
    current.current = next;
    setDrag(next);
    if (next === null) editor.setHintingShapes([]);
  };
  const dragging = drag !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it listens while something is dragged.
  useEffect(() => {
    if (!dragging) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      set(null);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [dragging]);
  const handlers = (from: TLShapeId, side: Side) => ({
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      set({ from, side, pressed: { x: event.clientX, y: event.clientY }, to: null });
    },
    onPointerMove: ({ clientX: x, clientY: y }: PointerEvent) => {
      const was = current.current;
      if (was === null || (was.to === null && Math.hypot(x - was.pressed.x, y - was.pressed.y) < DRAG_FROM_PX)) return;
      const page = editor.screenToPage({ x, y });
      const target = componentAt(editor, page, was.from);
      editor.setHintingShapes(target === null ? [] : [target]);
      set({ ...was, to: editor.pageToViewport(page) });
    },
    onPointerUp: ({ clientX: x, clientY: y }: PointerEvent) => {
      const was = current.current;
      if (was === null) return;
      set(null);
      const at = was.to === null ? besideAt(editor, was.from, was.side) : editor.screenToPage({ x, y });
      const target = was.to === null || at === null ? null : componentAt(editor, at, was.from);
      if (target !== null) connectOnce(editor, was.from, target);
      else if (at !== null) addConnected?.(was.from, at);
    },
    onPointerCancel: () => set(null),
  });
  return { drag, handlers };
}

/** The topmost component at a point of the page. */
function componentAt(editor: Editor, at: VecLike, except: TLShapeId): TLShapeId | null {
  const filter = (shape: TLShape) => shape.id !== except && isComponentShape(shape);
  return editor.getShapeAtPoint(at, { hitInside: true, filter })?.id ?? null;
}
