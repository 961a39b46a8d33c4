import type { KeyboardEvent as ReactKeyboardEvent } from "react";

/** What an input method says with each key that is still its own; Safari says it of the Enter that ends a composition. */
const INPUT_METHOD = 229;

/**
 * Whether a key belongs to an input method, by which Chinese, Japanese and Korean are written: its Enter takes a
 * character and its Escape gives one up. Asked before any key is taken for something else.
 */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const { isComposing: composes, keyCode } = "nativeEvent" in event ? event.nativeEvent : event;
  return composes || keyCode === INPUT_METHOD;
}
