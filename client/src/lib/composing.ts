import type { KeyboardEvent as ReactKeyboardEvent } from "react";

/**
 * The key code of every key that an input method handles. Safari sends it, without `isComposing`, for the Enter that
 * ends a composition.
 */
const INPUT_METHOD = 229;

/**
 * Whether a key belongs to an input method, such as those for Chinese, Japanese and Korean: its Enter accepts a
 * character and its Escape rejects one. Call it before handling any key.
 */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const { isComposing: composes, keyCode } = "nativeEvent" in event ? event.nativeEvent : event;
  return composes || keyCode === INPUT_METHOD;
}
