// What a component finds in a browser and jsdom has not: it lays nothing out, and nothing moves.
import "@/lib/zod-config";
import "@testing-library/jest-dom";
import { configure } from "@testing-library/react";
import { SessionSocket } from "./session-server";

class StillObserver {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
}

/** Asked whether people want less motion, the page says yes: what opens and closes does so at once. */
const matchMedia = (media: string) => ({
  media,
  matches: media.includes("prefers-reduced-motion"),
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});

/** A pointer's event. How far the pointer went is given, not computed. */
class PointedAt extends MouseEvent {
  readonly pointerId: number;
  readonly pointerType: string;
  override readonly movementX: number;
  override readonly movementY: number;

  constructor(type: string, init: PointerEventInit = {}) {
    super(type, init);
    this.pointerId = init.pointerId ?? 1;
    this.pointerType = init.pointerType ?? "mouse";
    this.movementX = init.movementX ?? 0;
    this.movementY = init.movementY ?? 0;
  }
}

/** An animation that never ends: what is shown for a while stays. */
const STILL = { finished: new Promise(() => undefined), cancel: () => undefined };

/** Names of ours need no escape. */
const CSS = { escape: (name: string) => name };

Object.assign(globalThis, { ResizeObserver: StillObserver, WebSocket: SessionSocket, matchMedia, CSS });
Object.assign(globalThis, { PointerEvent: PointedAt });
// Menus hide when what they hang on is out of sight: here everything lies in the page's corner, a pixel large.
Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 1, 1);
for (const size of ["clientWidth", "clientHeight"]) Object.defineProperty(Element.prototype, size, { value: 1000 });
HTMLCanvasElement.prototype.getContext = () => null;
Object.assign(Element.prototype, { scrollIntoView: () => undefined, setPointerCapture: () => undefined });
Object.assign(Element.prototype, { animate: () => STILL, getAnimations: () => [] });

/** For what never appears, and for that alone: no test may fail for being slow. */
configure({ asyncUtilTimeout: 60_000 });
