import type { BoardPicture, PageArea } from "@casement/shared/document/picture/board-picture";
import { atom, Box, type Editor, react, type TLEventInfo, type TLShapeId, unsafe__withoutCapture, Vec } from "tldraw";
import { type Frame, frameOf } from "@/recording/picture/framing";

/** Margins around the shapes that are pointed at, so that their surroundings can be seen: in px, and at most this share. */
const POINTED_INSET_PX = 320;
const POINTED_INSET_SHARE = 0.4;
/** Shapes that are pointed at are brought closer where the whole drawing would show them smaller than this. */
const READABLE_ZOOM = 0.4;

/** What the view follows: the whole drawing, a person's view, or nothing because the viewer moved it. */
type CameraFollow = "drawing" | "person" | "free";

/**
 * The view of a recording's board. It is computed from what the board shows now (the drawing, what one person saw, the
 * shapes that are pointed at) and from the board's size, and never from what it showed before (UI-225). Once the viewer
 * moves the view it is theirs, until something is followed or pointed at again.
 */
export class ReplayCamera {
  readonly #follows = atom<CameraFollow>("followed", "drawing");
  readonly #theirs = atom<PageArea | null>("what the followed person saw", null);
  readonly #pointed = atom<readonly string[]>("shapes pointed at", []);
  readonly #pictured = atom<BoardPicture | null>("picture in place of the shapes", null);
  readonly #editor: Editor;
  readonly #onMoved: () => void;
  readonly #stopReacting: () => void;

  /** `onMoved` is called when the viewer moves the view. */
  constructor(editor: Editor, onMoved: () => void) {
    this.#editor = editor;
    this.#onMoved = onMoved;
    // The editor announces wheel and pinch only before it moves the view.
    editor.on("before-event", this.#happened);
    // In the midst of a reaction the editor would take its old view for the one that was just set.
    const afterReactions = { scheduleEffect: (execute: () => void) => queueMicrotask(execute) };
    this.#stopReacting = react(
      "view of the recording",
      () => {
        // The editor's shapes are of another moment and hidden: moving them would cost as much as showing them.
        if (this.#pictured.get() !== null) return;
        const frame = this.#frame();
        if (frame !== null) unsafe__withoutCapture(() => this.#show(frame));
      },
      afterReactions,
    );
  }

  follow(follows: CameraFollow): void {
    this.#theirs.set(null);
    this.#follows.set(follows);
  }

  /** Shows what the followed person saw. */
  show(view: PageArea): void {
    this.#theirs.set(view);
  }

  /** Brings these shapes into view, now or at the first moment that has one of them; none: no longer. */
  pointAt(ids: readonly string[]): void {
    this.#pointed.set(ids);
  }

  /** From now on the picture stands in place of the shapes; null: the shapes are shown. */
  picture(picture: BoardPicture | null): void {
    this.#pictured.set(picture);
  }

  /** The view that is seen: that of the picture, or of the shapes. */
  seen(): Frame {
    const frame = this.#pictured.get() === null ? null : this.#frame();
    if (frame !== null) return frame;
    const { w, h } = this.#editor.getViewportScreenBounds();
    const { x, y, z } = this.#editor.getCamera();
    return { x: w / 2 / z - x, y: h / 2 / z - y, zoom: z };
  }

  /** Where a point of the page is seen, in px from the board's top left. */
  placeOf({ x, y }: { readonly x: number; readonly y: number }): { x: number; y: number } {
    const { w, h } = this.#editor.getViewportScreenBounds();
    const seen = this.seen();
    return { x: w / 2 + (x - seen.x) * seen.zoom, y: h / 2 + (y - seen.y) * seen.zoom };
  }

  stop(): void {
    this.#editor.off("before-event", this.#happened);
    this.#stopReacting();
  }

  /** Null leaves the view where it is. */
  #frame(): Frame | null {
    const { w: width, h: height } = this.#editor.getViewportScreenBounds();
    const screen = { width, height };
    const pictured = this.#pictured.get();
    const drawing = pictured === null ? this.#editor.getCurrentPageBounds() : (pictured.area ?? undefined);
    const follows = this.#follows.get();
    const theirs = this.#theirs.get();
    const whole = follows === "drawing" && drawing !== undefined ? frameOf(drawing, screen) : null;
    const pointed = this.#pointed.get().flatMap((id) => this.#editor.getShapePageBounds(id as TLShapeId) ?? []);
    if (pointed.length > 0 && (whole === null || whole.zoom < READABLE_ZOOM)) {
      const inset = Math.min(POINTED_INSET_PX, POINTED_INSET_SHARE * Math.min(width, height));
      return frameOf(Box.Common(pointed), screen, inset);
    }
    return follows === "person" && theirs !== null ? frameAround(theirs, screen) : whole;
  }

  #show({ x, y, zoom }: Frame): void {
    const { w, h } = this.#editor.getViewportScreenBounds();
    const z = Math.max(zoom, this.#editor.getCameraOptions().zoomSteps[0] ?? zoom);
    this.#editor.setCamera(new Vec(w / 2 / z - x, h / 2 / z - y, z), { immediate: true });
  }

  /** On a read-only board, people move the view by wheel, pinch and drag. */
  readonly #happened = (info: TLEventInfo) => {
    const drags =
      info.type === "pointer" &&
      info.name === "pointer_move" &&
      this.#editor.inputs.isDragging &&
      this.#editor.isIn("hand");
    if (info.type !== "wheel" && info.type !== "pinch" && !drags) return;
    this.#pointed.set([]);
    if (this.#follows.get() === "free") return;
    this.#follows.set("free");
    this.#onMoved();
  };
}

/** Shows exactly this part of the page, as large as it fits. */
function frameAround({ x, y, w, h }: PageArea, { width, height }: { width: number; height: number }): Frame {
  return { x: x + w / 2, y: y + h / 2, zoom: Math.min(width / Math.max(1, w), height / Math.max(1, h)) };
}
