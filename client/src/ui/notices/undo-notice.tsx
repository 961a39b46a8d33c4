import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FocusEvent, useEffect, useRef, useState } from "react";
import { Kbd } from "../kbd";
import classes from "./undo-notice.module.css";

/** Long enough to notice a slip. The time stops while the notice has the pointer or the focus. */
const SHOWN_FOR_MS = 6_000;

interface UndoOffer {
  /** What was done, in a sentence. */
  readonly message: string;
  readonly undo: () => void;
  /** The key that undoes from anywhere. */
  readonly keys?: string | undefined;
}

/** Says what was done and offers an undo for six seconds. Returns a function that removes the offer earlier. */
export function offerUndo(offer: UndoOffer): () => void {
  const close = () => notifications.hide(id);
  const id: string = notifications.show({
    color: "teal",
    autoClose: false,
    priority: 1,
    message: <UndoNotice {...offer} onClose={close} />,
  });
  return close;
}

function UndoNotice({ message, undo, keys, onClose }: UndoOffer & { onClose: () => void }) {
  const [rests, setRests] = useState(false);
  const cameFrom = useRef<Element | null>(null);
  const line = useRef<HTMLSpanElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    const running = line.current?.animate([{ transform: "scaleX(1)" }, { transform: "scaleX(0)" }], {
      duration: SHOWN_FOR_MS,
      fill: "forwards",
    });
    running?.finished.then(
      () => close.current(),
      () => undefined,
    );
    return () => running?.cancel();
  }, []);
  useEffect(() => {
    for (const running of line.current?.getAnimations() ?? []) {
      if (rests) running.pause();
      else running.play();
    }
  }, [rests]);
  const onFocus = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) cameFrom.current = event.relatedTarget;
    setRests(true);
  };
  const take = () => {
    onClose();
    undo();
    // Focus returns to the text that the person came from.
    if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering stops the time, which is no action
    <span
      className={classes.notice}
      onPointerEnter={() => setRests(true)}
      onPointerLeave={() => setRests(false)}
      onFocus={onFocus}
      onBlur={() => setRests(false)}
    >
      <span className={classes.message}>{message}</span>
      <Button
        size="compact-sm"
        variant="subtle"
        flex="none"
        rightSection={keys === undefined ? undefined : <Kbd>{keys}</Kbd>}
        // A click must not take the focus from a text field.
        onMouseDown={(event) => event.preventDefault()}
        onClick={take}
      >
        Undo
      </Button>
      <span ref={line} className={classes.line} aria-hidden="true" />
    </span>
  );
}
