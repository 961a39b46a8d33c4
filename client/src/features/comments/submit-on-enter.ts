import type { KeyboardEvent } from "react";

/** Enter says it, Shift+Enter makes a new line, Escape gives up where there is something to give up. */
export function submitOnEnter(submit: () => void, giveUp?: () => void) {
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) submit();
    else if (event.key === "Escape" && giveUp !== undefined) giveUp();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
