import { Box, type Editor, isShapeId, react, type TLEventInfo, type TLRecord, type TLShapeId } from "tldraw";

const MARGIN_PX = 64;
/** Around shapes that are pointed at: one sees where they belong. */
const POINTED_MARGIN_PX = 160;

/**
 * Keeps the whole drawing in view while it grows, until the viewer moves the view themselves; `onFollow` hears of
 * both. The view moves only when something would lie outside of it, so that it does not swim at every stroke.
 */
export class ReplayCamera {
  private following = true;
  /** Shapes to bring into view as soon as the board has any of them. */
  private wanted: readonly string[] = [];
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
    this.wanted = [];
    this.setFollowing(true);
    this.fit();
  }

  /** Brings these shapes into view, now or once the board comes to a moment that has them; none: follows again. */
  pointAt(ids: readonly string[]): void {
    this.wanted = ids;
    if (ids.length === 0) this.follow();
    else this.bring();
  }

  /** These records were put on the board. */
  boardChanged(records: readonly TLRecord[]): void {
    if (this.wanted.length > 0) this.bring();
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

  /** Once all are there the view stays, so that a later change of the board does not move it. */
  private bring(): void {
    const bounds = this.wanted.flatMap((id) => this.editor.getShapePageBounds(id as TLShapeId) ?? []);
    if (bounds.length === 0) return;
    this.setFollowing(false);
    this.editor.zoomToBounds(Box.Common(bounds), { targetZoom: 1, inset: POINTED_MARGIN_PX });
    if (bounds.length === this.wanted.length) this.wanted = [];
  }

  private setFollowing(following: boolean): void {
    if (this.following === following) return;
    this.following = following;
    this.onFollow(following);
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
    this.setFollowing(false);
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
