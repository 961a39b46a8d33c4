import { isComposing } from "./composing";

/**
 * Puts what is typed into the field until that has the focus, and keeps it from whatever lies below: a dialog appears and
 * takes the focus a moment after it was opened. Enter follows the letters that were typed before it. Returns what ends
 * it early.
 */
export function catchTyping(field: () => HTMLInputElement | null): () => void {
  let waiting = "";
  let entered = false;
  let frame = 0;
  const later = (run: () => void) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(run);
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener("keydown", onKeyDown, { capture: true });
  };
  const enter = (input: HTMLInputElement) => {
    stop();
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }));
  };
  const deliver = () => {
    const input = field();
    if (input === null) return later(deliver);
    if (waiting !== "") type(waiting, input);
    waiting = "";
    // What is found must be on the screen before one of it is chosen.
    if (entered) later(() => later(() => enter(input)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!entered && field() !== null && document.activeElement === field()) return stop();
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (entered) return;
    if (event.key === "Enter") entered = true;
    else if (event.key.length === 1) waiting += event.key;
    else return;
    deliver();
  };
  window.addEventListener("keydown", onKeyDown, { capture: true });
  return stop;
}

function type(letters: string, input: HTMLInputElement): void {
  input.setRangeText(letters, input.value.length, input.value.length, "end");
  // React hears of a value only by this event.
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
