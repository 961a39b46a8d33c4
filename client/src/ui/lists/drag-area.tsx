import { createContext, type PointerEvent, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { isComposing } from "@/lib/composing";
import { IconGripVertical } from "../icons/icons";
import classes from "./drag-area.module.css";

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
  readonly start: (id: string, y: number) => void;
  readonly move: (y: number) => void;
  readonly end: (dropped: boolean) => void;
}

const DragContext = createContext<Drag | null>(null);

interface DragAreaProps {
  /** A row was dropped in a list, after another row of that list (null: as the first). */
  readonly onDrop: (id: string, list: string, after: string | null) => void;
  readonly children: ReactNode;
}

/** Rows inside can be dragged by their handles, within their list and into others. Escape leaves a row where it was. */
export function DragArea({ onDrop, children }: DragAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const y = useRef(0);
  const [now, setNow] = useState<Dragging | null>(null);
  const drag: Drag = {
    now,
    start: (id, at) => {
      y.current = at;
      setNow({ id });
    },
    move: (at) => {
      y.current = at;
      const place = area.current === null || now === null ? null : placeAt(area.current, at, now.id);
      if (place !== null && (place.list !== now?.list || place.after !== now.after))
        setNow((before) => before && { ...before, ...place });
    },
    end: (dropped) => {
      setNow(null);
      if (dropped && now?.list !== undefined) onDrop(now.id, now.list, now.after ?? null);
    },
  };
  const dragging = now !== null;
  const latest = useRef(drag);
  useEffect(() => {
    latest.current = drag;
  });
  useEffect(() => {
    if (!dragging || area.current === null) return;
    return scrollAtEdges(area.current, y, () => latest.current.move(y.current));
  }, [dragging]);
  useEffect(() => {
    if (!dragging) return;
    const cancel = (event: KeyboardEvent) => {
      if (isComposing(event) || event.key !== "Escape") return;
      event.stopPropagation();
      setNow(null);
    };
    window.addEventListener("keydown", cancel, { capture: true });
    return () => window.removeEventListener("keydown", cancel, { capture: true });
  }, [dragging]);
  return (
    <DragContext value={drag}>
      <div ref={area} data-dragging={dragging || undefined} className={classes.area}>
        {children}
      </div>
    </DragContext>
  );
}

interface RowsProps {
  readonly name: string;
  readonly label?: string;
  /** The rows are counted: it is an ordered list. */
  readonly ordered?: boolean;
  readonly children: ReactNode;
}

/** A list into which rows can be dropped. Its rows are `li` with `useDragRow`'s props. */
export function DragList({ name, label, ordered = false, children }: RowsProps) {
  const drag = useContext(DragContext);
  const first = drag?.now?.list === name && drag.now.after === null;
  const List = ordered ? "ol" : "ul";
  return (
    <List className={classes.list} data-list={name} aria-label={label} data-drop-first={first || undefined}>
      {children}
    </List>
  );
}

/** Props of a row, and those that make an element its handle. */
export function useDragRow(id: string) {
  const drag = useContext(DragContext);
  const dragged = drag?.now?.id === id;
  const row = {
    "data-row": id,
    "data-dragged": dragged || undefined,
    "data-drop": (drag?.now !== null && drag?.now?.after === id) || undefined,
  };
  const handle = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag?.start(id, event.clientY);
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
  return { row, handle };
}

/** A handle for mouse and touch, of rows that have buttons and keys to move them besides. */
export function DragGrip({ row, handle }: { row: string; handle: ReturnType<typeof useDragRow>["handle"] }) {
  return (
    <span
      aria-hidden="true"
      title={`Drag ${row}, or move it with Alt and the arrow keys`}
      className={classes.grip}
      {...handle}
    >
      <IconGripVertical size={16} stroke={1.5} />
    </span>
  );
}

/** From where to where among rows with keys the dropped one moves; `after`: the one above it then, null: none. */
export function movedPlaces(rows: readonly { key: string }[], dropped: string, after: string | null): [number, number] {
  const others = rows.filter(({ key }) => key !== dropped);
  return [rows.findIndex(({ key }) => key === dropped), others.findIndex(({ key }) => key === after) + 1];
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

/** How near to an edge a dragged row scrolls what holds the list, and by how much in a frame (px). */
const EDGE_PX = 80;
const SCROLL_PX = 10;

/** Scrolls while the pointer is held at an edge; `scrolled` is told each time. Returns a function that stops it. */
function scrollAtEdges(area: HTMLElement, y: { readonly current: number }, scrolled: () => void): () => void {
  const scroller = scrollerOf(area);
  const frame = () => {
    const { top, bottom } = scroller.getBoundingClientRect();
    const [least, most] = [Math.max(0, top) + EDGE_PX, Math.min(window.innerHeight, bottom) - EDGE_PX];
    const by = y.current < least ? -SCROLL_PX : y.current > most ? SCROLL_PX : 0;
    const before = scroller.scrollTop;
    if (by !== 0) scroller.scrollTop += by;
    if (scroller.scrollTop !== before) scrolled();
    next = requestAnimationFrame(frame);
  };
  let next = requestAnimationFrame(frame);
  return () => cancelAnimationFrame(next);
}

function scrollerOf(element: HTMLElement): Element {
  for (let holder = element.parentElement; holder !== null; holder = holder.parentElement)
    if (holder.scrollHeight > holder.clientHeight && /auto|scroll/.test(getComputedStyle(holder).overflowY))
      return holder;
  return document.scrollingElement ?? document.documentElement;
}
