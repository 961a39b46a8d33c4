import { isComposing } from "./composing";

/**
 * Puts what is typed into the field until that has the focus, and keeps it from whatever lies below: a dialog appears and
 * takes the focus a moment after it was opened. Returns what ends it early.
 */
export function catchTyping(field: () => HTMLInputElement | null): () => void {
  let waiting = "";
  let frame = 0;
  const deliver = () => {
    const input = field();
    if (input === null) {
      frame = requestAnimationFrame(deliver);
      return;
    }
    input.setRangeText(waiting, input.value.length, input.value.length, "end");
    waiting = "";
    // React hears of a value only by this event.
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (field() !== null && document.activeElement === field()) {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      return;
    }
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key.length !== 1) return;
    waiting += event.key;
    cancelAnimationFrame(frame);
    deliver();
  };
  window.addEventListener("keydown", onKeyDown, { capture: true });
  return () => {
    cancelAnimationFrame(frame);
    window.removeEventListener("keydown", onKeyDown, { capture: true });
  };
}
