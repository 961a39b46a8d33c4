/** Whether the focus is inside this part of the page. */
export function isFocusIn(selector: string): boolean {
  return document.activeElement?.closest(selector) != null;
}

/**
 * Calls back once the focus has left this part of the page, by key or by pointer. Waits until after the click that
 * moved it, so that nothing moves under the pointer. Returns a function that cancels.
 */
export function onceFocusLeaves(selector: string, left: () => void): () => void {
  let pressed = false;
  const look = () => {
    if (pressed || isFocusIn(selector)) return;
    stop();
    left();
  };
  const later = () => setTimeout(look);
  const down = () => {
    pressed = true;
  };
  const up = () => {
    pressed = false;
    later();
  };
  const listeners = { focusout: later, pointerdown: down, pointerup: up, pointercancel: up };
  const stop = () => {
    for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener, true);
  };
  for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener, true);
  return stop;
}
