import type { KeyboardEvent } from "react";
import { isComposing } from "@/lib/composing";

/** Enter says it, Shift+Enter makes a new line, Escape gives up where there is something to give up. */
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
