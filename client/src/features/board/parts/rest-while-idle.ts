import type { Editor } from "tldraw";

/** The editor's ticks begin again with whatever a person does; they end this long after it, in ms. */
const REST_AFTER_MS = 1000;
/** How often it is looked whether something moves by itself, such as a view that follows somebody, in ms. */
const LOOK_EVERY_MS = 200;
const INPUTS = [
  "pointermove",
  "pointerdown",
  "pointerup",
  "wheel",
  "keydown",
  "keyup",
  "touchmove",
  "focusin",
] as const;

/** The part of the editor that calls its listeners before every frame. tldraw keeps it to itself. */
interface Ticks {
  readonly start: () => void;
  readonly dispose: () => void;
}

/**
 * tldraw does something before every frame of the browser, also on a board at which nobody even looks: a tenth of a
 * processor for each window. Here it rests while there is no input and nothing moves. What others draw is shown without
 * it. Returns what ends this.
 */
export function restWhileIdle(editor: Editor): () => void {
  const ticks = (editor as unknown as { readonly _tickManager?: Ticks })._tickManager;
  // Of another version of tldraw nothing is known: it goes on as it likes.
  if (typeof ticks?.start !== "function" || typeof ticks.dispose !== "function") return () => undefined;
  const window = editor.getContainer().ownerDocument.defaultView ?? globalThis.window;
  let resting = false;
  let lastInput = performance.now();
  const wake = () => {
    if (!resting) return;
    resting = false;
    ticks.start();
  };
  const touched = () => {
    lastInput = performance.now();
    wake();
  };
  const look = () => {
    if (isMoving(editor) || performance.now() - lastInput < REST_AFTER_MS) return wake();
    if (!resting) ticks.dispose();
    resting = true;
  };
  for (const input of INPUTS) window.addEventListener(input, touched, { capture: true, passive: true });
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    for (const input of INPUTS) window.removeEventListener(input, touched, { capture: true });
  };
}

/** Whether something of the editor needs its ticks: a gesture, an animation, a view on its way, a laser's trail. */
function isMoving(editor: Editor): boolean {
  const { isPointing, isDragging, isPinching, isPanning } = editor.inputs;
  return (
    isPointing ||
    isDragging ||
    isPinching ||
    isPanning ||
    // The editor itself listens once.
    editor.listenerCount("tick") > 1 ||
    editor.listenerCount("frame") > 0 ||
    editor.getInstanceState().scribbles.length > 0
  );
}
