import type { KeyboardEvent } from "react";
import { isComposing } from "@/lib/composing";

/** Enter submits, Shift+Enter makes a new line, Escape gives up where `giveUp` is given. */
export function submitOnEnter(submit: () => void, giveUp?: () => void) {
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    if (event.key === "Enter" && !event.shiftKey) submit();
    else if (event.key === "Escape" && giveUp !== undefined) giveUp();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
