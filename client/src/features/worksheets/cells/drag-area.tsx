import { createContext, type PointerEvent, type ReactNode, useContext, useRef, useState } from "react";
import classes from "./rows.module.css";

interface Place {
  readonly list: string;
  /** Id of the row above; null: the first place. */
  readonly after: string | null;
}

interface Dragging extends Partial<Place> {
  readonly id: string;
}

interface Drag {
  readonly now: Dragging | null;
  readonly start: (id: string) => void;
  readonly move: (y: number) => void;
  readonly end: (dropped: boolean) => void;
}

const DragContext = createContext<Drag | null>(null);

interface DragAreaProps {
  /** A row was dropped in a list, after another row of that list (null: as the first). */
  readonly onDrop: (id: string, list: string, after: string | null) => void;
  readonly children: ReactNode;
}

/** Rows inside can be dragged by their handles, within their list and into others. */
export function DragArea({ onDrop, children }: DragAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const [now, setNow] = useState<Dragging | null>(null);
  const drag: Drag = {
    now,
    start: (id) => setNow({ id }),
    move: (y) => {
      const place = area.current === null || now === null ? null : placeAt(area.current, y, now.id);
      if (place !== null && (place.list !== now?.list || place.after !== now.after))
        setNow((before) => before && { ...before, ...place });
    },
    end: (dropped) => {
      setNow(null);
      if (dropped && now?.list !== undefined) onDrop(now.id, now.list, now.after ?? null);
    },
  };
  return (
    <DragContext value={drag}>
      <div ref={area} data-dragging={now !== null || undefined} className={classes.area}>
        {children}
      </div>
    </DragContext>
  );
}

/** A list into which rows can be dropped. */
export function SheetList({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  const drag = useContext(DragContext);
  const first = drag?.now?.list === name && drag.now.after === null;
  return (
    <ul className={classes.list} data-list={name} aria-label={label} data-drop-first={first || undefined}>
      {children}
    </ul>
  );
}

/** Props that make an element a row's handle. */
export function useDragHandle(id: string) {
  const drag = useContext(DragContext);
  const dragged = drag?.now?.id === id;
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag?.start(id);
    },
    onPointerMove: ({ clientY }: PointerEvent<HTMLElement>) => {
      if (dragged) drag?.move(clientY);
    },
    onPointerUp: () => {
      if (dragged) drag?.end(true);
    },
    onPointerCancel: () => {
      if (dragged) drag?.end(false);
    },
  };
  return { dragged, drop: drag?.now !== null && drag?.now?.after === id, handlers };
}

function placeAt(area: HTMLElement, y: number, dragged: string): Place | null {
  const own = area.querySelector(`[data-row="${CSS.escape(dragged)}"]`)?.closest("[data-list]");
  const kind = own instanceof HTMLElement ? kindOf(own) : null;
  const lists = [...area.querySelectorAll<HTMLElement>("[data-list]")].filter((list) => kindOf(list) === kind);
  const distance = (list: HTMLElement) => {
    const { top, bottom } = list.getBoundingClientRect();
    return y < top ? top - y : Math.max(0, y - bottom);
  };
  const [list] = lists.sort((a, b) => distance(a) - distance(b));
  if (list === undefined) return null;
  let after: string | null = null;
  for (const row of list.querySelectorAll<HTMLElement>(":scope > [data-row]")) {
    if (row.dataset.row === dragged) continue;
    const { top, bottom } = row.getBoundingClientRect();
    if ((top + bottom) / 2 < y) after = row.dataset.row ?? null;
  }
  return { list: list.dataset.list ?? "", after };
}

/** Lists whose names begin alike exchange rows: `item/functional` and `item/constraint` do, `question` does not. */
const kindOf = (list: HTMLElement) => (list.dataset.list ?? "").split("/")[0] ?? "";
