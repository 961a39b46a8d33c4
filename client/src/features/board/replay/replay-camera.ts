import { Box, type Editor, isShapeId, react, type TLEventInfo, type TLRecord, type TLShapeId } from "tldraw";

const MARGIN_PX = 64;
/** Space around the shapes that are pointed at, so that their surroundings can be seen. */
const POINTED_MARGIN_PX = 160;

/** What the view follows: the whole drawing, a person's view, or nothing because the viewer moved it. */
type CameraFollow = "drawing" | "person" | "free";

/** A part of the page, in px of the page. */
export interface PageView {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Moves the view of a recording's board. It keeps the whole drawing in view while that grows, and moves only when a
 * shape would lie outside, so that it does not drift with every stroke. Or it shows everything that one person saw.
 * Both end when the viewer moves the view, or when shapes are pointed at. `onFollow` is called when that changes.
 */
export class ReplayCamera {
  #follows: CameraFollow = "drawing";
  #seen: PageView | null = null;
  /** Shapes to bring into view as soon as the board has one of them. */
  #wanted: readonly string[] = [];
  readonly #stopResizing: () => void;

  readonly #editor: Editor;
  readonly #onFollow: (follows: "free" | "drawing") => void;

  constructor(editor: Editor, onFollow: (follows: "free" | "drawing") => void) {
    this.#editor = editor;
    this.#onFollow = onFollow;
    // The editor announces wheel and pinch only before it moves the view.
    editor.on("before-event", this.#happened);
    this.#stopResizing = react("size of the board", () => {
      editor.getViewportScreenBounds();
      // Outside of the reaction: inside, it would depend on everything that fitting reads.
      queueMicrotask(this.#fit);
    });
  }

  follow(follows: CameraFollow): void {
    if (follows !== this.#follows) this.#wanted = [];
    this.#follows = follows;
    this.#seen = null;
    this.#fit();
  }

  /** Shows what the followed person saw. */
  show(view: PageView): void {
    this.#seen = view;
    this.#fit();
  }

  /** Brings these shapes into view, now or at the first moment that has them. None: follows again. */
  pointAt(ids: readonly string[]): void {
    this.#wanted = ids;
    if (ids.length === 0) this.#onFollow("drawing");
    else this.#bring();
  }

  /** Call with the records that were put on the board. */
  boardChanged(records: readonly TLRecord[]): void {
    if (this.#wanted.length > 0) this.#bring();
    if (this.#follows !== "drawing" || records.length === 0) return;
    const view = this.#editor.getViewportPageBounds();
    const outside = records.some((record) => {
      const bounds = isShapeId(record.id) ? this.#editor.getShapePageBounds(record.id) : undefined;
      return bounds !== undefined && !view.contains(bounds);
    });
    if (outside) this.#fit();
  }

  stop(): void {
    this.#editor.off("before-event", this.#happened);
    this.#stopResizing();
  }

  /** Once all of them are on the board the view stays, so that later changes do not move it. */
  #bring(): void {
    const bounds = this.#wanted.flatMap((id) => this.#editor.getShapePageBounds(id as TLShapeId) ?? []);
    if (bounds.length === 0) return;
    this.#free();
    this.#editor.zoomToBounds(Box.Common(bounds), { targetZoom: 1, inset: POINTED_MARGIN_PX });
    if (bounds.length === this.#wanted.length) this.#wanted = [];
  }

  #free(): void {
    if (this.#follows === "free") return;
    this.#follows = "free";
    this.#onFollow("free");
  }

  /** On a read-only board, people move the view by wheel, pinch and drag. */
  readonly #happened = (info: TLEventInfo) => {
    const drags =
      info.type === "pointer" &&
      info.name === "pointer_move" &&
      this.#editor.inputs.isDragging &&
      this.#editor.isIn("hand");
    if (info.type !== "wheel" && info.type !== "pinch" && !drags) return;
    this.#wanted = [];
    this.#free();
  };

  /** Shows the whole drawing, never beyond 100 %, or what the person saw. An empty board's view does not move. */
  readonly #fit = () => {
    if (this.#follows === "drawing") {
      const bounds = this.#editor.getCurrentPageBounds();
      if (bounds !== undefined) this.#editor.zoomToBounds(bounds, { targetZoom: 1, inset: MARGIN_PX });
    } else if (this.#follows === "person" && this.#seen !== null) {
      this.#editor.zoomToBounds(this.#seen, { inset: 0, immediate: true });
    }
  };
}
