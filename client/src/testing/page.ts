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

/** Names of ours need no escape. */
const CSS = { escape: (name: string) => name };

Object.assign(globalThis, { ResizeObserver: StillObserver, WebSocket: SessionSocket, matchMedia, CSS });
HTMLCanvasElement.prototype.getContext = () => null;
Object.assign(Element.prototype, { scrollIntoView: () => undefined, setPointerCapture: () => undefined });

/** For what never appears, and for that alone: no test may fail for being slow. */
configure({ asyncUtilTimeout: 60_000 });
