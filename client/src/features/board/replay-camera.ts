import { type Editor, isShapeId, react, type TLEventInfo, type TLRecord } from "tldraw";

const MARGIN_PX = 64;

/**
 * Keeps the whole drawing in view while it grows, until the viewer moves the view themselves; `onFollow` hears of
 * both. The view moves only when something would lie outside of it, so that it does not swim at every stroke.
 */
export class ReplayCamera {
  private following = true;
  private readonly stopResizing: () => void;

  constructor(
    private readonly editor: Editor,
    private readonly onFollow: (follows: boolean) => void,
  ) {
    this.fit();
    editor.on("event", this.happened);
    this.stopResizing = react("size of the board", () => {
      editor.getViewportScreenBounds();
      // Outside of the reaction, which would otherwise watch all that fitting reads.
      queueMicrotask(this.resized);
    });
  }

  follow(): void {
    this.following = true;
    this.onFollow(true);
    this.fit();
  }

  /** These records were put on the board. */
  boardChanged(records: readonly TLRecord[]): void {
    if (!this.following || records.length === 0) return;
    const view = this.editor.getViewportPageBounds();
    const outside = records.some((record) => {
      const bounds = isShapeId(record.id) ? this.editor.getShapePageBounds(record.id) : undefined;
      return bounds !== undefined && !view.contains(bounds);
    });
    if (outside) this.fit();
  }

  stop(): void {
    this.editor.off("event", this.happened);
    this.stopResizing();
  }

  /** Wheel, pinch and drag are the ways to move a view that one cannot draw on. */
  private readonly happened = (info: TLEventInfo) => {
    const drags = info.type === "pointer" && info.name === "pointer_move" && this.editor.inputs.isDragging;
    if (!this.following || (info.type !== "wheel" && info.type !== "pinch" && !drags)) return;
    this.following = false;
    this.onFollow(false);
  };

  private readonly resized = () => {
    if (this.following) this.fit();
  };

  /** Shows everything, never larger than life. An empty board stays where it is. */
  private fit(): void {
    const bounds = this.editor.getCurrentPageBounds();
    if (bounds !== undefined) this.editor.zoomToBounds(bounds, { targetZoom: 1, inset: MARGIN_PX });
  }
}
