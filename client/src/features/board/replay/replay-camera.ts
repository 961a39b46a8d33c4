import { Box, type Editor, isShapeId, react, type TLEventInfo, type TLRecord, type TLShapeId } from "tldraw";

const MARGIN_PX = 64;
/** Around shapes that are pointed at: one sees where they belong. */
const POINTED_MARGIN_PX = 160;

/** Where the view is: on the whole drawing, where somebody looked, or where the viewer moved it. */
export type CameraFollow = "drawing" | "person" | "free";

/** A part of the page, in its pixels. */
export interface PageView {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Moves the view of a replayed board. It keeps the whole drawing in view while it grows, moving only when something
 * would lie outside of it, so that it does not swim at every stroke; or shows all that a person saw. Both end when
 * the viewer moves the view themselves, or shapes are pointed at. `onFollow` hears what has come of it.
 */
export class ReplayCamera {
  private follows: CameraFollow = "drawing";
  private seen: PageView | null = null;
  /** Shapes to bring into view as soon as the board has any of them. */
  private wanted: readonly string[] = [];
  private readonly stopResizing: () => void;

  constructor(
    private readonly editor: Editor,
    private readonly onFollow: (follows: "free" | "drawing") => void,
  ) {
    // Of the wheel and of pinching the editor tells only before it moves the view.
    editor.on("before-event", this.happened);
    this.stopResizing = react("size of the board", () => {
      editor.getViewportScreenBounds();
      // Outside of the reaction, which would otherwise watch all that fitting reads.
      queueMicrotask(this.fit);
    });
  }

  follow(follows: CameraFollow): void {
    if (follows !== this.follows) this.wanted = [];
    this.follows = follows;
    this.seen = null;
    this.fit();
  }

  /** What the followed person saw. */
  show(view: PageView): void {
    this.seen = view;
    this.fit();
  }

  /** Brings these shapes into view, now or once the board comes to a moment that has them; none: follows again. */
  pointAt(ids: readonly string[]): void {
    this.wanted = ids;
    if (ids.length === 0) this.onFollow("drawing");
    else this.bring();
  }

  /** These records were put on the board. */
  boardChanged(records: readonly TLRecord[]): void {
    if (this.wanted.length > 0) this.bring();
    if (this.follows !== "drawing" || records.length === 0) return;
    const view = this.editor.getViewportPageBounds();
    const outside = records.some((record) => {
      const bounds = isShapeId(record.id) ? this.editor.getShapePageBounds(record.id) : undefined;
      return bounds !== undefined && !view.contains(bounds);
    });
    if (outside) this.fit();
  }

  stop(): void {
    this.editor.off("before-event", this.happened);
    this.stopResizing();
  }

  /** Once all are there the view stays, so that a later change of the board does not move it. */
  private bring(): void {
    const bounds = this.wanted.flatMap((id) => this.editor.getShapePageBounds(id as TLShapeId) ?? []);
    if (bounds.length === 0) return;
    this.free();
    this.editor.zoomToBounds(Box.Common(bounds), { targetZoom: 1, inset: POINTED_MARGIN_PX });
    if (bounds.length === this.wanted.length) this.wanted = [];
  }

  private free(): void {
    if (this.follows === "free") return;
    this.follows = "free";
    this.onFollow("free");
  }

  /** Wheel, pinch and drag are the ways to move a view that one cannot draw on. */
  private readonly happened = (info: TLEventInfo) => {
    const drags =
      info.type === "pointer" &&
      info.name === "pointer_move" &&
      this.editor.inputs.isDragging &&
      this.editor.isIn("hand");
    if (info.type !== "wheel" && info.type !== "pinch" && !drags) return;
    this.wanted = [];
    this.free();
  };

  /** Shows everything, never larger than life, or what the person saw. An empty board stays where it is. */
  private readonly fit = () => {
    if (this.follows === "drawing") {
      const bounds = this.editor.getCurrentPageBounds();
      if (bounds !== undefined) this.editor.zoomToBounds(bounds, { targetZoom: 1, inset: MARGIN_PX });
    } else if (this.follows === "person" && this.seen !== null) {
      this.editor.zoomToBounds(this.seen, { inset: 0, immediate: true });
    }
  };
}
